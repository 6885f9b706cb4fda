// Dates in numbers alone.
#include <algorithm>
#include <utility>

#include "spoken/agreement.hpp"
#include "spoken/date_parts.hpp"
#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"

namespace lector::spoken {
namespace {

std::string say_numeric(const Date& date, DateOrder order, const Language& language) {
  return say_date(
      date, order == DateOrder::month_first ? "date.month_day" : "date.day_month", language);
}

// "2024-05-06", "1998/3/4", "2012.01.05"
std::optional<Match> year_first(Cursor at) {
  if (!begins_chain(at)) return std::nullopt;
  Date date;
  const auto year = take_digits(at, 4, 4);
  const std::string sign(at.text());
  if (!year || !at.take_any({"-", "/", ".", "–", "‑"})) return std::nullopt;
  const auto month = take_digits(at, 1, 2);
  if (!month || !is_month(*month)) return std::nullopt;
  const bool is_iso = !at.language().phrase("date.iso_months").empty() && sign == "-" &&
                      month->size() == 2 && is_year(*year);
  if (is_iso && month->front() == '0' && ends_chain(at)) {  // "2003-03"
    return Match{at,
                 fill(at.language().phrase("date.month_year"),
                      {{"month", month_name(value_of(*month), at.language())},
                       {"year", say_year(*year, at.language())}})};
  }
  if (!at.take(sign)) return std::nullopt;
  const auto day = take_digits(at, 1, 2);
  if (!day || !is_day(*day) || !ends_chain(at)) return std::nullopt;
  date.month = value_of(*month);
  date.day = *day;
  date.year = *year;
  return Match{at, say_numeric(date, at.language().date_order, at.language())};
}

// "01/10/2010": numbers and the sign between them.
struct Numbers {
  std::string first;
  std::string second;
  std::string year;
  std::string sign;
  std::string noun;  ///< behind the year: " года"
};

std::optional<Numbers> take_numbers(Cursor& at) {
  Numbers numbers;
  auto first = take_digits(at, 1, 2);
  numbers.sign = at.text();
  if (!first || !at.take_any({"-", "/", "."})) return std::nullopt;
  auto second = take_digits(at, 1, 2);
  if (!second || !at.take(numbers.sign)) return std::nullopt;
  auto year = take_digits(at, 2, 4);
  if (!year || year->size() == 3) return std::nullopt;
  if (year->size() == 4) numbers.noun = take_year_noun(at);
  if (!ends_chain(at)) return std::nullopt;
  numbers.first = std::move(*first);
  numbers.second = std::move(*second);
  numbers.year = std::move(*year);
  return numbers;
}

// The language's own order unless only the other is possible.
DateOrder order_of(const Numbers& numbers, const Language& language) {
  auto order = language.date_order;
  const bool is_long = numbers.sign == "-" && numbers.year.size() == 4;
  if (is_long && is_month(numbers.second)) order = DateOrder::day_first;
  const bool is_possible =
      is_month(order == DateOrder::month_first ? numbers.first : numbers.second);
  if (is_possible) return order;
  return order == DateOrder::month_first ? DateOrder::day_first : DateOrder::month_first;
}

std::string century_of(std::string_view year) {
  constexpr int kPivot = 50;
  return value_of(year) < kPivot ? "20" : "19";
}

// "01/10/2010", "31.12.1999", "5-6-24"
std::optional<Match> year_last(Cursor at) {
  if (!begins_chain(at)) return std::nullopt;
  const auto& language = at.language();
  Date date;
  date.rule_set = ordinal_rule_set(at);
  const auto numbers = take_numbers(at);
  if (!numbers) return std::nullopt;
  const bool has_century = numbers->year.size() == 4;
  const bool is_short = !has_century && !language.phrase("date.short_years").empty() &&
                        numbers->first.size() == 2 && numbers->second.size() == 2;
  if (!has_century && numbers->sign != "/" && !is_short) return std::nullopt;  // scores, versions
  const auto order = order_of(*numbers, language);
  const bool is_month_first = order == DateOrder::month_first;
  const auto& month = is_month_first ? numbers->first : numbers->second;
  date.day = is_month_first ? numbers->second : numbers->first;
  if (!is_month(month) || !is_day(date.day)) return std::nullopt;
  date.month = value_of(month);
  if (is_short) {
    date.short_year = numbers->year;
  } else {
    date.year = (has_century ? "" : century_of(numbers->year)) + numbers->year;
  }
  return Match{at, say_numeric(date, order, language) + numbers->noun};
}

// "02.03.", "am 5.11.": day and month with stops, where the language writes them so.
std::optional<Match> day_month_numbers(Cursor at) {
  const auto& language = at.language();
  if (language.phrase("date.short").empty() || !begins_chain(at)) return std::nullopt;
  Date date;
  date.rule_set = ordinal_rule_set(at);
  const auto day = take_digits(at, 1, 2);
  if (!day || !is_day(*day) || !at.take(".")) return std::nullopt;
  const auto month = take_digits(at, 1, 2);
  if (!month || !is_month(*month) || !at.ends_word()) return std::nullopt;
  const bool has_zeros = day->size() == 2 && month->size() == 2 && month->front() == '0';
  const bool has_stop = at.text() == "." && !at.is(TokenKind::number, 1);
  if (!has_zeros && !has_stop) return std::nullopt;
  if (has_stop && !at.is_last()) at.next();
  date.day = *day;
  date.month = value_of(*month);
  return Match{at, say_numeric(date, DateOrder::day_first, language)};
}

// "Friday", "Fri.", "Tu" and the space before a date in numbers; empty for anything else.
std::string take_weekday(Cursor& at) {
  const auto& language = at.language();
  const auto& full = language.calendar.weekdays;
  const auto word = folded(at.text());
  const auto* name = language.weekdays.value_of(word);
  if (name == nullptr) name = language.weekdays.value_of(word + " date");
  const bool is_full = std::ranges::find(full, at.text()) != full.end();
  if ((name == nullptr && !is_full) || !begins_upper(at.text())) return {};
  const auto written = at.next();
  auto words = is_full ? std::string(written) : *name;
  if (!is_full) at.take(".");
  if (at.take(",")) words += ',';
  return at.take_space() ? words + " " : std::string();
}

// "Friday 3/14", "Tu (2/22)": no fraction behind the name of a day.
std::optional<Match> weekday_numbers(Cursor at) {
  const auto& language = at.language();
  if (language.phrase("date.weekday_numbers").empty() || !at.begins_word()) return std::nullopt;
  const auto weekday = take_weekday(at);
  const bool has_bracket = at.take("(");
  const auto first = take_digits(at, 1, 2);
  if (weekday.empty() || !first || !at.take("/")) return std::nullopt;
  const auto second = take_digits(at, 1, 2);
  if (!second || !ends_chain(at)) return std::nullopt;
  if (at.word_after() == language.phrase("date.of")) return std::nullopt;  // "1/3 of voters"
  const auto order = order_of({*first, *second, {}, "/", {}}, language);
  const bool is_month_first = order == DateOrder::month_first;
  const auto& month = is_month_first ? *first : *second;
  Date date;
  date.day = is_month_first ? *second : *first;
  if (!is_month(month) || !is_day(date.day)) return std::nullopt;
  date.month = value_of(month);
  return Match{at, weekday + (has_bracket ? "(" : "") + say_numeric(date, order, language)};
}

}  // namespace

void add_numeric_date_rules(RuleTable& table) {
  constexpr auto kDate = SemioticClass::date;
  table.at_word.push_back({"date.weekday_numbers", kDate, weekday_numbers});
  table.at_number.insert(table.at_number.end(),
                         {{"date.year_first", kDate, year_first},
                          {"date.year_last", kDate, year_last},
                          {"date.day_month_numbers", kDate, day_month_numbers}});
}

}  // namespace lector::spoken
