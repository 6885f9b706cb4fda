#include "spoken/language.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "base/toml.hpp"
#include "spoken/languages.hpp"
#include "spoken/sentence.hpp"

namespace lector::spoken {
namespace {

using base::TomlTable;

enum class Case { counts, folded };

Table read_table(TomlTable toml, Case letter_case) {
  Table table;
  for (const auto& key : toml.keys()) {
    table[letter_case == Case::folded ? folded(key) : key] = toml.text(key);
  }
  toml.finish();
  return table;
}

WordSet read_words(TomlTable& toml, std::string_view key) {
  WordSet words;
  for (auto& word : toml.texts(key)) words.insert(std::move(word));
  return words;
}

// The longest first, so that a piece never hides one that contains it.
Respellings read_respellings(TomlTable toml) {
  Respellings respellings;
  for (const auto& key : toml.keys()) {
    respellings.emplace_back(key, toml.is_text(key) ? toml.text(key) : std::string());
  }
  std::ranges::stable_sort(respellings, [](const auto& one, const auto& other) {
    return one.first.size() > other.first.size();
  });
  toml.finish();
  return respellings;
}

// What languages share; no language itself.
constexpr std::string_view kCommon = "common";

// Unit symbols and currency codes that most languages share. Where text may come without
// capitals, so may the codes.
void add_common(Language& language) {
  const auto files = language_files();
  const auto file = std::ranges::find(files, kCommon, &base::DataFile::name);
  if (file == files.end() || language.phrase("units.common").empty()) return;
  auto root = TomlTable::parse(file->content, "common.toml");
  for (auto& [symbol, unit] : read_table(root.table("units"), Case::counts)) {
    language.units.try_emplace(symbol, unit);
  }
  auto words = root.table("words");
  language.careful_units.merge(read_words(words, "careful_units"));
  const bool has_small = !language.phrase("money.small_codes").empty();
  for (const auto& code : words.texts("iso_codes")) {
    language.currencies.try_emplace(code, code);
    if (has_small) language.currencies.try_emplace(folded(code), language.currencies[code]);
  }
  words.finish();
  root.finish();
}

std::string text_or(TomlTable& toml, std::string_view key, std::string_view otherwise) {
  return toml.has(key) ? toml.text(key) : std::string(otherwise);
}

std::string region_of(std::string_view tag) {
  const auto dash = tag.rfind('-');
  return dash == std::string_view::npos ? std::string() : std::string(tag.substr(dash + 1));
}

void read_numbers(Language& language, TomlTable toml) {
  constexpr std::array<std::string_view, 3> kDigits = {"single", "pairs", "number"};
  language.cardinal_rule_set = text_or(toml, "cardinal", "spellout-numbering");
  language.ordinal_rule_set = text_or(toml, "ordinal", "spellout-ordinal");
  language.year_rule_set = text_or(toml, "year", "spellout-numbering-year");
  language.decimal_sign = text_or(toml, "decimal", ".");
  language.group_signs = toml.texts("groups");
  const auto digits = std::ranges::find(kDigits, toml.word("fraction_digits", kDigits));
  language.fraction_digits = static_cast<FractionDigits>(digits - kDigits.begin());
  toml.finish();
}

// Some regions of a language count and date otherwise: "en-GB".
void read_variant(Language& language, TomlTable toml) {
  const auto regions = toml.texts("regions");
  const auto cardinal = text_or(toml, "cardinal", language.cardinal_rule_set);
  const bool is_meant = std::ranges::find(regions, region_of(language.tag)) != regions.end();
  if (is_meant) {
    language.cardinal_rule_set = cardinal;
    language.date_order =
        language.date_order == DateOrder::day_first ? DateOrder::month_first : DateOrder::day_first;
  }
  toml.finish();
}

// "outside US telephone.double": a phrase of all regions but one.
void read_regional_phrases(Language& language) {
  constexpr std::string_view kOutside = "outside ";
  constexpr std::size_t kRegion = 2;
  Table found;
  for (const auto& [key, text] : language.phrases) {
    if (!key.starts_with(kOutside)) continue;
    const auto rest = key.substr(kOutside.size());
    if (rest.substr(0, kRegion) != region_of(language.tag)) found[rest.substr(kRegion + 1)] = text;
  }
  language.phrases.insert(found.begin(), found.end());
}

void add_names(Table& table, const std::vector<std::string>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto name = folded(names[i]);
    if (name.ends_with('.')) name.pop_back();
    if (!name.empty()) table.try_emplace(std::move(name), std::to_string(i + 1));
  }
}

void add_weekdays(Table& table, const CalendarNames& names) {
  for (std::size_t i = 0; i < names.short_weekdays.size(); ++i) {
    auto name = folded(names.short_weekdays[i]);
    if (name.ends_with('.')) name.pop_back();
    table.try_emplace(std::move(name), names.weekdays[i]);
  }
}

void read_tables(Language& language, TomlTable& root) {
  language.phrases = read_table(root.table("phrases"), Case::counts);
  language.scales = read_table(root.table("scales"), Case::counts);
  language.months = read_table(root.table("months"), Case::folded);
  language.weekdays = read_table(root.table("weekdays"), Case::folded);
  language.currencies = read_table(root.table("currencies"), Case::counts);
  language.units = read_table(root.table("units"), Case::counts);
  language.signs = read_table(root.table("signs"), Case::counts);
  language.electronic_signs = read_table(root.table("electronic_signs"), Case::counts);
  language.titles = read_table(root.table("titles"), Case::folded);
  language.abbreviations = read_table(root.table("abbreviations"), Case::folded);
  language.before_number = read_table(root.table("before_number"), Case::folded);
  language.after_name = read_table(root.table("after_name"), Case::folded);
  language.fractions = read_table(root.table("fractions"), Case::counts);
  language.zones = read_table(root.table("zones"), Case::counts);
  language.agreement = read_table(root.table("agreement"), Case::folded);
  language.ordinal_after = read_table(root.table("ordinal_after"), Case::folded);
  language.ordinal_before = read_table(root.table("ordinal_before"), Case::folded);
  language.decimal_places = read_table(root.table("decimal_places"), Case::counts);
  language.regions = read_table(root.table("regions"), Case::counts);
  language.respellings = read_respellings(root.table("respellings"));
  language.fraction_respellings = read_respellings(root.table("fraction_respellings"));
}

void read_word_sets(Language& language, TomlTable toml) {
  language.year_words = read_words(toml, "before_year");
  language.roman_words = read_words(toml, "before_roman");
  language.regnal_names = read_words(toml, "regnal_names");
  language.ruler_titles = read_words(toml, "ruler_titles");
  language.acronym_words = read_words(toml, "acronyms_read_as_words");
  language.spelled_acronyms = read_words(toml, "acronyms_spelled");
  language.onsets = read_words(toml, "onsets");
  language.codas = read_words(toml, "codas");
  language.junctions = read_words(toml, "junctions");
  language.nuclei = read_words(toml, "nuclei");
  language.stopless_titles = read_words(toml, "titles_without_stop");
  language.plain_words = read_words(toml, "common_in_capitals");
  language.careful_units = read_words(toml, "careful_units");
  language.telephone_words = read_words(toml, "before_telephone");
  language.serial_words = read_words(toml, "before_serial");
  language.domains = read_words(toml, "domains");
  language.scale_nouns = read_words(toml, "scale_nouns");
  language.telephone_shapes = read_words(toml, "telephone_shapes");
  language.time_words = read_words(toml, "before_time");
  toml.finish();
}

// Lower-case words are passed over unless a rule may begin with them.
void collect_triggers(Language& language) {
  for (const auto* table : {&language.months,
                            &language.weekdays,
                            &language.titles,
                            &language.abbreviations,
                            &language.before_number}) {
    for (const auto& [word, meaning] : *table) {
      language.triggers.insert(word.substr(0, word.find_first_of(". /")));
    }
  }
  for (const auto& [sign, name] : language.currencies) language.triggers.insert(sign);
  constexpr std::string_view kBare = "bare ";
  for (const auto& [word, name] : language.after_name) {
    if (word.starts_with(kBare)) language.triggers.insert(word.substr(kBare.size()));
  }
}

void read_file(Language& language, const base::DataFile& file) {
  constexpr std::array<std::string_view, 2> kOrders = {"day_first", "month_first"};
  auto root = TomlTable::parse(file.content, std::string(file.name) + ".toml");
  language.has_file = true;
  static_cast<void>(root.text("language"));
  static_cast<void>(root.texts("sources"));
  language.date_order = root.word("date_order", kOrders) == kOrders.front()
                            ? DateOrder::day_first
                            : DateOrder::month_first;
  read_numbers(language, root.table("numbers"));
  read_variant(language, root.table("variant"));
  read_tables(language, root);
  read_regional_phrases(language);
  read_word_sets(language, root.table("words"));
  add_common(language);
  static_cast<void>(root.tables("examples"));  // read by the tests
  root.finish();
}

}  // namespace

