/// Dates of the calendar, and how they are written down: ISO 8601.
#pragma once

#include <string>

namespace lector::article {

/// A date as far as a page gives it; 0 and -1 stand for what it doesn't give.
struct Stamp {
  bool is_update = false;
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = -1;
  int minute = 0;
  bool ambiguous = false;
};

/// True for a number that can only be a year on a page of news: 1500 to 2200.
[[nodiscard]] bool is_year(int number);

/// True if the day exists.
[[nodiscard]] bool is_date(int year, int month, int day);

/// "2025-04-01T17:13" as far as it is known; empty without a year.
[[nodiscard]] std::string iso(const Stamp& stamp);

}  // namespace lector::article
