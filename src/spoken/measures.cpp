// Amounts with units.
#include <array>

#include "spoken/agreement.hpp"
#include "spoken/fractions.hpp"
#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"
#include "spoken/table_search.hpp"

namespace lector::spoken {
namespace {

// What a unit is called with an amount: CLDR's name, or the file's own noun ("=foot|feet").
std::string name_of_unit(std::string_view unit,
                         const std::string& amount,
                         const Language& language) {
  if (unit.starts_with('=')) return noun_form(unit.substr(1), amount, language);
  return unit_name(unit, amount, language.tag).value_or(std::string(unit));
}

std::optional<Found> find_unit(const Cursor& at) {
  const auto& units = at.language().units;
  auto found = longest(at, units);
  if (found) return found;
  // "800 gb", "850 mhz": small letters are common, and harmless where the unit has several.
  constexpr std::size_t kShortest = 2;
  found = longest_folded(at, units, "any ");
  if (found && found->key.size() < kShortest + 4) found.reset();
  return found;
}

// "in", "m", "a" are words as well: they count where no word goes on.
bool is_certain(const Found& unit, bool is_apart) {
  const bool is_elided = (unit.end.text() == "'" || unit.end.text() == "’") &&
                         unit.end.is(TokenKind::word, 1);  // "2 l'hanno visto"
  if (is_elided && unit.end.is(TokenKind::word, -1)) return false;
  if (!unit.end.language().careful_units.has(unit.key)) return true;
  const auto after = unit.end.word_after();
  if (!is_apart) return after.empty() || !after.ends_with('s');
  if (unit.end.is(TokenKind::space) && unit.end.is(TokenKind::number, 1)) return false;
  return after.empty();
}

// The stop of "5 ft." goes with it, unless it ends the sentence.
Cursor without_stop(const Found& unit) {
  const bool ends_sentence = unit.key.ends_with('.') && unit.end.is_last();
  return ends_sentence ? Cursor(unit.end.sentence(), unit.end.token() - 1) : unit.end;
}

// "5", "2.5 million"; "5-10" and "2x8" with the word for the sign between.
struct Amount {
  Numeral first;
  std::string scale;  ///< "million|millions"; empty if none
  std::string joint;
  std::optional<Numeral> second;

