/// What dates are made of: days, months and years, as they are written and as they are said.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "spoken/language.hpp"
#include "spoken/sentence.hpp"

namespace lector::spoken {

struct Date {
  int month = 0;
  std::string day;                     ///< digits
  std::string last_day;                ///< of a range of days
  std::string short_year;              ///< "06", where the language says it so
  std::string year;                    ///< digits; empty if unknown
  std::string rule_set;                ///< of the day, where the word before it tells
  std::string joint;                   ///< before the year, as written: "del"
  std::vector<std::string> more_days;  ///< "17/18 juin"
};

[[nodiscard]] bool is_day(std::string_view digits);
[[nodiscard]] bool is_month(std::string_view digits);

/// Steps over a month's name or abbreviation with its stop; its number, 0 if there is none.
int take_month(Cursor& at);

/// Steps over "5", "5th", "1er"; its digits, empty if there is no day.
std::string take_day(Cursor& at);

/// Steps over what follows a year and stands for a noun: " г."; the noun after a space.
std::string take_year_noun(Cursor& at);

/// As in a date; empty for anything but 1 to 12.
[[nodiscard]] std::string month_name(int month, const Language& language);

/// @param pattern  name of the phrase for day and month: "date.day_month".
[[nodiscard]] std::string say_date(const Date& date,
                                   std::string_view pattern,
                                   const Language& language);

/// No number of a chain like "1-2-3" stands before or goes on.
[[nodiscard]] bool begins_chain(const Cursor& at);
[[nodiscard]] bool ends_chain(const Cursor& at);

}  // namespace lector::spoken
