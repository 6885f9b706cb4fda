#include "article/dates.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "article/calendar.hpp"
#include "article/tokens.hpp"
#include "article/vocabulary.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

constexpr std::size_t kMostTokens = 60;

const DateWord* find_date_word(std::string_view word) {
  const auto words = date_words();
  const auto found =
      std::ranges::find_if(words, [&](const DateWord& entry) { return entry.word == word; });
  return found == words.end() ? nullptr : &*found;
}

/// "a.m." and its kin as one word each, so that their stops aren't marks.
std::string with_halves_joined(std::string key) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kHalves = {
      {{"a. m.", "antem"}, {"a.m.", "antem"}, {"p. m.", "pm"}, {"p.m.", "pm"}, {"a.m", "antem"}}};
  for (const auto& [written, joined] : kHalves) {
    for (auto at = key.find(written); at != std::string::npos; at = key.find(written, at)) {
      key.replace(at, written.size(), joined);
    }
  }
  return key;
}

/// "20255:13" taken apart: scraping joins the year and the time that stand in two boxes.
std::string with_year_apart(std::string key) {
  const auto is_digit = [&](std::size_t at) {
    return at < key.size() && key[at] >= '0' && key[at] <= '9';
  };
  for (auto colon = key.find(':'); colon != std::string::npos; colon = key.find(':', colon + 1)) {
    std::size_t begin = colon;
    while (begin > 0 && is_digit(begin - 1)) {
      --begin;
    }
    const std::size_t digits = colon - begin;
    if ((digits == 5 || digits == 6) && (key[begin] == '1' || key[begin] == '2')) {
      key.insert(begin + 4, 1, ' ');
      ++colon;
    }
  }
  return key;
}

/// Reads the tokens of one line, front to back; fails at the first that dates don't have.
class DateReader {
 public:
  /// The key must outlive the reader.
  explicit DateReader(std::string_view key) : tokens_(tokenize(key, kMostTokens)) {}

  /// False if the line holds anything else, or no date.
  bool read() {
    if (tokens_.empty() || tokens_.size() == kMostTokens) {
      return false;
    }
    day_first_ = std::ranges::any_of(tokens_, [](const Token& token) {
      const DateWord* word = find_date_word(token.text);
      return word != nullptr && word->meaning != DateMeaning::month && word->value == 1;
    });
    while (at_ < tokens_.size()) {
      if (!read_next()) {
        return false;
      }
    }
    return !stamps_.empty() && label_ == Label::none;
  }

  [[nodiscard]] const std::vector<Stamp>& stamps() const { return stamps_; }

 private:
  enum class Label { none, published, updated };

  [[nodiscard]] bool is_mark(std::size_t at, std::string_view mark) const {
    return at < tokens_.size() && tokens_[at].kind == TokenKind::mark && tokens_[at].text == mark;
  }
  [[nodiscard]] bool is_word(std::size_t at, std::string_view word) const {
    return at < tokens_.size() && tokens_[at].text == word;
  }
  [[nodiscard]] int number(std::size_t at) const {
    return at < tokens_.size() ? number_of(tokens_[at]) : -1;
  }
  [[nodiscard]] const DateWord* word(std::size_t at) const {
    return at < tokens_.size() ? find_date_word(tokens_[at].text) : nullptr;
  }
  [[nodiscard]] int month(std::size_t at) const {
    const DateWord* entry = word(at);
    return entry != nullptr && entry->meaning == DateMeaning::month ? entry->value : 0;
  }

  bool read_next() {
    if (read_time() || read_numeric_date() || read_korean_date() || read_day_month() ||
        read_month_day()) {
      return true;
    }
    return tokens_[at_].kind == TokenKind::mark ? read_mark() : read_word();
  }

  bool read_mark() {
    constexpr std::array<std::string_view, 13> kAllowed = {
        ",", ".", "|", "·", "•", "-", "–", "—", "(", ")", ":", "/", "｜"};
    const bool is_allowed = holds(kAllowed, tokens_[at_].text);
    at_ += is_allowed ? 1 : 0;
    return is_allowed;
  }

