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

// What stands between two years.
struct YearJoint {
  bool is_slash = false;
  bool is_hyphen = false;
  bool is_apart = false;  ///< white space around a dash
};
std::optional<YearJoint> take_year_joint(Cursor& at) {
  YearJoint joint;
  joint.is_apart = at.take_space();
  joint.is_slash = !joint.is_apart && at.take("/");
  joint.is_hyphen = at.text() == "-";
  if (!joint.is_slash && !at.take_dash()) return std::nullopt;
  if (joint.is_apart && !at.take_space()) return std::nullopt;
  return joint;
}

// Two years as they are written: "1939-45", "2008/2009".
struct YearPair {
  std::string first;
  std::string last;
  YearJoint joint;

  [[nodiscard]] bool is_short() const { return last.size() == 2; }
};

// The "45" of "1939-45", the "04" of "from 2003-04", the "00" of "1999-00".
std::string say_short_year(const YearPair& pair, const Language& language) {
  constexpr int kCentury = 100;
  const auto& digits = pair.last;
  if (digits.front() != '0') return say_cardinal(digits, language);
  if (digits.back() == '0') {
    const int century = value_of(pair.first) / kCentury + (pair.first.ends_with("00") ? 0 : 1);
    return say_year(std::to_string(century) + digits, language);
  }
  const auto minute = say_cardinal(digits.substr(1), language);
  return fill(language.phrase("time.small_minute"), {{"minute", minute}});
}

std::string say_last_year(const YearPair& pair, const Language& language) {
  return pair.is_short() ? say_short_year(pair, language) : say_year(pair.last, language);
}

// "2019/20", "2024-25", "the 2008-2009 report": one year of a league, a school or a firm, not from
// one to the other. "In 1893-94" and lives in brackets are spans.
bool is_season(const YearPair& pair, const Cursor& begin, const Cursor& end) {
  constexpr int kCentury = 100;
  constexpr int kFirst = 1900;
  const auto& language = begin.language();
  const auto next = value_of(pair.first) + 1;
  if (value_of(pair.last) != (pair.is_short() ? next % kCentury : next)) return false;
  const auto season = language.phrase("season");
  if (pair.joint.is_slash && pair.is_short()) return true;
  if (season.empty()) return false;
  if (pair.joint.is_slash) return true;
  if (folded(end.word_after()).starts_with(season)) return true;
  const bool is_span = begin.word_before() == language.phrase("season.not_after") ||
                       pair.joint.is_apart || value_of(pair.first) < kFirst;
  return !is_span && (pair.is_short() || (pair.joint.is_hyphen && begin.text(-1) != "("));
}

// "twenty twenty-four twenty-five", "two thousand three four"
std::string say_season(const YearPair& pair, const Language& language) {
  const bool is_plain = pair.is_short() && pair.last.front() == '0' && pair.last.back() != '0' &&
                        !pair.first.ends_with("00") && !language.phrase("season").empty();
  return say_year(pair.first, language) + " " +
         (is_plain ? say_cardinal(pair.last.substr(1), language) : say_last_year(pair, language));
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
  const YearPair pair{*first, *last, *joint};
  const bool is_year_too = last->size() == 4 && is_year(*last);
  if (pair.is_short() ? joint->is_apart : !is_year_too) return std::nullopt;
  if (is_season(pair, begin, at)) return Match{at, say_season(pair, language)};
  return Match{
      at, say_year(*first, language) + " " + std::string(to) + " " + say_last_year(pair, language)};
}

// "5-3-Ws": capitals go on the chain, which is a code then; "2-3-Day Trip" is none.
bool is_code_behind(const Cursor& at) {
  constexpr std::size_t kShort = 2;
  if (at.text() != "-" || !at.is(TokenKind::word, 1) || !begins_upper(at.text(1))) return false;
  return is_capitals(at.text(1)) || count_letters(at.text(1)) <= kShort;
}

bool is_padded(std::string_view digits) {
  return digits.size() > 1 && digits.front() == '0';
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
  if (!is_apart && is_code_behind(cursor)) return std::nullopt;
  constexpr std::size_t kLongest = 7;
  if (first->integer.size() > kLongest || second->integer.size() > kLongest) return std::nullopt;
  if (is_padded(first->integer)) return std::nullopt;
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
  constexpr int kHours = 24;
  constexpr int kMinutes = 59;
  const bool is_clock =
      second && second->size() == 2 && value_of(*first) <= kHours && value_of(*second) <= kMinutes;
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