  [[nodiscard]] const Numeral& last() const { return second ? *second : first; }
  // Decides between singular and plural.
  [[nodiscard]] std::string number() const { return scale.empty() ? last().amount() : "1000000"; }
};

std::optional<Amount> take_amount(Cursor& at) {
  const auto& language = at.language();
  const auto first = take_numeral(at);
  if (!first) return std::nullopt;
  // "100m" are metres here, whatever "$100m" are.
  const bool is_letter = at.is_word() && count_letters(at.text()) == 1;
  Amount amount{*first, is_letter ? "" : take_scale(at).value_or(""), {}, {}};
  auto cursor = at;
  const bool is_apart = cursor.take_space();
  if (cursor.take_any({"x", "×", "X"})) {
    amount.joint = language.phrase("by");
  } else if (cursor.take_dash()) {
    amount.joint = language.phrase("to");
  }
  if (amount.joint.empty() || (is_apart && !cursor.take_space())) return amount;
  amount.second = take_numeral(cursor);
  if (amount.second) at = cursor;
  return amount;
}

std::string say_amount(const Amount& amount, const std::string& unit, const Language& language) {
  const auto scale = noun_form(amount.scale, amount.first.amount(), language);
  auto words = say_numeral(amount.first, language, scale.empty() ? unit : scale);
  if (!scale.empty()) words += " " + scale;
  if (!amount.second) return with_noun(words, unit, language);
  words += " " + amount.joint + " " + say_numeral(*amount.second, language, unit);
  return with_noun(words, unit, language);
}

bool begins_number(const Cursor& at) {
  const auto before = at.text(-1);
  const bool is_chain = (before == "." || before == "," || before == "/" || before == ":") &&
                        at.is(TokenKind::number, -2);
  return at.begins_word() && !is_chain;
}

// "5 km", "60mph", "20°C", "5-10 kg", "2.5 million km²"
std::optional<Match> amount_unit(Cursor at) {
  if (!begins_number(at)) return std::nullopt;
  const auto begin = at;
  const auto amount = take_amount(at);
  if (!amount) return std::nullopt;
  auto cursor = at;
  bool is_apart = cursor.take_space();
  const bool is_ordinal = longest_folded(cursor, at.language().signs, "ordinal ").has_value();
  if (!is_apart && cursor.text() == "-" && is_ordinal) return std::nullopt;  // "5-м"
  const bool is_hyphened = !is_apart && cursor.take("-");
  const auto unit = find_unit(cursor);
  if (!unit || !is_certain(*unit, is_apart)) return std::nullopt;
  const bool is_whole = amount->first.is_whole();
  if (!is_apart && unit->key == "s" && is_whole) return std::nullopt;  // "CN-235s": a plural
  const auto end = without_stop(*unit);
  const bool is_singular = is_hyphened || is_attribute(begin, end);
  const auto& language = at.language();
  const auto name = name_of_unit(unit->value, is_singular ? "1" : amount->number(), language);
  return Match{end, say_amount(*amount, name, language)};
}

// "1 1/2 m", "3/4 kg": a part of one.
std::optional<Match> fraction_unit(Cursor at) {
  const auto& language = at.language();
  if (language.phrase("measure.fraction_unit").empty() || !begins_number(at)) return std::nullopt;
  const auto fraction = read_fraction(at);
  if (!fraction) return std::nullopt;
  auto cursor = fraction->match.end;
  const bool is_apart = cursor.take_space();
  const auto unit = find_unit(cursor);
  if (!unit || !is_certain(*unit, is_apart)) return std::nullopt;
  const auto pattern =
      language.phrase(fraction->is_half ? "measure.half_unit" : "measure.fraction_unit");
  return Match{without_stop(*unit),
               fill(pattern,
                    {{"fraction", fraction->match.words},
                     {"unit", name_of_unit(unit->value, "1", language)}})};
}

// "5 ft 10 in", "6'2\"": feet and inches.
std::optional<Match> feet_and_inches(Cursor at) {
  if (!begins_number(at)) return std::nullopt;
  const auto& language = at.language();
  const auto pattern = language.phrase("measure.feet_inches");
  if (pattern.empty()) return std::nullopt;
  const auto feet = take_digits(at, 1, 2);
  if (!feet) return std::nullopt;
  at.take_space();
  const bool is_prime = at.take_any({"'", "’", "′"});
  if (!is_prime && !at.take("ft") && !at.take("feet")) return std::nullopt;
  at.take(".");
  at.take_space();
  const auto inches = take_digits(at, 1, 2);
  constexpr int kInches = 12;
  if (!inches || value_of(*inches) >= kInches) return std::nullopt;
  at.take_space();
  const bool is_closed = at.take_any({"\"", "”", "″"}) || at.take("in") || at.take("inches");
  if (!is_closed || !at.ends_word()) return std::nullopt;
  return Match{
      at,
      fill(pattern,
           {{"feet", say_cardinal(*feet, language)}, {"inches", say_cardinal(*inches, language)}})};
}

// "%", "40%–45%" is left to each amount; "per cent" alone: "in %".
std::optional<Match> lone_sign(Cursor at) {
  const auto& language = at.language();
  const auto* const words = language.signs.value_of("alone " + std::string(at.text()));
  if (words == nullptr) return std::nullopt;
  at.next();
  return Match{at, *words};
}

// "10%-20%": percent is said once.
std::optional<Match> percent_range(Cursor at) {
  if (!begins_number(at)) return std::nullopt;
  const auto& language = at.language();
  const auto first = take_numeral(at);
  if (!first) return std::nullopt;
  const bool has_first = at.take("%");
  if (!has_first || !at.take_dash()) return std::nullopt;
  const auto second = take_numeral(at);
  if (!second || !at.take("%")) return std::nullopt;
  const auto name = name_of_unit(*language.units.value_of("%"), second->amount(), language);
  return Match{at,
               say_numeral(*first, language) + " " + name + " " +
                   std::string(language.phrase("to")) + " " + say_numeral(*second, language) + " " +
                   name};
}

// "/km²" behind an amount that has a noun of its own: "inhabitants/km²".
std::optional<Match> per_unit(Cursor at) {
  const auto& language = at.language();
  const auto per = language.phrase("per");
  if (per.empty() || !at.take("/")) return std::nullopt;
  const auto unit = find_unit(at);
  if (!unit || language.careful_units.has(unit->key)) return std::nullopt;
  const auto name = unit_name("per-" + unit->value, "1", language.tag);
  if (!name) return std::nullopt;
  return Match{without_stop(*unit), " " + *name};
}

}  // namespace

void add_measure_rules(RuleTable& table) {
  constexpr auto kMeasure = SemioticClass::measure;
  table.at_number.insert(table.at_number.end(),
                         {{"measure.feet_and_inches", kMeasure, feet_and_inches},
                          {"measure.fraction_unit", kMeasure, fraction_unit},
                          {"measure.percent_range", kMeasure, percent_range},
                          {"measure.amount_unit", kMeasure, amount_unit}});
  table.at_sign.insert(table.at_sign.end(),
                       {{"measure.amount_unit", kMeasure, amount_unit},
                        {"measure.per_unit", kMeasure, per_unit},
                        {"measure.lone_sign", kMeasure, lone_sign}});
}

}  // namespace lector::spoken
