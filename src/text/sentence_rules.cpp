#include "text/sentence_rules.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <mutex>

#include "base/toml.hpp"
#include "text/languages.hpp"

namespace lector::text {
namespace {

std::string text_or_empty(base::TomlTable& table, std::string_view key) {
  return table.has(key) ? table.text(key) : std::string();
}

WordList list(base::TomlTable& table, std::string_view key) {
  return WordList(text_or_empty(table, key));
}

bool flag(base::TomlTable& table, std::string_view key) {
  constexpr std::array<std::string_view, 2> kAllowed = {"no", "yes"};
  return table.word(key, kAllowed) == kAllowed[1];
}

SentenceRules read_rules(const base::DataFile& file) {
  auto document =
      base::TomlTable::parse(file.content, "text/languages/" + std::string(file.name) + ".toml");
  auto abbreviations = document.table("abbreviations");
  auto words = document.table("words");
  auto stops = document.table("stops");
  SentenceRules rules;
  rules.never_final = list(abbreviations, "never_final");
  rules.before_number = list(abbreviations, "before_number");
  rules.may_end = list(abbreviations, "may_end");
  rules.often_final = list(abbreviations, "often_final");
  rules.endings = list(abbreviations, "endings");
  rules.starters = list(words, "starters");
  rules.followers = list(words, "followers");
  rules.prepositions = list(words, "prepositions");
  rules.numbered = list(words, "numbered");
  rules.particles = list(words, "particles");
  rules.pronoun = text_or_empty(words, "pronoun");
  rules.has_ordinal_stop = flag(stops, "ordinals");
  rules.has_colon_stop = flag(stops, "colon");
  rules.has_capital_nouns = flag(stops, "capital_nouns");
  constexpr base::IntegerRange kShortestWord = {.least = 1, .greatest = 99, .otherwise = 6};
  rules.shortest_word = static_cast<std::size_t>(stops.integer("shortest_word", kShortestWord));
  for (const auto& table : {abbreviations, words, stops, document}) table.finish();
  return rules;
}

// Read when somebody asks for them: an article is in one language.
struct LazyRules {
  base::DataFile file;
  std::once_flag once;
  SentenceRules rules;
};

std::map<std::string_view, LazyRules> files_by_language() {
  std::map<std::string_view, LazyRules> files;
  for (const auto& file : language_files()) files[file.name].file = file;
  return files;
}

// Bokmål is what "Norwegian" means, and Nynorsk abbreviates alike.
std::string_view file_of(std::string_view language) {
  const auto primary = language.substr(0, language.find('-'));
  return primary == "no" || primary == "nn" ? "nb" : primary;
}

}  // namespace

WordList::WordList(std::string_view words) {
  constexpr std::string_view kWhiteSpace = " \n\r\t";
  for (auto begin = words.find_first_not_of(kWhiteSpace); begin != std::string_view::npos;) {
    const auto end = std::min(words.find_first_of(kWhiteSpace, begin), words.size());
    words_.emplace_back(words.substr(begin, end - begin));
    begin = words.find_first_not_of(kWhiteSpace, end);
  }
  std::ranges::sort(words_);
}

bool WordList::holds(std::string_view word) const {
  return std::ranges::binary_search(words_, word, std::ranges::less());
}

const SentenceRules& sentence_rules(std::string_view language) {
  static std::map<std::string_view, LazyRules> files = files_by_language();
  static const SentenceRules kNone;
  const auto found = files.find(file_of(language));
  if (found == files.end()) return kNone;
  auto& lazy = found->second;
  std::call_once(lazy.once, [&lazy] { lazy.rules = read_rules(lazy.file); });
  return lazy.rules;
}

}  // namespace lector::text
