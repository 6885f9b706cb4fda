#include "spoken/date_parts.hpp"

#include <algorithm>
#include <array>

#include "spoken/numbers.hpp"
#include "spoken/table_search.hpp"

namespace lector::spoken {
namespace {

constexpr int kMostDays = 31;
constexpr int kMonths = 12;

std::string without_zero(std::string_view digits) {
  return std::string(digits.substr(digits.starts_with('0') ? 1 : 0));
}

std::string say_day(std::string_view digits,
                    const Language& language,
                    const std::string& rule_set = {}) {
  const auto day = without_zero(digits);
  const auto own = language.phrase("date.day_" + day);  // "premier"
  if (!own.empty()) return std::string(own);
  const bool is_ordinal = language.phrase("date.days_are") == "ordinals";
  if (!is_ordinal) return say_cardinal(day, language);
  const auto usual = language.phrase("date.day_rule_set");
  if (!rule_set.empty() && rule_set != language.ordinal_rule_set) {
    return say_number(day, rule_set, language);
  }
  return usual.empty() ? say_ordinal(day, language) : say_number(day, usual, language);
}

}  // namespace

bool is_day(std::string_view digits) {
  const auto day = digits.size() <= 2 ? value_of(digits) : 0;
  return day >= 1 && day <= kMostDays;
}

bool is_month(std::string_view digits) {
  const auto month = digits.size() <= 2 ? value_of(digits) : 0;
  return month >= 1 && month <= kMonths;
}

// A month's name or abbreviation with its stop.
int take_month(Cursor& at) {
  if (!at.is_word() || !at.begins_word()) return 0;
  const auto word = at.text();
  const auto* const month = at.language().months.value_of(folded(word));
  if (month == nullptr) return 0;
  at.next();
  if (!at.ends_word()) return 0;
  constexpr std::size_t kLongestAbbreviation = 4;
  if (count_letters(word) <= kLongestAbbreviation && at.text() == "." &&
      (at.is(TokenKind::space, 1) || at.text(1) == "," || at.text(1) == "-")) {
    at.next();
  }
  return value_of(*month);
}

// "5", "5th"; the ending counts where the language writes one.
std::string take_day(Cursor& at) {
  auto cursor = at;
  const auto digits = take_digits(cursor, 1, 2);
  if (!digits || !is_day(*digits)) return {};
  if (cursor.is_word()) {
    constexpr std::array<std::string_view, 4> kEndings = {"st", "nd", "rd", "th"};
    const auto ending = folded(cursor.text());
    if (std::ranges::find(kEndings, ending) != kEndings.end()) cursor.next();
  }
  // "1er", "2:a", "3-го"
  if (const auto ending = longest_folded(cursor, cursor.language().signs, "ordinal ")) {
    cursor = ending->end;
  }
  if (!cursor.ends_word()) return {};
  at = cursor;
  return *digits;
}

// " г.": said as the noun that stands for it.
std::string take_year_noun(Cursor& at) {
  auto cursor = at;
  cursor.take_space();
  const auto found = longest_folded(cursor, at.language().signs, "year ");
  if (!found || found->value.find("|~") != std::string::npos) return {};
  at = found->end;
  if (at.is_last() && at.text(-1) == ".") at = Cursor(at.sentence(), at.token() - 1);
  return " " + found->value.substr(found->value.find('|') + 1);
}

std::string month_name(int month, const Language& language) {
  const auto& names = language.calendar.months;
  return month >= 1 && month <= std::ssize(names) ? names[static_cast<std::size_t>(month - 1)]
                                                  : std::string();
}

std::string say_date(const Date& date, std::string_view pattern, const Language& language) {
  auto day = say_day(date.day, language, date.rule_set);
  for (const auto& next : date.more_days) day += " " + say_day(next, language, date.rule_set);
  if (!date.last_day.empty()) {
    day += " " + std::string(language.phrase("to")) + " " +
           say_day(date.last_day, language, date.rule_set);
  }
  auto words =
      fill(language.phrase(pattern), {{"day", day}, {"month", month_name(date.month, language)}});
  if (!date.short_year.empty()) {
    const bool has_zero = date.short_year.starts_with('0');
    words += " " + (has_zero ? say_digits("0", language) + " " : std::string()) +
             say_year(without_zero(date.short_year), language);
  }
  if (!date.year.empty()) {
    const auto year_pattern = date.joint.empty() ? std::string(language.phrase("date.year"))
                                                 : " " + date.joint + " {year}";
    words += fill(year_pattern, {{"year", say_year(date.year, language)}});
  }
  return words;
}

bool begins_chain(const Cursor& at) {
  const auto before = at.text(-1);
  return at.begins_word() && !(before == "-" || before == "/" || before == "." || before == "–");
}

bool ends_chain(const Cursor& at) {
  const bool is_sign = at.text() == "-" || at.text() == "/" || at.text() == "." || at.text() == ":";
  return at.ends_word() && !(is_sign && at.is(TokenKind::number, 1));
}

}  // namespace lector::spoken
