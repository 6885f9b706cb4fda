#include "text/list_markers.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>

#include "text/characters.hpp"

namespace lector::text {
namespace {

constexpr std::size_t kLongestMarker = 16;  // bytes, bullet and space included

bool is_bullet(char32_t character) {
  constexpr std::u32string_view kBullets =
      U"\u2022\u2023\u25E6\u2043\u2219\u25CF\u25AA\u25AB\u25A0\u25BA\u27A2\u2794";
  return kBullets.find(character) != std::u32string_view::npos;
}

bool is_circled_number(char32_t character) {
  return character >= 0x2460 && character <= 0x2473;
}

enum class Label { digits, small_letters, capitals };
enum class Style { stop, bracket, stop_and_bracket, brackets, circled };

struct Marker {
  Style style = Style::stop;
  Label label = Label::digits;
  int number = 0;  ///< of digits; 1 for "a"; -1 if a letter has none ("ii")
  int roman = 0;   ///< the same read as a Roman number, -1 if it is none
  bool has_bullet = false;
  std::size_t end = 0;
};

int roman_value(char letter) {
  constexpr std::string_view kDigits = "ivx";
  constexpr std::array<int, 4> kValues = {1, 5, 10, 0};
  return kValues.at(std::min(kDigits.find(static_cast<char>(letter | 0x20)), kDigits.size()));
}

// Up to "xxxix", which is as far as lists go; -1 for anything else.
int roman_number(std::string_view letters) {
  int number = 0;
  int last = 0;
  for (const char letter : letters | std::views::reverse) {
    const int value = roman_value(letter);
    if (value == 0) return -1;
    number += value < last ? -value : value;
    last = std::max(last, value);
  }
  return number;
}

bool is_ascii_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}
bool is_ascii_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

std::optional<Marker> with_label(std::string_view label) {
  constexpr std::size_t kMostDigits = 3;
  constexpr std::size_t kMostLetters = 5;  // "xviii"
  Marker marker;
  if (label.empty()) return std::nullopt;
  if (std::ranges::all_of(label, is_ascii_digit)) {
    if (label.size() > kMostDigits) return std::nullopt;
    for (const char digit : label) marker.number = marker.number * 10 + (digit - '0');
    marker.roman = -1;
    return marker;
  }
  if (label.size() > kMostLetters || !std::ranges::all_of(label, is_ascii_letter)) {
    return std::nullopt;
  }
  marker.label = label[0] >= 'a' ? Label::small_letters : Label::capitals;
  marker.number = label.size() == 1 ? (label[0] | 0x20) - 'a' + 1 : -1;
  marker.roman = roman_number(label);
  if (marker.number < 0 && marker.roman < 0) return std::nullopt;
  return marker;
}

// Length of what is one of the two characters, in ASCII or full width.
std::size_t length_of_mark(std::string_view text, char ascii, std::string_view full_width) {
  if (text.starts_with(ascii)) return 1;
  return text.starts_with(full_width) ? full_width.size() : 0;
}

Style style_of(bool is_opened, bool has_stop, bool has_bracket) {
  if (is_opened) return Style::brackets;
  if (has_stop && has_bracket) return Style::stop_and_bracket;
  return has_stop ? Style::stop : Style::bracket;
}

// The marker without its bullet.
std::optional<Marker> numbered_marker(std::string_view text) {
  if (!text.empty() && is_circled_number(character_at(text, 0).value)) {
    Marker marker{.style = Style::circled, .roman = -1};
    marker.number = static_cast<int>(character_at(text, 0).value) - 0x2460 + 1;
    marker.end = character_at(text, 0).end;
    return marker;
  }
  const auto begin = length_of_mark(text, '(', "\uFF08");
  auto end = begin;
  while (end < text.size() && (is_ascii_letter(text[end]) || is_ascii_digit(text[end]))) ++end;
  auto marker = with_label(text.substr(begin, end - begin));
  if (!marker) return std::nullopt;
  const auto stop = length_of_mark(text.substr(end), '.', "\uFF0E");
  const auto bracket = length_of_mark(text.substr(end + stop), ')', "\uFF09");
  if (stop + bracket == 0 || (begin > 0 && bracket == 0)) return std::nullopt;
  marker->style = style_of(begin > 0, stop > 0, bracket > 0);
  marker->end = end + stop + bracket;
  return marker;
}

// @return the marker, its end counted from the text's begin.
std::optional<Marker> marker_at(std::string_view text) {
  text = text.substr(0, kLongestMarker);
  std::size_t begin = 0;
  if (!text.empty() && is_bullet(character_at(text, 0).value)) {
    begin = character_at(text, 0).end;
    while (begin < text.size() && text[begin] == ' ') ++begin;
  }
  auto marker = numbered_marker(text.substr(begin));
  if (!marker) return std::nullopt;
  marker->has_bullet = begin > 0;
  marker->end += begin;
  return marker;
}

bool follows(const Marker& marker, const Marker& before) {
  if (marker.style != before.style || marker.label != before.label) return false;
  return (before.number > 0 && marker.number == before.number + 1) ||
         (before.roman > 0 && marker.roman == before.roman + 1);
}

bool is_first(const Marker& marker) {
  return marker.number == 1 || marker.roman == 1;
}

class RunOn {
 public:
  RunOn(std::string_view text, const SentenceRules& rules) : text_(text), rules_(rules) {}

