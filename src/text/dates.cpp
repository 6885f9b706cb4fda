#include <array>
#include <charconv>
#include <optional>

#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace lector::text {
namespace {

// "2025", "2025-04", "2025-04-01", and a time after "T" or a space.
std::optional<PartialDate> parse_iso(std::string_view text) {
  constexpr std::array<std::size_t, 3> kDigits = {4, 2, 2};
  PartialDate date;
  while (date.known < kDigits.size()) {
    const auto digits = kDigits.at(date.known);
    if (text.size() < digits) return std::nullopt;
    const char* const end = text.data() + digits;
    if (text[0] < '0' || text[0] > '9') return std::nullopt;
    const auto parsed = std::from_chars(text.data(), end, date.fields.at(date.known));
    if (parsed.ec != std::errc() || parsed.ptr != end) return std::nullopt;
    ++date.known;
    text.remove_prefix(digits);
    if (text.empty() || text[0] != '-') break;
    text.remove_prefix(1);
  }
  const bool has_time = date.known == 3 && !text.empty() && (text[0] == 'T' || text[0] == ' ');
  if (!text.empty() && !has_time) return std::nullopt;
  return date;
}

}  // namespace

std::string long_date(std::string_view iso_date, std::string_view language) {
  const auto date = parse_iso(iso_date);
  const auto text = date ? format_long(*date, language) : std::nullopt;
  return text ? *text : std::string(iso_date);
}

}  // namespace lector::text
