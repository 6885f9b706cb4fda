#include "article/calendar.hpp"

#include <array>
#include <cstddef>

namespace lector::article {
namespace {

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::string two_digits(int number) {
  std::string digits = std::to_string(number);
  return number < 10 ? "0" + digits : digits;
}

}  // namespace

bool is_year(int number) {
  return number >= 1500 && number <= 2200;
}

bool is_date(int year, int month, int day) {
  return is_year(year) && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
}

std::string iso(const Stamp& stamp) {
  if (stamp.year == 0 || stamp.month == 0) {
    return {};
  }
  std::string date = std::to_string(stamp.year) + "-" + two_digits(stamp.month);
  if (stamp.day > 0) {
    date += "-" + two_digits(stamp.day);
  }
  if (stamp.day > 0 && stamp.hour >= 0) {
    date += "T" + two_digits(stamp.hour) + ":" + two_digits(stamp.minute);
  }
  return date;
}

}  // namespace lector::article