  std::vector<std::size_t> find() {
    const auto first = find_ink(text_, 0);
    if (first == std::string_view::npos) return {};
    const auto bullet = character_at(text_, first).value;
    char32_t last_ink = 0;
    bool is_word_begin = true;
    for (std::size_t offset = first; offset < text_.size();) {
      const auto character = character_at(text_, offset);
      const bool is_space = is_white_space(character.value);
      if (is_word_begin && !is_space) {
        if (character.value == bullet && is_bullet(bullet))
          begins_.push_back(offset);
        else
          look_at(offset, last_ink);
      }
      is_word_begin = is_space;
      if (!is_space) last_ink = character.value;
      offset = character.end;
    }
    std::ranges::sort(begins_);
    return std::move(begins_);
  }

 private:
  struct Seen {
    Marker marker;
    std::size_t begin = 0;
  };

  void look_at(std::size_t offset, char32_t last_ink) {
    const auto marker = marker_at(text_.substr(offset, kLongestMarker));
    if (!marker || !may_precede_item(offset + marker->end)) return;
    const bool is_after_end = last_ink == 0 || is_end(last_ink);
    auto& last = last_.at(static_cast<std::size_t>(marker->style));
    if (last && follows(*marker, last->marker) && (is_after_end || may_run_on(*marker))) {
      begins_.push_back(last->begin);
      begins_.push_back(offset);
      last = {*marker, offset};
    } else if (last_ink == 0 || (is_after_end && is_first(*marker))) {
      last = {*marker, offset};
    }
  }

  static bool is_end(char32_t character) {
    constexpr std::u32string_view kEnds = U".!?:;\u3002\uFF01\uFF1F\u2026)\"\u201D\u00BB\u201C";
    return kEnds.find(character) != std::u32string_view::npos;
  }

  // "A. Smith and B. Jones" count upwards too, and so do "1. Liga" and "2. Liga".
  [[nodiscard]] bool may_run_on(const Marker& marker) const {
    if (marker.style != Style::stop) return true;
    if (marker.label == Label::capitals) return false;
    return marker.label != Label::digits || !rules_.has_capital_nouns;
  }

  [[nodiscard]] bool may_precede_item(std::size_t end) const {
    const auto ink = find_ink(text_, end);
    return ink != std::string_view::npos && ink > end && !is_lower(character_at(text_, ink).value);
  }

  std::string_view text_;
  const SentenceRules& rules_;
  std::array<std::optional<Seen>, 5> last_;  // by style
  std::vector<std::size_t> begins_;
};

}  // namespace

bool begins_with_marker(std::string_view line) {
  if (line.empty()) return false;
  const auto first = character_at(line, 0);
  constexpr char32_t kReferenceMark = 0x203B;  // "※1"
  if (is_bullet(first.value)) return true;
  constexpr std::u32string_view kDashes = U"-*\u2013\u2014";  // before a capital: "- Yes."
  if (kDashes.find(first.value) != std::u32string_view::npos &&
      line.substr(first.end).starts_with(' ')) {
    return line.size() > first.end + 1 && is_upper(character_at(line, first.end + 1).value);
  }
  if (first.value == kReferenceMark)
    return line.size() > first.end && is_ascii_digit(line[first.end]);
  const auto marker = marker_at(line);
  return marker && (marker->label == Label::digits || marker->style != Style::stop);
}

bool is_marker(std::string_view text) {
  if (text.size() > kLongestMarker) return false;
  if (text.size() > 1 && text.back() == '.') {
    const auto letter = character_at(text, 0);
    if (is_letter(letter.value) && letter.end + 1 == text.size()) return true;  // of any script
  }
  const auto marker = marker_at(text);
  return marker && marker->end == text.size();
}

std::vector<std::size_t> list_begins(std::string_view text, const SentenceRules& rules) {
  return RunOn(text, rules).find();
}

}  // namespace lector::text
