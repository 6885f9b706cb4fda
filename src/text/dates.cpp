#include <array>
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

}  // namespace

std::string long_date(std::string_view iso_date, std::string_view language) {
  const auto date = parse_iso(iso_date);
  const auto text = date ? format_long(*date, language) : std::nullopt;
  return text ? *text : std::string(iso_date);
}

}  // namespace lector::text
