#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace lector::text {
namespace {

// The number that the text begins with, of just so many digits.
std::optional<int> leading_number(std::string_view text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int number = 0;
  for (const char digit : text.substr(0, digits)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

bool begins_time(std::string_view text) {
  return text.starts_with('T') || text.starts_with(' ');
}

// "2025", "2025-04", "2025-04-01", and a time after "T" or a space.
std::optional<PartialDate> parse_iso(std::string_view text) {
  constexpr std::array<std::size_t, 3> kDigits = {4, 2, 2};
  PartialDate date;
  for (const auto digits : kDigits) {
    const auto number = leading_number(text, digits);
    if (!number) return std::nullopt;
    date.fields.at(date.known++) = *number;
    text.remove_prefix(digits);
    if (text.empty()) return date;
    if (!text.starts_with('-')) break;
    text.remove_prefix(1);
  }
  if (date.known < kDigits.size() || !begins_time(text)) return std::nullopt;
  return date;
}

// Takes a sign and two digits from the front of a text, if they make a number up to a limit.
std::optional<int> take_pair(std::string_view& text, std::string_view signs, int most) {
  if (text.empty() || signs.find(text.front()) == std::string_view::npos) return std::nullopt;
  const auto number = leading_number(text.substr(1), 2);
  if (!number || *number > most) return std::nullopt;
  text.remove_prefix(3);
  return number;
}

// "Z", "+09:00", "-0330", or nothing.
bool is_zone(std::string_view text) {
  constexpr int kMostHours = 14;  // that clocks are ahead
  if (text.empty() || text == "Z") return true;
  if (!take_pair(text, "+-", kMostHours)) return false;
  if (text.starts_with(':')) text.remove_prefix(1);
  const auto minutes = leading_number(text, 2);
  return minutes && *minutes < 60 && text.size() == 2;
}

// What follows a minute: seconds, with a fraction or without, and a zone.
bool is_rest_of_time(std::string_view text) {
  constexpr int kLeapSecond = 60;
  if (!text.starts_with(':')) return is_zone(text);
  if (!take_pair(text, ":", kLeapSecond)) return false;
  if (text.starts_with('.')) {
    const auto end = std::min(text.find_first_not_of("0123456789", 1), text.size());
    if (end == 1) return false;
    text.remove_prefix(end);
  }
  return is_zone(text);
}

}  // namespace

bool is_iso_date(std::string_view text) {
  using namespace std::chrono;
  const auto year_number = leading_number(text, 4);
  if (!year_number) return false;
  text.remove_prefix(4);
  if (text.empty()) return true;
  const auto month_number = take_pair(text, "-", 12);
  if (!month_number || *month_number == 0) return false;
  if (text.empty()) return true;
  const auto day_number = take_pair(text, "-", 31);
  const year_month_day date{year(*year_number),
                            month(static_cast<unsigned>(*month_number)),
                            day(static_cast<unsigned>(day_number.value_or(0)))};
  if (!date.ok()) return false;
  if (text.empty()) return true;
  return take_pair(text, "T ", 23) && take_pair(text, ":", 59) && is_rest_of_time(text);
}

std::string long_date(std::string_view iso_date, std::string_view language) {
  const auto date = parse_iso(iso_date);
  const auto text = date ? format_long(*date, language) : std::nullopt;
  return text ? *text : std::string(iso_date);
}

}  // namespace lector::text
