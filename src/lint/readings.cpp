// Changes whose rule may be wrong at this place.
#include <algorithm>
#include <array>
#include <string>

#include "lint/finders.hpp"
#include "lint/tally.hpp"

namespace lector::lint {
namespace {

using script::Change;
using script::Segment;

using Condition = bool (*)(std::string_view written);

bool always(std::string_view /*written*/) {
  return true;
}

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

// The numbers in "01/10/2010".
std::vector<int> numbers_in(std::string_view written) {
  constexpr int kMost = 100'000;
  std::vector<int> numbers;
  bool is_inside = false;
  for (const char byte : written) {
    if (is_digit(byte)) {
      if (!is_inside) numbers.push_back(0);
      if (numbers.back() < kMost) numbers.back() = numbers.back() * 10 + (byte - '0');
    }
    is_inside = is_digit(byte);
  }
  return numbers;
}

// Day and month could change places.
bool is_two_days(std::string_view written) {
  constexpr int kMonths = 12;
  const auto numbers = numbers_in(written);
  const bool has_letter = std::ranges::any_of(written, [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  });
  return !has_letter && numbers.size() >= 2 && numbers[0] <= kMonths && numbers[1] <= kMonths &&
         numbers[0] != numbers[1];
}

bool is_four_digits(std::string_view written) {
  return written.size() == 4 && std::ranges::all_of(written, is_digit);
}

// Four digits said as a year that is far from ours.
bool is_odd_year(std::string_view written) {
  const auto numbers = numbers_in(written);
  constexpr int kFirst = 1700;
  constexpr int kLast = 2100;
  return is_four_digits(written) && (numbers[0] < kFirst || numbers[0] > kLast);
}

// Four digits said as an amount that could be a year of ours.
bool is_like_year(std::string_view written) {
  return is_four_digits(written) && !is_odd_year(written);
}

bool is_saint_or_street(std::string_view written) {
  return written == "St" || written == "St.";
}

bool is_doctor_or_drive(std::string_view written) {
  return written == "Dr" || written == "Dr.";
}

bool ends_as_inch(std::string_view written) {
  return written.ends_with(" in") || written.ends_with(" in.");
}

// "3 m", not "3 km".
bool ends_as_m(std::string_view written) {
  if (!written.ends_with('m') || written.size() < 2) return false;
  const char before = written[written.size() - 2];
  return is_digit(before) || before == ' ';
}

bool lacks_half_of_day(std::string_view written) {
  return std::ranges::none_of(written, [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  });
}

/// A rule whose reading may be wrong, where, and what else it could be.
struct Doubt {
  std::string_view rule;
  Condition applies;
  std::string_view why;
};

constexpr std::array<Doubt, 18> kDoubts = {{
    {"date.year_last", is_two_days, "day and month could change places"},
    {"date.year_first", is_two_days, "day and month could change places"},
    {"date.day_month", is_two_days, "day and month could change places"},
    {"date.year", is_odd_year, "could be an amount"},
    {"cardinal.numeral", is_like_year, "could be a year"},
    {"cardinal.house_number", always, "could be an amount or a year"},
    {"abbreviation.behind_name", is_saint_or_street, "could be Saint"},
    {"abbreviation.title", is_saint_or_street, "could be Street"},
    {"abbreviation.behind_name", is_doctor_or_drive, "could be Doctor"},
    {"abbreviation.region", always, "could be a word or an acronym"},
    {"measure.amount_unit", ends_as_inch, "could be the word \"in\""},
    {"measure.amount_unit", ends_as_m, "could be metres, miles, minutes or million"},
    {"range.numbers", always, "could be a range, a score or a subtraction"},
    {"range.ratio", always, "could be a time or a score"},
    {"fraction.plain", always, "could be a date or \"one or two\""},
    {"time.clock", lacks_half_of_day, "could be a score, a ratio or a verse"},
    {"roman.small_number", always, "could be letters"},
    {"roman.ruler", always, "could be a cardinal number or letters"},
}};

const Doubt* doubt_about(const Segment& segment, const Change& change) {
  const auto written = slice(segment.written, change.written);
  const auto* const found = std::ranges::find_if(kDoubts, [&](const Doubt& doubt) {
    return doubt.rule == change.rule && doubt.applies(written);
  });
  return found == kDoubts.end() ? nullptr : found;
}

bool is_long_address(const Segment& segment, const Change& change) {
  constexpr std::size_t kLongestBytes = 30;
  return (change.rule == "electronic.url" || change.rule == "electronic.domain") &&
         slice(segment.written, change.written).size() > kLongestBytes;
}

class Readings {
 public:
  explicit Readings(const Places& places) : places_(places) {}

  void look_at(const Segment& segment, const Change& change) {
    if (const auto* const doubt = doubt_about(segment, change)) {
      add(Kind::ambiguous, segment, change, [&] {
        return std::string("read by ").append(change.rule).append("; ").append(doubt->why);
      });
    } else if (is_long_address(segment, change)) {
      add(Kind::address, segment, change, [] {
        return std::string("a long address is read out; say where it leads instead");
      });
    }
  }

  std::vector<Finding> take() && { return std::move(tally_).take(); }

 private:
  template <typename Advice>
  void add(Kind kind, const Segment& segment, const Change& change, const Advice& advice) {
    const std::string reading(slice(segment.spoken, change.spoken));
    auto key = change.rule + '\n';
    key.append(slice(segment.written, change.written)).append("\n").append(reading);
    auto* const finding = tally_.add(key);
    if (finding == nullptr) return;
    *finding = places_.finding(kind, segment, change.written);
    finding->reading = reading;
    finding->advice = advice();
  }

  const Places& places_;
  Tally tally_;
};

}  // namespace

std::vector<Finding> find_doubtful_readings(const script::Script& script, const Places& places) {
  Readings readings(places);
  for (const auto& segment : script.segments) {
    if (!is_from_page(segment)) continue;
    for (const auto& change : segment.changes) readings.look_at(segment, change);
  }
  return std::move(readings).take();
}

}  // namespace lector::lint
