// Ranges, scores and votes: two numbers and a dash between them.
#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"

namespace lector::spoken {
namespace {

// A number of a chain like "978-0-13" or "1-2-3" is no end of a range.
bool stands_alone(const Cursor& begin, const Cursor& end) {
  const auto before = begin.text(-1);
  const bool is_behind =
      (before == "-" || before == "–" || before == "/" || before == "." || before == ":") &&
      !begin.is(TokenKind::space, -1);
  const bool goes_on =
      (end.text() == "-" || end.text() == "–" || end.text() == "/") && end.is(TokenKind::number, 1);
  return begin.begins_word() && !is_behind && end.ends_word() && !goes_on;
}

std::string say_end(const std::string& digits, bool is_year_range, const Language& language) {
  return is_year_range ? say_year(digits, language) : say_cardinal(digits, language);
}

// "1939-45", "2019/20", "2024-25 season"
std::optional<Match> years(Cursor at) {
  const auto begin = at;
  const auto& language = at.language();
  const auto first = take_digits(at, 4, 4);
  if (!first || !is_year(*first) || language.phrase("to").empty()) return std::nullopt;
  auto cursor = at;
  cursor.take_space();
  const bool is_apart = cursor.token() != at.token();
  const bool has_slash = !is_apart && cursor.text() == "/";
  if (has_slash) {
    cursor.next();
  } else if (!cursor.take_dash()) {
    return std::nullopt;
  }
  if (is_apart && !cursor.take_space()) return std::nullopt;
  const auto last = take_digits(cursor, 2, 4);
  if (!last || last->size() == 3 || !stands_alone(begin, cursor)) return std::nullopt;
  const bool is_short = last->size() == 2;
  if (!is_short && !is_year(*last)) return std::nullopt;
  if (is_short && is_apart) return std::nullopt;
  const auto next = (value_of(*first) + 1) % 100;
  const bool follows = value_of(*last) % 100 == next;
  const auto after = folded(cursor.word_after());
  const auto season = language.phrase("season");
  const bool is_named = !season.empty() && after.starts_with(season);
  const bool is_season = is_short && follows && (has_slash || is_named);
  const std::string joint = is_season ? " " : " " + std::string(language.phrase("to")) + " ";
  auto end_words = say_end(*last, !is_short, language);
  if (is_short && last->front() == '0') {
    end_words = last->back() == '0' ? say_year(first->substr(0, 2) + *last, language)
                                    : fill(language.phrase("time.small_minute"),
                                           {{"minute", say_cardinal(last->substr(1), language)}});
  }
  return Match{cursor, say_year(*first, language) + joint + end_words};
}

// "10–12", "5-4", "3 - 2", "1,000-1,500"
std::optional<Match> numbers(Cursor at) {
  const auto begin = at;
  const auto& language = at.language();
  const auto to = language.phrase("to");
  if (to.empty()) return std::nullopt;
  const auto first = take_numeral(at);
  if (!first || first->is_negative) return std::nullopt;
  auto cursor = at;
  const bool is_apart = cursor.take_space();
  const bool is_wide = cursor.text() == "–" || cursor.text() == "—";
  if (!cursor.take_dash() || (is_apart && (!cursor.take_space() || !is_wide))) {
    return std::nullopt;
  }
  const auto second = take_numeral(cursor);
  if (!second || second->is_negative || !stands_alone(begin, cursor)) return std::nullopt;
  constexpr std::size_t kLongest = 7;
  if (first->integer.size() > kLongest || second->integer.size() > kLongest) return std::nullopt;
  const bool is_padded = first->integer.size() > 1 && first->integer.front() == '0';
  if (is_padded) return std::nullopt;
  return Match{
      cursor,
      say_numeral(*first, language) + " " + std::string(to) + " " + say_numeral(*second, language)};
}

// "2:8", "a 3:1 majority": a colon with one digit behind it is no time.
std::optional<Match> ratio(Cursor at) {
  const auto begin = at;
  const auto& language = at.language();
  const auto own = language.phrase("ratio.to");
  const auto to = own.empty() ? language.phrase("to") : own;
  const auto first = take_digits(at, 1, 3);
  if (to.empty() || !first || !at.take(":")) return std::nullopt;
  const auto second = take_digits(at, 1, 4);
  const bool is_clock = second && second->size() == 2 && value_of(*first) <= 24;
  if (!second || is_clock || !stands_alone(begin, at) || at.text() == ":") return std::nullopt;
  return Match{at,
               say_cardinal(*first, language) + " " + std::string(to) + " " +
                   say_cardinal(*second, language)};
}

// "2x8", "1080 × 1920", "x8"
std::optional<Match> dimensions(Cursor at) {
  const auto begin = at;
  const auto& language = at.language();
  const auto by = language.phrase("by");
  const auto first = take_numeral(at);
  if (by.empty() || !first) return std::nullopt;
  std::string words = say_numeral(*first, language);
  bool found = false;
  while (true) {
    auto cursor = at;
    cursor.take_space();
    if (!cursor.take_any({"x", "×", "X"})) break;
    cursor.take_space();
    const auto next = take_numeral(cursor);
    if (!next || !cursor.ends_word()) break;
    words += " " + std::string(by) + " " + say_numeral(*next, language);
    at = cursor;
    found = true;
  }
  if (!found || !stands_alone(begin, at)) return std::nullopt;
  return Match{at, words};
}

}  // namespace

void add_range_rules(RuleTable& table) {
  constexpr auto kRange = SemioticClass::range;
  table.at_number.insert(table.at_number.end(),
                         {{"range.years", kRange, years},
                          {"range.numbers", kRange, numbers},
                          {"range.ratio", kRange, ratio},
                          {"range.dimensions", kRange, dimensions}});
}

}  // namespace lector::spoken