Language read_language(std::string_view tag, const base::DataFile* file) {
  Language language;
  language.tag = tag;
  if (file != nullptr) {
    read_file(language, *file);
    language.calendar = calendar_names(tag);
    add_names(language.months, language.calendar.months);
    add_names(language.months, language.calendar.standalone_months);
    add_names(language.months, language.calendar.short_months);
    add_weekdays(language.weekdays, language.calendar);
  }
  collect_triggers(language);
  return language;
}

const Language& Language::of(std::string_view tag) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<Language>, std::less<>> languages;
  const std::scoped_lock lock(mutex);
  const auto known = languages.find(tag);
  if (known != languages.end()) return *known->second;
  const auto files = language_files();
  const auto primary = tag.substr(0, tag.find('-'));
  const auto file =
      primary == kCommon ? files.end() : std::ranges::find(files, primary, &base::DataFile::name);
  auto language =
      std::make_unique<Language>(read_language(tag, file == files.end() ? nullptr : &*file));
  return *languages.emplace(std::string(tag), std::move(language)).first->second;
}

std::string_view Language::phrase(std::string_view key) const {
  const auto* const found = phrases.value_of(key);
  return found == nullptr ? std::string_view() : std::string_view(*found);
}

std::string noun_form(std::string_view noun, std::string_view amount, const Language& language) {
  std::vector<std::string_view> forms;
  while (true) {
    const auto bar = noun.find('|');
    forms.push_back(noun.substr(0, bar));
    if (bar == std::string_view::npos) break;
    noun.remove_prefix(bar + 1);
  }
  if (forms.size() == 1) return std::string(forms.front());
  const auto category = plural_category(amount, language.tag);
  std::size_t index = forms.size() - 1;
  if (category == "one") index = 0;
  if (category == "few") index = std::min<std::size_t>(1, index);
  if (category == "many") index = std::min<std::size_t>(2, index);
  return std::string(forms[index]);
}

std::string respelled(std::string words,
                      const Respellings& respellings,
                      std::string_view rule_set) {
  constexpr std::string_view kOrdinal = "ordinal:";
  for (const auto& [piece, instead] : respellings) {
    std::string_view from = piece;
    if (from.starts_with(kOrdinal)) {
      if (rule_set.find("ordinal") == std::string_view::npos) continue;
      from.remove_prefix(kOrdinal.size());
    }
    if (from.starts_with('^')) {
      from.remove_prefix(1);
      if (words.starts_with(from)) words.replace(0, from.size(), instead);
      continue;
    }
    for (auto at = words.find(from); at != std::string::npos;
         at = words.find(from, at + instead.size())) {
      words.replace(at, from.size(), instead);
    }
  }
  return words;
}

std::string fill(std::string_view pattern, const Values& values) {
  std::string result;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    const auto close = pattern.find('}', open == std::string_view::npos ? 0 : open);
    result += pattern.substr(0, open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    const auto name = pattern.substr(open + 1, close - open - 1);
    const auto value = std::ranges::find(values, name, &Values::value_type::first);
    if (value != values.end()) result += value->second;
    pattern.remove_prefix(close + 1);
  }
  return result;
}

}  // namespace lector::spoken