  bool read_word() {
    const DateWord* entry = word(at_);
    if (entry == nullptr) {
      return false;
    }
    switch (entry->meaning) {
      case DateMeaning::published:
        label_ = Label::published;
        break;
      case DateMeaning::updated:
        label_ = Label::updated;
        break;
      case DateMeaning::before_noon:
      case DateMeaning::after_noon:
        half_ = entry->meaning;
        break;
      case DateMeaning::month:
      case DateMeaning::unit:
        return false;
      default:
        break;
    }
    ++at_;
    return true;
  }

  void add(int year, int month, int day) {
    Stamp stamp;
    stamp.is_update = label_ == Label::updated;
    stamp.year = year;
    stamp.month = month;
    stamp.day = day;
    std::tie(stamp.hour, stamp.minute) = std::exchange(early_time_, {-1, 0});
    stamps_.push_back(stamp);
    label_ = Label::none;
    half_.reset();
  }

  /// "5:13 p.m.", "17:13:05", "17.13 Uhr", "17h13", "오후 5시 13분", "+09:00".
  bool read_time() {
    const int hour = number(at_);
    if (hour < 0 || hour > 24 || tokens_[at_].text.size() > 2) {
      return read_offset();
    }
    const bool is_clock = is_mark(at_ + 1, ":") || is_word(at_ + 1, "h") ||
                          is_word(at_ + 1, "시") || (is_mark(at_ + 1, ".") && ends_clock(at_ + 3));
    const int minute = number(at_ + 2);
    std::size_t end = at_ + 1;
    if (is_clock && minute >= 0 && minute < 60) {
      end = after_seconds(at_ + 3);
    } else if (!is_half(at_ + 1) && !is_word(at_ + 1, "uhr") && !is_word(at_ + 1, "시")) {
      return false;
    }
    set_time(hour, end > at_ + 1 ? minute : 0, end);
    return true;
  }

  [[nodiscard]] std::size_t after_seconds(std::size_t at) const {
    if (is_word(at, "분")) {
      return at + 1;
    }
    std::size_t end = is_mark(at, ":") && number(at + 1) >= 0 ? at + 2 : at;
    end = end > at && is_mark(end, ".") && number(end + 1) >= 0 ? end + 2 : end;
    return end;
  }

  /// Only what follows tells a time with a stop from a date.
  [[nodiscard]] bool ends_clock(std::size_t at) const {
    const DateWord* entry = word(at);
    return is_word(at, "uhr") || is_half(at) ||
           (entry != nullptr && entry->meaning == DateMeaning::zone);
  }

  [[nodiscard]] bool is_half(std::size_t at) const {
    return is_word(at, "pm") || is_word(at, "antem") || is_word(at, "am");
  }

  void set_time(int hour, int minute, std::size_t end) {
    const bool is_after = is_word(end, "pm") || half_ == DateMeaning::after_noon;
    const bool is_before =
        is_word(end, "am") || is_word(end, "antem") || half_ == DateMeaning::before_noon;
    at_ = end + (is_half(end) ? 1 : is_word(end, "시") ? 1 : 0);
    half_.reset();
    if (hour <= 12 && (is_after || is_before)) {
      hour = hour % 12 + (is_after ? 12 : 0);
    }
    if (hour >= 24) {
      return;
    }
    const bool is_before_date = stamps_.empty() || label_ != Label::none;
    if (is_before_date) {
      early_time_ = {hour, minute};
    } else {
      stamps_.back().hour = hour;
      stamps_.back().minute = minute;
    }
  }

  /// Offset from UTC behind a time. Times stay local, as the page has them.
  bool read_offset() {
    const bool is_sign = is_mark(at_, "+") || is_mark(at_, "-");
    if (!is_sign || stamps_.empty() || stamps_.back().hour < 0 || number(at_ + 1) < 0) {
      return false;
    }
    const bool has_minutes = is_mark(at_ + 2, ":") && number(at_ + 3) >= 0;
    at_ += has_minutes ? 4 : 2;
    return true;
  }

