// Dates with the name of a month, weekdays, quarters.
#include <utility>

#include "spoken/agreement.hpp"
#include "spoken/date_parts.hpp"
#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"

namespace lector::spoken {
namespace {

// "5-7": the second day, after a dash.
std::string take_last_day(Cursor& at) {
  auto cursor = at;
  if (!cursor.take_dash()) return {};
  auto day = take_day(cursor);
  if (!day.empty()) at = cursor;
  return day;
}

// "17/18 juin", "17-18-19 juin": days in a row.
std::vector<std::string> take_more_days(Cursor& at) {
  std::vector<std::string> days;
  if (at.language().phrase("date.day_row").empty()) return days;
  auto cursor = at;
  while (cursor.take_any({"/", "-"})) {
    auto day = take_day(cursor);
    if (day.empty()) break;
    days.push_back(std::move(day));
    at = cursor;
  }
  return days;
}

// " de", " del": what the language puts between month and year.
std::string take_year_joint(Cursor& at) {
  const auto joints = " " + std::string(at.language().phrase("date.year_joints")) + " ";
  auto word = folded(at.word_after());
  if (word.empty() || joints.find(" " + word + " ") == std::string::npos) return {};
  at.take_space();
  at.next();
  return word;
}

// " 2010", ", 2010": four digits that end there.
std::string take_year(Cursor& at) {
  auto cursor = at;
  cursor.take(",");
  if (!cursor.take_space()) return {};
  auto digits = take_digits(cursor, 4, 4);
  constexpr int kFirst = 1000;
  constexpr int kLast = 2100;
  if (!digits || !cursor.ends_word()) return {};
  if (value_of(*digits) < kFirst || value_of(*digits) > kLast) return {};
  const bool goes_on =
      cursor.text() == cursor.language().decimal_sign && cursor.is(TokenKind::number, 1);
  if (goes_on) return {};
  at = cursor;
  return std::move(*digits);
}

// "-2020": a year after a hyphen.
std::string take_hyphened_year(Cursor& at) {
  auto cursor = at;
  if (!cursor.take("-")) return {};
  auto year = take_digits(cursor, 4, 4);
  if (!year || !cursor.ends_word()) return {};
  at = cursor;
  return std::move(*year);
}

// The year behind a date with the word that joins it.
void take_joined_year(Cursor& at, Date& date) {
  auto cursor = at;
  date.joint = take_year_joint(cursor);
  date.year = take_year(cursor);
  if (!date.year.empty()) {
    at = cursor;
  } else if (!date.joint.empty()) {
    date.joint.clear();
    date.year = take_year(at);
  }
}

bool is_before_month(Cursor at) {
  if (!at.take_space()) return false;
  if (folded(at.text()) == at.language().phrase("date.of")) {
    at.next();
    at.take_space();
  }
  return take_month(at) != 0;
}

// "May 27, 2010", "Jan. 6", "May 5-7"
std::optional<Match> month_day(Cursor at) {
  Date date;
  date.month = take_month(at);
  if (date.month == 0) return std::nullopt;
  if (!at.take_space() && !at.take("-")) return std::nullopt;
  date.day = take_day(at);
  if (date.day.empty() || at.text() == ":") return std::nullopt;
  if (at.language().date_order == DateOrder::day_first && is_before_month(at)) {
    return std::nullopt;  // "mar. 23 nov.": a weekday
  }
  date.last_day = take_last_day(at);
  if (date.last_day.empty()) date.year = take_hyphened_year(at);  // "Jan-15-2020"
  if (date.year.empty()) take_joined_year(at, date);
  const auto& language = at.language();
  if (at.is(TokenKind::number, 1) && at.text() == language.decimal_sign) return std::nullopt;
  // "Jan 25 år": where the day comes first, only a year makes a date of it.
  if (language.date_order == DateOrder::day_first && date.year.empty()) return std::nullopt;
  return Match{at, say_date(date, "date.month_day", language)};
}

// The days of a date, with the stop that some languages write.
bool take_days(Cursor& at, Date& date) {
  date.rule_set = ordinal_rule_set(at);
  date.day = take_day(at);
  if (date.day.empty()) return false;
  date.more_days = take_more_days(at);
  if (at.text() == "." && at.text(1) == "/") at.next();  // "3./4. Mai"
  date.last_day = take_last_day(at);
  if (at.text() == "." && !at.language().phrase("date.day_stop").empty()) at.next();
  return at.take_space() || at.take("-");
}

// "27 May 2010", "the 26th of May", "5–7 May"
std::optional<Match> day_month(Cursor at) {
  if (!at.begins_word()) return std::nullopt;
  const auto before = at.text(-1);
  const bool is_decimal = (before == "." || before == "," || before == "-" || before == "/") &&
                          at.is(TokenKind::number, -2);
  if (is_decimal) return std::nullopt;
  const bool has_article = at.word_before() == "the";
  Date date;
  if (!take_days(at, date)) return std::nullopt;
  const auto joint = at.language().phrase("date.of");
  if (!joint.empty() && folded(at.text()) == joint && at.is(TokenKind::space, 1)) {
    at.next();
    at.next();
  }
  const bool is_name = begins_upper(at.text()) || count_letters(at.text()) > 2;
  date.month = take_month(at);
  if (date.month == 0 || !is_name) return std::nullopt;
  date.year = take_hyphened_year(at);
  if (date.year.empty()) take_joined_year(at, date);
  auto words = say_date(date, "date.day_month", at.language());
  if (!date.year.empty()) words += take_year_noun(at);
  if (has_article && words.starts_with("the ")) words.erase(0, 4);
  return Match{at, words};
}

// "May 2014", "Sept. 1939"
std::optional<Match> month_year(Cursor at) {
  const bool is_short = begins_upper(at.text()) || count_letters(at.text()) > 2;
  const auto month = take_month(at);
  if (month == 0 || !is_short) return std::nullopt;
  Date date;
  take_joined_year(at, date);
  if (date.year.empty()) return std::nullopt;
  const auto& language = at.language();
  const auto& alone = language.calendar.standalone_months;
  const bool is_alone = !language.phrase("date.month_alone").empty();
  const auto name =
      is_alone ? alone[static_cast<std::size_t>(month - 1)] : month_name(month, language);
  const auto noun = take_year_noun(at);
  return Match{at,
               fill(language.phrase("date.month_year"),
                    {{"month", name}, {"year", say_year(date.year, language)}}) +
                   noun};
}

// "Q3", "3Q", "H1", "2H": a quarter or half of a year.
struct PartOfYear {
  std::string number;
  std::string_view pattern;
};

std::optional<PartOfYear> take_part(Cursor& at) {
  const bool is_letter_first = at.is_word();
  auto number = at.next();
  auto letter = at.is_word() || at.is_number() ? at.next() : std::string_view();
  if (is_letter_first) std::swap(number, letter);
  const bool is_quarter = letter == "Q" && number.size() == 1 && number >= "1" && number <= "4";
  const bool is_half = letter == "H" && (number == "1" || number == "2");
  if (!is_quarter && !is_half) return std::nullopt;
  return PartOfYear{std::string(number),
                    at.language().phrase(is_quarter ? "date.quarter" : "date.half")};
}

// " 2024", "22", " '22": the year of a part.
std::string take_year_of_part(Cursor& at) {
  auto cursor = at;
  const bool is_apart = cursor.take_space();
  static_cast<void>(cursor.take("'") || cursor.take("’"));
  const auto digits = take_digits(cursor, 2, 4);
  if (!digits || digits->size() == 3 || !cursor.ends_word()) return {};
  if (is_apart && digits->size() != 4) return {};
  at = cursor;
  return fill(at.language().phrase("date.of_year"), {{"year", say_year(*digits, at.language())}});
}

// "Q3 2024", "3Q22", "H1 2024", "2H23"
std::optional<Match> part_of_year(Cursor at) {
  if (!at.begins_word()) return std::nullopt;
  const auto begin = at;
  const auto part = take_part(at);
  if (!part || part->pattern.empty()) return std::nullopt;
  const auto of_year = take_year_of_part(at);
  if (!at.ends_word()) return std::nullopt;
  const auto& language = at.language();
  const bool follows = begin.is_number() || language.year_words.has(begin.word_before());
  const auto article = follows ? language.phrase("date.part_article") : std::string_view();
  return Match{at,
               std::string(article) +
                   fill(part->pattern, {{"ordinal", say_ordinal(part->number, language)}}) +
                   of_year};
}

// What follows an abbreviated weekday and shows that it is one: a date, another day, a stop.
bool goes_on_as_weekday(const Cursor& at) {
  if (at.text() == "." || at.text() == "-") return true;
  auto after = at;
  after.take(",");
  after.take_space();
  const bool is_range = after.text() == "-" || after.text() == "–" || after.text() == "(";
  return is_range || after.is_number() || take_month(after) != 0;
}

// "Mon.-Sun.", "Tue., Jan. 5"
std::optional<Match> weekday(Cursor at) {
  const auto* const name = at.language().weekdays.value_of(folded(at.text()));
  if (name == nullptr || !at.begins_word() || !begins_upper(at.text())) return std::nullopt;
  const auto word = at.next();
  if (word == *name || !at.ends_word()) return std::nullopt;
  if (!goes_on_as_weekday(at)) return std::nullopt;
  at.take(".");
  std::string words = *name;
  auto cursor = at;
  if (cursor.take_dash()) {
    const auto* const last = cursor.language().weekdays.value_of(folded(cursor.text()));
    if (last != nullptr) {
      cursor.next();
      if (cursor.text() == "." && !cursor.is_last()) cursor.next();
      return Match{cursor, words + " " + std::string(at.language().phrase("to")) + " " + *last};
    }
  }
  return Match{at, words};
}

}  // namespace

void add_date_rules(RuleTable& table) {
  constexpr auto kDate = SemioticClass::date;
  table.at_word.insert(table.at_word.end(),
                       {{"date.month_day", kDate, month_day},
                        {"date.month_year", kDate, month_year},
                        {"date.part_of_year", kDate, part_of_year},
                        {"date.weekday", kDate, weekday}});
  table.at_number.insert(
      table.at_number.end(),
      {{"date.day_month", kDate, day_month}, {"date.part_of_year", kDate, part_of_year}});
}

}  // namespace lector::spoken
