#include "publish/moment.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace lector::publish {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes a number of so many digits off the beginning of a text.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits || !std::ranges::all_of(text.substr(0, digits), is_digit))
    return std::nullopt;
  int number = 0;
  for (const char digit : text.substr(0, digits)) number = number * 10 + (digit - '0');
  text.remove_prefix(digits);
  return number;
}

bool take(std::string_view& text, char sign) {
  if (!text.starts_with(sign)) return false;
  text.remove_prefix(1);
  return true;
}

/// "-MM" and the like: a sign, then two digits up to a number.
std::optional<int> take_pair(std::string_view& text, char sign, int most) {
  auto rest = text;
  if (!take(rest, sign)) return std::nullopt;
  const auto number = take_number(rest, 2);
  if (!number || *number > most) return std::nullopt;
  text = rest;
  return number;
}

struct Clock {
  int hour = 0;
  int minute = 0;
  int second = 0;
};

/// "T17:13", "T17:13:20.5"; midnight where there is none.
Clock take_clock(std::string_view& text) {
  Clock clock;
  const auto hour = take_pair(text, text.starts_with(' ') ? ' ' : 'T', 23);
  if (!hour) return clock;
  const auto minute = take_pair(text, ':', 59);
  if (!minute) return clock;
  clock = {.hour = *hour, .minute = *minute};
  clock.second = std::min(take_pair(text, ':', 60).value_or(0), 59);  // leap seconds have no number
  if (take(text, '.') || take(text, ','))
    while (!text.empty() && is_digit(text.front())) text.remove_prefix(1);
  return clock;
}

/// Minutes east of Greenwich: "Z", "+09:00", "-0330"; none where there is nothing.
int take_zone(std::string_view text) {
  const int sign = text.starts_with('-') ? -1 : 1;
  if (!take(text, '+') && !take(text, '-')) return 0;
  const auto hours = take_number(text, 2);
  if (!hours || *hours > 23) return 0;
  static_cast<void>(take(text, ':'));
  const auto minutes = take_number(text, 2).value_or(0);
  return sign * (*hours * 60 + std::min(minutes, 59));
}

std::string two_digits(int number) {
  return std::to_string(100 + number).substr(1);
}

std::string zone_text(int minutes) {
  const int distance = minutes < 0 ? -minutes : minutes;
  return (minutes < 0 ? "-" : "+") + two_digits(distance / 60) + two_digits(distance % 60);
}

std::string mail_date(std::chrono::year_month_day day, const Clock& clock, int zone) {
  constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::weekday weekday{std::chrono::sys_days(day)};
  std::string text(kDays.at(weekday.c_encoding()));
  text += ", " + two_digits(static_cast<int>(static_cast<unsigned>(day.day()))) + " ";
  text += kMonths.at(static_cast<unsigned>(day.month()) - 1);
  text += " " + std::to_string(10'000 + static_cast<int>(day.year())).substr(1) + " ";
  text += two_digits(clock.hour) + ":" + two_digits(clock.minute) + ":" + two_digits(clock.second);
  return text + " " + zone_text(zone);
}

}  // namespace

std::optional<Moment> moment_of(std::string_view iso_date) {
  using namespace std::chrono;
  const auto year_number = take_number(iso_date, 4);
  const auto month_number = take_pair(iso_date, '-', 12);
  const auto day_number = month_number ? take_pair(iso_date, '-', 31) : std::nullopt;
  if (!year_number || !day_number) return std::nullopt;
  const year_month_day date{year{*year_number},
                            month{static_cast<unsigned>(*month_number)},
                            day{static_cast<unsigned>(*day_number)}};
  if (!date.ok()) return std::nullopt;
  const auto clock = take_clock(iso_date);
  const int zone = take_zone(iso_date);
  const auto local =
      sys_days(date) + hours{clock.hour} + minutes{clock.minute - zone} + seconds{clock.second};
  return Moment{.utc_seconds = duration_cast<seconds>(local.time_since_epoch()).count(),
                .text = mail_date(date, clock, zone)};
}

}  // namespace lector::publish