  /// "2025-04-01", "2025. 4. 1.", "1.4.2025", "01/04/2025".
  bool read_numeric_date() {
    const int first = number(at_);
    const int second = number(at_ + 2);
    const int third = number(at_ + 4);
    const bool is_joined = is_mark(at_ + 1, "-") || is_mark(at_ + 1, "/") || is_mark(at_ + 1, ".");
    if (first < 0 || second < 0 || third < 0 || !is_joined ||
        !is_mark(at_ + 3, tokens_[at_ + 1].text)) {
      return false;
    }
    const bool has_stops = is_mark(at_ + 1, ".");
    if (is_date(first, second, third)) {
      add(first, second, third);
    } else if (is_date(third, second, first) || is_date(third, first, second)) {
      add_day_and_month(third, {first, second}, has_stops || day_first_);
    } else {
      return false;
    }
    at_ += 5;
    return true;
  }

  void add_day_and_month(int year, std::pair<int, int> parts, bool day_first) {
    const auto [first, second] = parts;
    const bool may_be_day_first = is_date(year, second, first);
    const bool may_be_month_first = is_date(year, first, second);
    if (may_be_day_first && (day_first || !may_be_month_first || first == second)) {
      add(year, second, first);
      return;
    }
    if (!may_be_day_first) {
      add(year, first, second);
      return;
    }
    add(0, 0, 0);
    stamps_.back().ambiguous = true;
  }

  /// "2025년 4월 1일".
  bool read_korean_date() {
    const bool is_korean =
        is_word(at_ + 1, "년") && is_word(at_ + 3, "월") && is_word(at_ + 5, "일");
    if (!is_korean || !is_date(number(at_), number(at_ + 2), number(at_ + 4))) {
      return false;
    }
    add(number(at_), number(at_ + 2), number(at_ + 4));
    at_ += 6;
    return true;
  }

  /// Place behind stops, ordinal endings and "de" that stand between the parts of a date.
  [[nodiscard]] std::size_t after_joints(std::size_t at) const {
    constexpr std::array<std::string_view, 12> kJoints = {
        ".", ",", "st", "nd", "rd", "th", "º", "de", "del", "of", "-", "er"};
    while (at < tokens_.size() && holds(kJoints, tokens_[at].text)) {
      ++at;
    }
    return at;
  }

  /// "1 April 2025", "1. April 2025", "1 de abril de 2025"; the year may be missing.
  bool read_day_month() {
    const int day = number(at_);
    const std::size_t month_at = after_joints(at_ + 1);
    if (day < 1 || day > 31 || month(month_at) == 0) {
      return false;
    }
    return add_with_year(month(month_at), day, month_at + 1);
  }

  /// "April 1, 2025", "April 2025"; the year may be missing.
  bool read_month_day() {
    const int named = month(at_);
    if (named == 0) {
      return false;
    }
    const int day = number(at_ + 1) >= 0 ? number(at_ + 1) : number(after_joints(at_ + 1));
    const std::size_t day_at = number(at_ + 1) >= 0 ? at_ + 1 : after_joints(at_ + 1);
    if (is_year(day)) {
      add(day, named, 0);
      at_ = day_at + 1;
      return true;
    }
    return day >= 1 && day <= 31 && add_with_year(named, day, day_at + 1);
  }

  bool add_with_year(int named, int day, std::size_t behind) {
    const std::size_t year_at = after_joints(behind);
    const int year = number(year_at);
    if (!is_year(year)) {
      add(0, named, day);
      at_ = behind;
      return true;
    }
    if (!is_date(year, named, day)) {
      return false;
    }
    add(year, named, day);
    at_ = year_at + 1;
    return true;
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::vector<Stamp> stamps_;
  Label label_ = Label::none;
  std::optional<DateMeaning> half_;
  std::pair<int, int> early_time_ = {-1, 0};  ///< a time in front of its date
  bool day_first_ = false;
};

}  // namespace

std::optional<Dates> read_dates(std::string_view line) {
  if (line.find_first_of("0123456789") == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string key = with_year_apart(with_halves_joined(matching_key(line)));
  DateReader reader(key);
  if (!reader.read()) {
    return std::nullopt;
  }
  Dates dates;
  for (const Stamp& stamp : reader.stamps()) {
    auto& date = stamp.is_update ? dates.updated : dates.published;
    dates.ambiguous = dates.ambiguous || stamp.ambiguous;
    if (!date && !iso(stamp).empty()) {
      date = iso(stamp);
    }
  }
  return dates;
}

}  // namespace lector::article
