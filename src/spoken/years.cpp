// Years by themselves, decades and eras.
#include "spoken/agreement.hpp"
#include "spoken/date_parts.hpp"
#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"
#include "spoken/table_search.hpp"

namespace lector::spoken {
namespace {

// What a year is said with: the entry of the table behind it, by the word before if there is one.
std::optional<Found> find_year_noun(const Cursor& at, const std::string& before) {
  auto cursor = at;
  cursor.take_space();
  const auto& signs = at.language().signs;
  auto found = longest_folded(cursor, signs, "year " + before + " ");
  if (!found) found = longest_folded(cursor, signs, "year ");
  const bool is_ending = found && found->value.find("|~") != std::string::npos;
  if (is_ending && at.is(TokenKind::space)) return std::nullopt;
  return found;
}

// "1999 г.", "1990er", "1990-talet", "1941–1945 годах": years by the ending or noun behind them,
// each with its rule set.
std::optional<Match> named_year(Cursor at) {
  const auto& language = at.language();
  if (!begins_chain(at) || at.text(-1) == language.decimal_sign) return std::nullopt;
  const auto before = at.word_before();
  const auto digits = take_digits(at, 2, 4);
  if (!digits || digits->size() == 3) return std::nullopt;
  auto found = find_year_noun(at, before);
  std::optional<std::string> last;
  if (!found && digits->size() == 4 && at.take_dash()) {
    last = take_digits(at, 4, 4);
    if (last) found = find_year_noun(at, before);
  }
  if (!found) return std::nullopt;
  const bool is_ending = found->value.find("|~") != std::string::npos;
  if (digits->size() == 2 && !is_ending) return std::nullopt;
  const auto bar = found->value.find('|');
  const auto rule_set = found->value.substr(0, bar);
  const auto noun = found->value.substr(bar + 1);
  auto words = say_number(*digits, rule_set, language);
  if (last) words += " – " + say_number(*last, rule_set, language);
  words += is_ending ? noun.substr(1) : " " + noun;
  auto end = found->end;
  if (end.is_last() && end.text(-1) == ".") end = Cursor(end.sentence(), end.token() - 1);
  return Match{end, words};
}

// "235s", "747s": no decade, but several of a kind.
std::optional<Match> plural(Cursor at) {
  if (!at.begins_word() || at.language().phrase("letters.acronyms").empty()) return std::nullopt;
  const auto digits = take_digits(at, 2, 4);
  if (digits && digits->size() == 3 && !at.take("'")) at.take("’");  // "the 747's wings"
  if (!digits || !at.take("s") || !at.ends_word()) return std::nullopt;
  return Match{at, pluralized(say_model(*digits, at.language()))};
}

// "1990s", "'80s", "1930's", "20s"
std::optional<Match> decade(Cursor at) {
  auto cursor = at;
  if (!cursor.take("'") && !cursor.take("’") && !cursor.take("‘") && !cursor.begins_word()) {
    return std::nullopt;
  }
  const auto digits = take_digits(cursor, 2, 4);
  if (!digits || digits->size() == 3 || digits->back() != '0') return std::nullopt;
  if (*digits == "10") return std::nullopt;  // "No. 10's"
  if (cursor.text() != "s") {
    if (!cursor.take("'") && !cursor.take("’")) return std::nullopt;
  }
  if (!cursor.take("s") || !cursor.ends_word()) return std::nullopt;
  if (digits->size() == 4 && !is_year(*digits)) return std::nullopt;
  auto words = say_year(*digits, cursor.language());
  if (digits->size() == 2 && *digits == "00") {
    words = cursor.language().phrase("decade.00");
    return Match{cursor, words};
  }
  return Match{cursor, pluralized(words)};
}

// "1972 tapes", but "2000 jobs": a count of our time's years would have a comma unless it is round.
bool is_of_our_time(std::string_view digits) {
  constexpr int kFirst = 1900;
  return value_of(digits) >= kFirst && !digits.ends_with("00");
}

// What follows a year in counting: "1,500 of", "1200 people".
bool counts_something(std::string_view digits, const Cursor& at) {
  if (!at.language().phrase("date.our_time").empty() && is_of_our_time(digits)) return false;
  const auto word = at.word_after();
  const auto& language = at.language();
  if (word.empty() || begins_upper(word)) return false;
  if (language.year_words.has(folded(word))) return false;
  constexpr std::size_t kShortestPlural = 4;
  return count_letters(word) >= kShortestPlural && word.ends_with('s') && !word.ends_with("ss") &&
         !word.ends_with("us") && !word.ends_with("is");
}

// Said as a year after "in": "in 1066".
bool is_early_year(const std::string& digits) {
  constexpr int kFirst = 1000;
  return value_of(digits) > kFirst && digits.front() == '1' && is_year("2" + digits.substr(1));
}

// "1500 Menschen", "1100": in some languages a number before a word or a round one is no year
// unless a word says so.
bool is_unsure(std::string_view digits, const Cursor& behind) {
  if (behind.language().phrase("date.year_alone").empty()) return false;
  return digits.ends_with("00") || !behind.word_after().empty();
}

// "1993", "in 2008", "(1905)"; also "340 A.D."
std::optional<Match> year(Cursor at) {
  if (!begins_chain(at) && at.text(-1) != "-" && at.text(-1) != "–" && at.text(-1) != "/") {
    return std::nullopt;
  }
  const auto begin = at;
  const auto before = at.word_before();
  const auto digits = take_digits(at, 4, 4);
  if (!digits || !at.ends_word()) return std::nullopt;
  const auto& language = at.language();
  if (at.text() == language.decimal_sign && at.is(TokenKind::number, 1)) return std::nullopt;
  const bool is_named = language.year_words.has(before);
  if (!is_year(*digits) && !(is_named && is_early_year(*digits))) return std::nullopt;
  constexpr int kLast = 2099;  // "2119 individual households"
  const bool is_far = value_of(*digits) > kLast && !at.word_after().empty();
  if (!is_named && (is_far || counts_something(*digits, at) || is_unsure(*digits, at)))
    return std::nullopt;
  const auto usual = language.phrase("date.year_rule_set");
  if (usual.empty()) return Match{at, say_year(*digits, language)};
  const auto rule_set = ordinal_rule_set(begin);  // "в 1945", "до 1945"
  return Match{at,
               say_number(*digits,
                          rule_set == language.ordinal_rule_set ? std::string(usual) : rule_set,
                          language)};
}

// "340 A.D.", "500 BC"
std::optional<Match> era(Cursor at) {
  if (!at.begins_word()) return std::nullopt;
  const auto numeral = take_numeral(at);
  if (!numeral || !numeral->is_whole() || !at.take_space()) return std::nullopt;
  const auto found = longest(at, at.language().signs, "era ");
  if (!found) return std::nullopt;
  const auto words = numeral->integer.size() > 4 ? say_cardinal(numeral->integer, at.language())
                                                 : say_model(numeral->integer, at.language());
  return Match{found->end, words + " " + found->value};
}

}  // namespace

void add_year_rules(RuleTable& table) {
  constexpr auto kDate = SemioticClass::date;
  table.at_number.insert(table.at_number.end(),
                         {{"date.named_year", kDate, named_year},
                          {"date.era", kDate, era},
                          {"date.decade", kDate, decade},
                          {"cardinal.plural", SemioticClass::cardinal, plural},
                          {"date.year", kDate, year}});
  table.at_sign.push_back({"date.decade", kDate, decade});
}

}  // namespace lector::spoken
