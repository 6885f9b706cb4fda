// Days, months, years, decades, quarters.
#include <algorithm>
#include <array>

#include "spoken/agreement.hpp"
#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"
#include "spoken/table_search.hpp"

namespace lector::spoken {
namespace {

constexpr int kMostDays = 31;
constexpr int kMonths = 12;

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
  const auto word = folded(at.word_after());
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
  const auto digits = take_digits(cursor, 4, 4);
  constexpr int kFirst = 1000;
  constexpr int kLast = 2100;
  if (!digits || !cursor.ends_word()) return {};
  if (value_of(*digits) < kFirst || value_of(*digits) > kLast) return {};
  const bool goes_on =
      cursor.text() == cursor.language().decimal_sign && cursor.is(TokenKind::number, 1);
  if (goes_on) return {};
  at = cursor;
  return *digits;
}

std::string month_name(int month, const Language& language) {
  const auto& names = language.calendar.months;
  return month >= 1 && month <= std::ssize(names) ? names[static_cast<std::size_t>(month - 1)]
                                                  : std::string();
}

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
  if (date.last_day.empty() && at.text() == "-") {  // "Jan-15-2020"
    auto cursor = at;
    cursor.next();
    const auto year = take_digits(cursor, 4, 4);
    if (year && cursor.ends_word()) {
      date.year = *year;
      at = cursor;
    }
  }
  if (date.year.empty()) take_joined_year(at, date);
  if (at.is(TokenKind::number, 1) && at.text() == at.language().decimal_sign) return std::nullopt;
  return Match{at, say_date(date, "date.month_day", at.language())};
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
  date.rule_set = ordinal_rule_set(at);
  date.day = take_day(at);
  if (date.day.empty()) return std::nullopt;
  date.more_days = take_more_days(at);
  if (at.text() == "." && at.text(1) == "/") at.next();  // "3./4. Mai"
  date.last_day = take_last_day(at);
  if (at.text() == "." && !at.language().phrase("date.day_stop").empty()) at.next();
  if (!at.take_space() && !at.take("-")) return std::nullopt;
  const auto joint = at.language().phrase("date.of");
  if (!joint.empty() && folded(at.text()) == joint && at.is(TokenKind::space, 1)) {
    at.next();
    at.next();
  }
  const bool is_name = begins_upper(at.text()) || count_letters(at.text()) > 2;
  date.month = take_month(at);
  if (date.month == 0 || !is_name) return std::nullopt;
  auto cursor = at;
  if (cursor.take("-")) {
    const auto year = take_digits(cursor, 4, 4);
    if (year && cursor.ends_word()) {
      date.year = *year;
      at = cursor;
    }
  }
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

std::string say_numeric(const Date& date, bool month_first, const Language& language) {
  return say_date(date, month_first ? "date.month_day" : "date.day_month", language);
}

bool begins_chain(const Cursor& at) {
  const auto before = at.text(-1);
  return at.begins_word() && !(before == "-" || before == "/" || before == "." || before == "–");
}

bool ends_chain(const Cursor& at) {
  const bool is_sign = at.text() == "-" || at.text() == "/" || at.text() == "." || at.text() == ":";
  return at.ends_word() && !(is_sign && at.is(TokenKind::number, 1));
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
  const bool month_first = at.language().date_order == DateOrder::month_first;
  return Match{at, say_numeric(date, month_first, at.language())};
}

// "01/10/2010", "31.12.1999", "5-6-24": order by the language unless only one is possible.
std::optional<Match> year_last(Cursor at) {
  if (!begins_chain(at)) return std::nullopt;
  const auto rule_set = ordinal_rule_set(at);
  const auto first = take_digits(at, 1, 2);
  const std::string sign(at.text());
  if (!first || !at.take_any({"-", "/", "."})) return std::nullopt;
  const auto second = take_digits(at, 1, 2);
  if (!second || !at.take(sign)) return std::nullopt;
  const auto year = take_digits(at, 2, 4);
  if (!year || year->size() == 3) return std::nullopt;
  const auto noun = year->size() == 4 ? take_year_noun(at) : std::string();
  if (!ends_chain(at)) return std::nullopt;
  const bool has_zeros = first->size() == 2 && second->size() == 2;
  const bool is_short = !at.language().phrase("date.short_years").empty() && has_zeros;
  if (year->size() == 2 && sign != "/" && !is_short) return std::nullopt;  // scores, versions
  bool month_first = at.language().date_order == DateOrder::month_first;
  if (sign == "-" && year->size() == 4 && is_month(*second)) month_first = false;
  if (!is_month(*(month_first ? first : second))) month_first = !month_first;
  const auto& month = month_first ? first : second;
  const auto& day = month_first ? second : first;
  if (!is_month(*month) || !is_day(*day)) return std::nullopt;
  Date date;
  date.month = value_of(*month);
  date.day = *day;
  date.year = *year;
  date.rule_set = rule_set;
  if (year->size() == 2 && is_short) {
    date.short_year = *year;
    date.year.clear();
  } else if (year->size() == 2) {
    constexpr int kPivot = 50;
    date.year = (value_of(*year) < kPivot ? "20" : "19") + *year;
  }
  return Match{at, say_numeric(date, month_first, at.language()) + noun};
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
  return Match{at, say_numeric(date, false, language)};
}

// What a year is said with: the entry of the table behind it, by the word before if there is one.
std::optional<Found> find_year_noun(const Cursor& at, const std::string& before) {
  auto cursor = at;
  cursor.take_space();
  const auto& signs = at.language().signs;
  auto found = longest_folded(cursor, signs, "year " + before + " ");
  if (!found) found = longest_folded(cursor, signs, "year ");
  const bool is_ending = found && found->value.find("|~") != std::string::npos;
  if (is_ending && at.is(TokenKind::space)) return std::nullopt;
  return found;
}

// "1999 г.", "1990er", "1990-talet", "1941–1945 годах": years by the ending or noun behind them,
// each with its rule set.
std::optional<Match> named_year(Cursor at) {
  const auto& language = at.language();
  if (!begins_chain(at) || at.text(-1) == language.decimal_sign) return std::nullopt;
  const auto before = at.word_before();
  const auto digits = take_digits(at, 2, 4);
  if (!digits || digits->size() == 3) return std::nullopt;
  auto found = find_year_noun(at, before);
  std::optional<std::string> last;
  if (!found && digits->size() == 4 && at.take_dash()) {
    last = take_digits(at, 4, 4);
    if (last) found = find_year_noun(at, before);
  }
  if (!found) return std::nullopt;
  const bool is_ending = found->value.find("|~") != std::string::npos;
  if (digits->size() == 2 && !is_ending) return std::nullopt;
  const auto bar = found->value.find('|');
  const auto rule_set = found->value.substr(0, bar);
  const auto noun = found->value.substr(bar + 1);
  auto words = say_number(*digits, rule_set, language);
  if (last) words += " – " + say_number(*last, rule_set, language);
  words += is_ending ? noun.substr(1) : " " + noun;
  auto end = found->end;
  if (end.is_last() && end.text(-1) == ".") end = Cursor(end.sentence(), end.token() - 1);
  return Match{end, words};
}

// "235s", "747s": no decade, but several of a kind.
std::optional<Match> plural(Cursor at) {
  if (!at.begins_word() || at.language().phrase("letters.acronyms").empty()) return std::nullopt;
  const auto digits = take_digits(at, 2, 4);
  if (!digits || !at.take("s") || !at.ends_word()) return std::nullopt;
  return Match{at, pluralized(say_model(*digits, at.language()))};
}

// "1990s", "'80s", "1930's", "20s"
std::optional<Match> decade(Cursor at) {
  auto cursor = at;
  if (!cursor.take("'") && !cursor.take("’") && !cursor.take("‘") && !cursor.begins_word()) {
    return std::nullopt;
  }
  const auto digits = take_digits(cursor, 2, 4);
  if (!digits || digits->size() == 3 || digits->back() != '0') return std::nullopt;
  if (cursor.text() != "s") {
    if (!cursor.take("'") && !cursor.take("’")) return std::nullopt;
  }
  if (!cursor.take("s") || !cursor.ends_word()) return std::nullopt;
  if (digits->size() == 4 && !is_year(*digits)) return std::nullopt;
  auto words = say_year(*digits, cursor.language());
  if (digits->size() == 2 && *digits == "00") {
    words = cursor.language().phrase("decade.00");
    return Match{cursor, words};
  }
  return Match{cursor, pluralized(words)};
}

// What follows a year in counting: "1,500 of", "1200 people".
bool counts_something(const Cursor& at) {
  const auto word = at.word_after();
  const auto& language = at.language();
  if (word.empty() || begins_upper(word)) return false;
  if (language.year_words.has(folded(word))) return false;
  constexpr std::size_t kShortestPlural = 4;
  return count_letters(word) >= kShortestPlural && word.ends_with('s') && !word.ends_with("ss") &&
         !word.ends_with("us") && !word.ends_with("is");
}

// "1993", "in 2008", "(1905)"; also "340 A.D."
std::optional<Match> year(Cursor at) {
  if (!begins_chain(at) && at.text(-1) != "-" && at.text(-1) != "–" && at.text(-1) != "/") {
    return std::nullopt;
  }
  const auto begin = at;
  const auto before = at.word_before();
  const auto digits = take_digits(at, 4, 4);
  if (!digits || !at.ends_word()) return std::nullopt;
  if (at.text() == at.language().decimal_sign && at.is(TokenKind::number, 1)) return std::nullopt;
  constexpr int kFirst = 1000;  // said so after "in": "in 1066"
  const bool is_named = at.language().year_words.has(before);
  if (!is_year(*digits) && !(is_named && value_of(*digits) > kFirst &&
                             is_year("2" + digits->substr(1)) && digits->front() == '1')) {
    return std::nullopt;
  }
  if (!is_named && counts_something(at)) return std::nullopt;
  const auto& language = at.language();
  const bool is_unsure = !language.phrase("date.year_alone").empty() && !is_named;
  const bool is_round = digits->ends_with("00");
  if (is_unsure && (is_round || !at.word_after().empty())) return std::nullopt;  // "1500 Menschen"
  const auto usual = language.phrase("date.year_rule_set");
  if (usual.empty()) return Match{at, say_year(*digits, language)};
  const auto rule_set = ordinal_rule_set(begin);  // "в 1945", "до 1945"
  return Match{at,
               say_number(*digits,
                          rule_set == language.ordinal_rule_set ? std::string(usual) : rule_set,
                          language)};
}

// "340 A.D.", "500 BC"
std::optional<Match> era(Cursor at) {
  if (!at.begins_word()) return std::nullopt;
  const auto numeral = take_numeral(at);
  if (!numeral || !numeral->is_whole() || !at.take_space()) return std::nullopt;
  const auto found = longest(at, at.language().signs, "era ");
  if (!found) return std::nullopt;
  const auto words = numeral->integer.size() > 4 ? say_cardinal(numeral->integer, at.language())
                                                 : say_model(numeral->integer, at.language());
  return Match{found->end, words + " " + found->value};
}

// "Q3 2024", "3Q22", "H1 2024", "2H23"
std::optional<Match> part_of_year(Cursor at) {
  if (!at.begins_word()) return std::nullopt;
  const auto begin = at;
  std::string number;
  std::string letter;
  if (at.is_word()) {
    letter = at.next();
    number = at.is_number() ? std::string(at.next()) : std::string();
  } else {
    number = at.next();
    letter = at.is_word() ? std::string(at.next()) : std::string();
  }
  const bool is_part = (letter == "Q" && number.size() == 1 && number >= "1" && number <= "4") ||
                       (letter == "H" && (number == "1" || number == "2"));
  const auto pattern = at.language().phrase(letter == "Q" ? "date.quarter" : "date.half");
  if (!is_part || pattern.empty()) return std::nullopt;
  std::string of_year;
  auto cursor = at;
  const bool is_apart = cursor.take_space();
  static_cast<void>(cursor.take("'") || cursor.take("’"));
  const auto digits = take_digits(cursor, 2, 4);
  if (digits && digits->size() != 3 && cursor.ends_word() && (!is_apart || digits->size() == 4)) {
    of_year =
        fill(at.language().phrase("date.of_year"), {{"year", say_year(*digits, at.language())}});
    at = cursor;
  }
  if (!at.ends_word()) return std::nullopt;
  const bool follows = begin.is_number() || at.language().year_words.has(begin.word_before());
  const auto article = follows ? at.language().phrase("date.part_article") : std::string_view();
  return Match{at,
               std::string(article) +
                   fill(pattern, {{"ordinal", say_ordinal(number, at.language())}}) + of_year};
}

// "Mon.-Sun.", "Tue., Jan. 5"
std::optional<Match> weekday(Cursor at) {
  const auto* const name = at.language().weekdays.value_of(folded(at.text()));
  if (name == nullptr || !at.begins_word() || !begins_upper(at.text())) return std::nullopt;
  const auto word = at.next();
  if (word == *name || !at.ends_word()) return std::nullopt;
  auto after = at;
  after.take(".");
  after.take(",");
  after.take_space();
  auto behind = after;
  const bool is_date = take_month(behind) != 0 || after.is_number();
  const bool is_range = after.text() == "-" || after.text() == "–" || after.text() == "(";
  const bool has_stop = at.text() == ".";
  if (!has_stop && !is_date && !is_range && at.text() != "-") return std::nullopt;
  if (has_stop) at.next();
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
  table.at_number.insert(table.at_number.end(),
                         {{"date.day_month", kDate, day_month},
                          {"date.year_first", kDate, year_first},
                          {"date.year_last", kDate, year_last},
                          {"date.part_of_year", kDate, part_of_year},
                          {"date.day_month_numbers", kDate, day_month_numbers},
                          {"date.named_year", kDate, named_year},
                          {"date.era", kDate, era},
                          {"date.decade", kDate, decade},
                          {"cardinal.plural", SemioticClass::cardinal, plural},
                          {"date.year", kDate, year}});
  table.at_sign.push_back({"date.decade", kDate, decade});
}

}  // namespace lector::spoken
