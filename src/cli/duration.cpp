#include "cli/duration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace lector::cli {
namespace {

constexpr std::int64_t kMostHours = 1000;

struct Unit {
  std::string_view name;
  std::int64_t seconds;
};

constexpr std::array<Unit, 3> kUnits = {{{"h", 3600}, {"min", 60}, {"s", 1}}};

/// A whole number of digits alone.
std::optional<std::int64_t> number_of(std::string_view digits) {
  constexpr std::size_t kMostDigits = 9;
  if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
  std::int64_t number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

}  // namespace

std::optional<std::int64_t> duration_ms(std::string_view text) {
  std::int64_t seconds = 0;
  for (const auto& unit : kUnits) {
    constexpr std::string_view kDigits = "0123456789";
    const auto digits = std::min(text.find_first_not_of(kDigits), text.size());
    const auto letters = std::min(text.find_first_of(kDigits, digits), text.size());
    if (text.substr(digits, letters - digits) != unit.name) continue;
    const auto number = number_of(text.substr(0, digits));
    if (!number) return std::nullopt;
    seconds += *number * unit.seconds;
    text.remove_prefix(letters);
  }
  if (!text.empty() || seconds == 0 || seconds > kMostHours * 3600) return std::nullopt;
  return seconds * 1000;
}

std::string duration_text(std::int64_t time_ms) {
  const auto seconds = (time_ms + 500) / 1000;
  if (seconds >= 3600) {
    return fmt::format("{} h {} min {} s", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
  return seconds >= 60 ? fmt::format("{} min {} s", seconds / 60, seconds % 60)
                       : fmt::format("{} s", seconds);
}

std::string clock_text(std::int64_t seconds) {
  return seconds >= 3600
             ? fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
             : fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

bool is_day(std::string_view text) {
  constexpr std::size_t kBytes = std::string_view("2025-04-01").size();
  if (text.size() != kBytes || text[4] != '-' || text[7] != '-') return false;
  const auto year = number_of(text.substr(0, 4));
  const auto month = number_of(text.substr(5, 2));
  const auto day = number_of(text.substr(8, 2));
  if (!year || !month || !day) return false;
  return std::chrono::year_month_day{std::chrono::year(static_cast<int>(*year)),
                                     std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day))}
      .ok();
}

}  // namespace lector::cli
