// Times of day and durations.
#include <algorithm>

#include "spoken/agreement.hpp"
#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"
#include "spoken/table_search.hpp"

namespace lector::spoken {
namespace {

struct Time {
  int hour = 0;
  std::string minute;    ///< two digits; empty if not said
  std::string half_day;  ///< "A.M"
  std::string zone;
};

std::string digits_of(int number) {
  return std::to_string(number);
}

// "a.m.", "PM", "p.m": its words. The stop at a sentence's end stays.
std::string take_half_day(Cursor& at) {
  auto cursor = at;
  cursor.take_space();
  const auto found = longest_folded(cursor, at.language().signs, "half_day ");
  if (!found) return {};
  cursor = found->end;
  if (cursor.text(-1) == "." && cursor.is_last()) {
    cursor = Cursor(cursor.sentence(), cursor.token() - 1);
  }
  at = cursor;
  return found->value;
}

std::string take_zone(Cursor& at) {
  auto cursor = at;
  cursor.take_space();
  auto found = longest(cursor, at.language().zones);
  if (!found) return {};
  at = found->end;
  return found->value;
}

// "7:05", "19.30": hour and minute.
std::optional<Time> take_clock(Cursor& at, std::string_view sign) {
  constexpr int kHours = 24;
  constexpr int kMinutes = 59;
  auto cursor = at;
  Time time;
  const auto hour = take_digits(cursor, 1, 2);
  if (!hour || value_of(*hour) > kHours || !cursor.take(sign)) return std::nullopt;
  const auto minute = take_digits(cursor, 2, 2);
  if (!minute || value_of(*minute) > kMinutes) return std::nullopt;
  time.hour = value_of(*hour);
  time.minute = *minute;
  at = cursor;
  return time;
}

std::string say_minute(std::string_view minute, const Language& language) {
  if (minute.front() != '0') return say_cardinal(minute, language);
  const auto value = say_cardinal(minute.substr(1), language);
  return fill(language.phrase("time.small_minute"), {{"minute", value}});
}

std::string counted(int number, std::string_view unit, const Language& language);

// "cuarto", "media": some quarters have a name of their own.
std::string say_minutes(std::string_view minute, const Language& language) {
  const auto own = language.phrase("time.minute_" + std::string(minute));
  return own.empty() ? say_minute(minute, language) : std::string(own);
}

std::string say_hour(int hour, const Language& language) {
  const auto noun = language.phrase("time.hour_noun");
  const auto digits = digits_of(hour);
  return noun.empty() ? say_cardinal(digits, language)
                      : say_number(digits, cardinal_rule_set(noun, digits, language), language);
}

std::string say_clock(Time time, const Language& language) {
  constexpr int kNoon = 12;
  const bool is_full = time.minute.empty() || time.minute == "00";
  constexpr int kLateEvening = 22;
  const bool is_twice = !time.half_day.empty() && time.hour > kNoon && time.hour < kLateEvening;
  if (is_twice && !language.phrase("time.half_days").empty()) time.hour -= kNoon;
  const auto hour = say_hour(time.hour, language);
  std::string_view pattern = "time.clock";
  if (is_full) {
    pattern = "time.full_hour";
    if (!time.half_day.empty()) pattern = "time.hour";
    if (time.half_day.empty() && (time.hour > kNoon || time.hour == 0)) pattern = "time.full_24";
  }
  if (language.phrase(pattern).empty()) pattern = "time.full_hour";
  const auto minute = is_full ? std::string() : say_minutes(time.minute, language);
  return fill(language.phrase(pattern),
              {{"hour", hour},
               {"hours", counted(time.hour, "hour", language)},
               {"minute", minute},
               {"minutes", counted(value_of(time.minute), "minute", language)}});
}

std::string say_time(const Time& time, const Language& language) {
  auto words = say_clock(time, language);
  if (!time.half_day.empty()) words += " " + time.half_day;
  if (!time.zone.empty()) words += " " + time.zone;
  return words;
}

// "5", "1030": sure only with "a.m." behind it.
std::optional<Time> take_bare(Cursor& at) {
  const int latest = at.language().phrase("time.bare_24").empty() ? 12 : 24;
  constexpr int kMinutes = 59;
  const auto digits = take_digits(at, 1, 4);
  if (!digits) return std::nullopt;
  const auto minutes = digits->size() > 2 ? digits->substr(digits->size() - 2) : std::string();
  const auto hour = value_of(digits->substr(0, digits->size() - minutes.size()));
  if (hour > latest || (hour == 0 && latest == 12) || value_of(minutes) > kMinutes) {
    return std::nullopt;
  }
  return Time{hour, minutes, {}, {}};
}

// "14h30", "14 h 30", "14h", "2 h 30 min": the hour's sign stands between.
std::optional<Time> take_hours(Cursor& at) {
  constexpr int kHours = 24;
  constexpr int kMinutes = 59;
  if (at.language().phrase("time.hour_sign").empty()) return std::nullopt;
  auto cursor = at;
  Time time;
  const auto hour = take_digits(cursor, 1, 2);
  const bool is_apart = cursor.take_space();
  if (!hour || value_of(*hour) > kHours || !cursor.take_any({"h", "H"})) return std::nullopt;
  time.hour = value_of(*hour);
  at = cursor;
  cursor.take_space();
  const auto minute = take_digits(cursor, 2, 2);
  if (!minute || value_of(*minute) > kMinutes) {
    if (is_apart || !at.ends_word()) return std::nullopt;  // "2 h": a duration
    return time;
  }
  auto sign = cursor;
  sign.take_space();
  if (sign.take_any({"min", "m", "mn"}) && !sign.is_word()) cursor = sign;
  if (cursor.is_word()) return std::nullopt;
  time.minute = *minute;
  at = cursor;
  return time;
}

// "Uhr", "h": the pattern says it already.
bool take_suffix(Cursor& at) {
  auto cursor = at;
  cursor.take_space();
  const auto found = longest_folded(cursor, at.language().signs, "clock ");
  if (!found) return false;
  at = found->end;
  return true;
}

// "p.m. ET" behind a time that is no time without it, unless it is certain.
bool take_half_and_zone(Cursor& at, Time& time, bool is_certain) {
  time.half_day = take_half_day(at);
  if (!is_certain && time.half_day.empty()) return false;
  const bool is_whole = at.ends_word();
  time.zone = take_zone(at);
  return is_whole || !time.zone.empty();  // "1:59 p.m.est" is one
}

// The time up to its half of the day and zone.
std::optional<Time> take_time(Cursor& at) {
  auto cursor = at;
  const auto& language = at.language();
  const bool is_named = language.time_words.has(at.word_before());
  auto time = take_hours(cursor);
  if (!time) time = take_clock(cursor, ":");
  bool is_certain = time.has_value();
  if (!time) {
    const auto sign = language.phrase("time.other_sign");
    if (!sign.empty()) time = take_clock(cursor, sign);
    auto behind = cursor;
    const bool is_alone = !language.phrase("time.other_alone").empty() &&
                          (cursor.word_after().empty() || !take_zone(behind).empty());
    is_certain = time && (is_named || is_alone);
  }
  if (!time) {
    time = take_bare(cursor);
    if (!time) return std::nullopt;
  }
  if (take_suffix(cursor)) is_certain = true;
  if (!take_half_and_zone(cursor, *time, is_certain)) return std::nullopt;
  at = cursor;
  return time;
}

bool begins_clock(const Cursor& at) {
  const auto before = at.text(-1);
  const bool is_chain = (before == "." || before == ":" || before == "," || before == "$") &&
                        !at.is(TokenKind::space, -1);
  return at.begins_word() && !is_chain;
}

// "7:05 a.m. ET", "10:00", "6 p.m.", "9am-5pm"
std::optional<Match> clock(Cursor at) {
  if (!begins_clock(at)) return std::nullopt;
  const auto first = take_time(at);
  if (!first || (at.text() == ":" && at.is(TokenKind::number, 1))) return std::nullopt;
  auto words = say_time(*first, at.language());
  auto cursor = at;
  cursor.take_space();
  if (cursor.take_dash()) {
    cursor.take_space();
    if (const auto last = take_time(cursor)) {
      words += " " + std::string(at.language().phrase("to")) + " " + say_time(*last, at.language());
      return Match{cursor, words};
    }
  }
  return Match{at, words};
}

// "9-11 a.m.", "7:30–9 p.m.": the half of the day is said once.
std::optional<Match> hours(Cursor at) {
  constexpr int kHalfDay = 12;
  if (!begins_clock(at)) return std::nullopt;
  std::string first;
  if (auto clock_time = take_clock(at, ":")) {
    first = say_clock(*clock_time, at.language());
    if (clock_time->minute == "00")
      first = say_cardinal(digits_of(clock_time->hour), at.language());
  } else {
    const auto hour = take_digits(at, 1, 2);
    if (!hour || value_of(*hour) > kHalfDay) return std::nullopt;
    first = say_cardinal(*hour, at.language());
  }
  if (!at.take_dash()) return std::nullopt;
  const auto last = take_time(at);
  if (!last || last->half_day.empty()) return std::nullopt;
  return Match{
      at,
      first + " " + std::string(at.language().phrase("to")) + " " + say_time(*last, at.language())};
}

std::string counted(int number, std::string_view unit, const Language& language) {
  auto digits = digits_of(number);
  const auto none = language.phrase("time.none_counts_as");  // "zero horas"
  const auto amount = number == 0 && !none.empty() ? std::string(none) : digits;
  const auto noun = unit_name(unit, amount, language.tag);
  if (!noun) return digits;
  return with_noun(
      say_number(digits, cardinal_rule_set(*noun, digits, language), language), *noun, language);
}

// "14:10:30"; with signs for hours "15 h 10 min 40 s", "12h02m00s". The seconds.
std::optional<std::string> take_seconds(Cursor& at, bool has_signs) {
  constexpr int kSeconds = 59;
  auto cursor = at;
  if (has_signs) {
    cursor.take_space();
  } else if (!cursor.take(":")) {
    return std::nullopt;
  }
  auto second = take_digits(cursor, 2, 2);
  if (!second || value_of(*second) > kSeconds) return std::nullopt;
  if (has_signs) {
    cursor.take_space();
    if (!cursor.take_any({"s", "seg", "sec", "sek"})) return std::nullopt;
  }
  if (!cursor.ends_word()) return std::nullopt;
  at = cursor;
  return second;
}

// "14:10:30", "2:05:41"
std::optional<Match> duration(Cursor at) {
  if (!begins_clock(at)) return std::nullopt;
  auto time = take_clock(at, ":");
  const bool has_signs = !time;
  if (!time) time = take_hours(at);
  if (!time || time->minute.empty()) return std::nullopt;
  const auto second = take_seconds(at, has_signs);
  if (!second) return std::nullopt;
  const auto& language = at.language();
  constexpr int kNoon = 12;
  auto half = at;
  take_suffix(half);
  at = half;
  const bool is_twice = !language.phrase("time.half_days").empty() && time->hour > kNoon &&
                        !take_half_day(half).empty();
  const int hour = is_twice ? time->hour - kNoon : time->hour;
  const auto words = fill(language.phrase("time.duration"),
                          {{"hours", counted(hour, "hour", language)},
                           {"hour", say_hour(hour, language)},
                           {"minutes", counted(value_of(time->minute), "minute", language)},
                           {"seconds", counted(value_of(*second), "second", language)}});
  auto cursor = at;
  const auto half_day = take_half_day(cursor);
  const auto zone = take_zone(cursor);
  return Match{cursor,
               words + (half_day.empty() ? "" : " " + half_day) + (zone.empty() ? "" : " " + zone)};
}

// "1h 45m", "2 h 10 min"
std::optional<Match> hours_minutes(Cursor at) {
  const auto& language = at.language();
  const auto pattern = language.phrase("time.hours_minutes");
  if (pattern.empty() || !begins_clock(at)) return std::nullopt;
  const auto hour = take_digits(at, 1, 3);
  if (!hour) return std::nullopt;
  at.take_space();
  if (!at.take("h") && !at.take("hr") && !at.take("hrs")) return std::nullopt;
  at.take_space();
  const auto minute = take_digits(at, 1, 2);
  constexpr int kMinutes = 59;
  if (!minute || value_of(*minute) > kMinutes) return std::nullopt;
  at.take_space();
  if (!at.take_any({"m", "min", "mins"}) || !at.ends_word()) return std::nullopt;
  return Match{at,
               fill(pattern,
                    {{"hours", counted(value_of(*hour), "hour", language)},
                     {"minutes", counted(value_of(*minute), "minute", language)}})};
}

}  // namespace

void add_time_rules(RuleTable& table) {
  table.at_number.push_back({"time.hours_minutes", SemioticClass::time, hours_minutes});
  constexpr auto kTime = SemioticClass::time;
  table.at_number.insert(table.at_number.end(),
                         {{"time.clock", kTime, clock},
                          {"time.hours", kTime, hours},
                          {"time.duration", kTime, duration}});
}

}  // namespace lector::spoken
