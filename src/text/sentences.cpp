#include <algorithm>
#include <string>

#include "text/characters.hpp"
#include "text/enclosures.hpp"
#include "text/list_markers.hpp"
#include "text/missed_breaks.hpp"
#include "text/sentence_breaks.hpp"
#include "text/sentence_rules.hpp"
#include "text/unicode.hpp"

namespace lector::text {
namespace {

// UAX #29 ends a sentence at a line end; inside a block it is a space. Lengths stay.
std::string without_line_ends(std::string_view text) {
  std::string result(text);
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = character_at(text, offset);
    offset = character.end;
    if (character.value != ' ' && is_white_space(character.value)) {
      std::fill(result.begin() + static_cast<std::ptrdiff_t>(character.begin),
                result.begin() + static_cast<std::ptrdiff_t>(character.end),
                ' ');
    }
  }
  return result;
}

bool is_line_end(char32_t character) {
  return character == '\n' || character == 0x85 || character == 0x2028 || character == 0x2029;
}

// Armenian's full stop is often typed as a colon.
bool ends_with_colon(std::string_view text, std::size_t begin) {
  return begin > 1 && is_white_space(character_before(text, begin).value) &&
         text[begin - 2] == ':' && is_upper(character_at(text, begin).value);
}

// Where a sentence begins whatever stands before: after a blank line, with a list's marker.
std::vector<std::size_t> certain_begins(std::string_view text, const SentenceRules& rules) {
  constexpr std::size_t kLongestMarker = 16;
  auto begins = list_begins(text, rules);
  int line_ends = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = character_at(text, offset);
    if (is_line_end(character.value)) ++line_ends;
    if (!is_white_space(character.value)) {
      const bool is_item =
          line_ends == 1 && begins_with_marker(text.substr(offset, kLongestMarker));
      const bool follows_colon = rules.has_colon_stop && ends_with_colon(text, offset);
      if (line_ends > 1 || is_item || follows_colon) begins.push_back(offset);
      line_ends = 0;
    }
    offset = character.end;
  }
  std::ranges::sort(begins);
  return begins;
}

// Ends of the runs of stops, and of what closes after them.
std::vector<std::size_t> ends_of_stops(std::string_view text) {
  std::vector<std::size_t> ends;
  for (auto stop = text.find_first_of(".!?"); stop != std::string_view::npos;
       stop = text.find_first_of(".!?", ends.back())) {
    ends.push_back(end_of_stops(text, stop));
  }
  return ends;
}

std::size_t trim_end(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin) {
    const auto character = character_before(text, end);
    if (!is_white_space(character.value)) break;
    end = character.begin;
  }
  return end;
}

// ICU takes brackets behind a stop for closing ones: "so.[ | 1] It".
std::size_t before_brackets(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin + 1 && (text[end - 1] == '[' || text[end - 1] == '(')) --end;
  return end;
}

bool is_spoken(char32_t character) {
  return is_letter(character) || is_digit(character);
}

std::size_t after_last_letter(std::string_view text) {
  for (auto end = text.size(); end > 0;) {
    const auto character = character_before(text, end);
    if (is_spoken(character.value)) return end;
    end = character.begin;
  }
  return 0;
}

// Cuts a text at places in ascending order.
class Cutter {
 public:
  explicit Cutter(const Passage& passage)
      : passage_(passage),
        text_(passage.text),
        enclosures_(enclosures(passage.text)),
        last_letter_(after_last_letter(passage.text)),
        begin_(find_ink(passage.text, 0)) {}

  void cut_before(std::size_t begin) { cut(begin, begin); }

  void cut_at_break(std::size_t icu_end) {
    if (begin_ == std::string_view::npos || icu_end <= begin_) return;
    const auto end = before_brackets(text_, begin_, icu_end);
    const auto ink = find_ink(text_, end);
    if (ink == std::string_view::npos) return;
    const auto stop_end = trim_end(text_, begin_, end);
    const auto next = skip_trailers(passage_, ink);
    if (!may_cut(stop_end, next)) return;
    const bool has_note = next > ink && stop_end == ink;
    const TextSpan gap = has_note ? TextSpan{next, next} : TextSpan{stop_end, ink};
    if (!has_note && is_joined(passage_, look_around(passage_, begin_, gap))) return;
    cut(next > ink ? next : end, next);
  }

  void cut_at_stop(std::size_t stops_end) {
    if (begin_ == std::string_view::npos || stops_end <= begin_) return;
    const auto missed = missed_break(passage_, begin_, stops_end);
    if (missed && may_cut(stops_end, missed->next)) cut(missed->end, missed->next);
  }

  std::vector<TextSpan> finish() {
    cut(text_.size(), text_.size());
    return std::move(found_);
  }

 private:
  // Every sentence has a letter or a digit, a list's marker is none, and brackets hold together.
  [[nodiscard]] bool may_cut(std::size_t stop_end, std::size_t next) {
    if (first_letter() >= stop_end || next >= last_letter_) return false;
    return !is_marker(text_.substr(begin_, stop_end - begin_)) && !is_enclosed(stop_end);
  }

  // The first letter of the sentence that has begun; remembered, so that marks are passed once.
  [[nodiscard]] std::size_t first_letter() {
    first_letter_ = std::max(first_letter_, begin_);
    while (first_letter_ < text_.size()) {
      const auto character = character_at(text_, first_letter_);
      if (is_spoken(character.value)) break;
      first_letter_ = character.end;
    }
    return first_letter_;
  }

  [[nodiscard]] bool is_enclosed(std::size_t end) const {
    const auto after = std::ranges::upper_bound(enclosures_, end, {}, &TextSpan::begin);
    return after != enclosures_.begin() && std::prev(after)->begin < end &&
           end <= std::prev(after)->end;
  }

  void cut(std::size_t end, std::size_t next) {
    if (begin_ == std::string_view::npos || end <= begin_) return;
    found_.push_back({begin_, trim_end(text_, begin_, end)});
    begin_ = find_ink(text_, next);
  }

  const Passage& passage_;
  std::string_view text_;
  std::vector<TextSpan> enclosures_;
  std::size_t last_letter_;
  std::size_t begin_;
  std::size_t first_letter_ = 0;
  std::vector<TextSpan> found_;
};

}  // namespace

std::vector<TextSpan> sentences(std::string_view text, std::string_view language) {
  const auto& rules = sentence_rules(language);
  const auto flat = without_line_ends(text);
  const Passage passage{flat, rules, is_careless(flat, rules)};
  const auto begins = certain_begins(text, rules);
  const auto stops = ends_of_stops(flat);
  auto begin = begins.begin();
  auto stop = stops.begin();
  Cutter cutter(passage);
  for (const auto end : sentence_ends(flat, language)) {
    for (; stop != stops.end() && *stop <= end; ++stop) {
      for (; begin != begins.end() && *begin <= *stop; ++begin) cutter.cut_before(*begin);
      cutter.cut_at_stop(*stop);
    }
    for (; begin != begins.end() && *begin <= end; ++begin) cutter.cut_before(*begin);
    cutter.cut_at_break(end);
  }
  return cutter.finish();
}

}  // namespace lector::text
