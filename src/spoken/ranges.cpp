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

// What stands between two years.
struct YearJoint {
  bool is_slash = false;
  bool is_apart = false;  ///< white space around a dash
};
std::optional<YearJoint> take_year_joint(Cursor& at) {
  YearJoint joint;
  joint.is_apart = at.take_space();
  joint.is_slash = !joint.is_apart && at.take("/");
  if (!joint.is_slash && !at.take_dash()) return std::nullopt;
  if (joint.is_apart && !at.take_space()) return std::nullopt;
  return joint;
}

// The "45" of "1939-45", the "04" of "2003-04".
std::string say_short_year(const std::string& digits,
                           const std::string& first,
                           const Language& language) {
  if (digits.front() != '0') return say_end(digits, false, language);
  if (digits.back() == '0') return say_year(first.substr(0, 2) + digits, language);
  const auto minute = say_cardinal(digits.substr(1), language);
  return fill(language.phrase("time.small_minute"), {{"minute", minute}});
}

// "2019/20", "2024-25 season": one year of a league or school, not from one to the other.
bool is_season(const std::string& first,
               const std::string& last,
               bool has_slash,
               const Cursor& end) {
  constexpr int kCentury = 100;
  if (value_of(last) != (value_of(first) + 1) % kCentury) return false;
  const auto season = end.language().phrase("season");
  return has_slash || (!season.empty() && folded(end.word_after()).starts_with(season));
}

// "1939-45", "2019/20", "2024-25 season"
std::optional<Match> years(Cursor at) {
  const auto begin = at;
  const auto& language = at.language();
  const auto to = language.phrase("to");
  const auto first = take_digits(at, 4, 4);
  if (!first || !is_year(*first) || to.empty()) return std::nullopt;
  const auto joint = take_year_joint(at);
  const auto last = joint ? take_digits(at, 2, 4) : std::nullopt;
  if (!last || !stands_alone(begin, at)) return std::nullopt;
  const bool is_short = last->size() == 2;
  const bool is_year_too = last->size() == 4 && is_year(*last);
  if (is_short ? joint->is_apart : !is_year_too) return std::nullopt;
  const bool is_one = is_short && is_season(*first, *last, joint->is_slash, at);
  return Match{
      at,
      say_year(*first, language) + (is_one ? " " : " " + std::string(to) + " ") +
          (is_short ? say_short_year(*last, *first, language) : say_end(*last, true, language))};
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
