#include "synth/marks.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace lector::synth {
namespace {

/// A word of the plain text, in code points.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;                 ///< one past the last, with the punctuation after it
  std::optional<std::int64_t> told;    ///< frame of the first event inside the word
  std::optional<std::int64_t> before;  ///< frame of the first event in the white space before it
};

bool is_punctuation(char32_t value) {
  if (value < 0x80) {
    const bool digit = value >= U'0' && value <= U'9';
    const char32_t lower = value | 0x20U;
    return !digit && (lower < U'a' || lower > U'z');
  }
  return value == 0xA1 || value == 0xAB || value == 0xB7 || value == 0xBB || value == 0xBF ||
         (value >= 0x2010 && value <= 0x205E) || (value >= 0x3001 && value <= 0x303F) ||
         (value >= 0xFF01 && value <= 0xFF0F) || (value >= 0xFF1A && value <= 0xFF20);
}

std::vector<Word> find_words(const std::u32string& text) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    if (text[i] != U' ' && !is_ideograph(text[i]))
      while (end < text.size() && text[end] != U' ' && !is_ideograph(text[end])) ++end;
    if (text[i] != U' ') words.push_back({.begin = i, .end = end, .told = {}, .before = {}});
    i = end;
  }
  return words;
}

/// Writes each event down at its word. Events that go back in the text are no news.
void assign(std::span<const WordEvent> events, std::vector<Word>& words) {
  std::int64_t furthest = 1;
  for (const auto& event : events) {
    if (event.code_point < furthest) continue;
    furthest = event.code_point;
    const auto place = static_cast<std::size_t>(event.code_point - 1);
    const auto word = std::ranges::upper_bound(words, place, {}, &Word::end);
    if (word == words.end()) continue;
    auto& frame = place >= word->begin ? word->told : word->before;
    if (!frame) frame = event.frame;
  }
}

/// Without the punctuation at its ends; the whole word if it is nothing else.
Word trim(const std::u32string& text, Word word) {
  const Word whole = word;
  while (word.begin < word.end && is_punctuation(text[word.begin])) ++word.begin;
  while (word.begin < word.end && is_punctuation(text[word.end - 1])) --word.end;
  return word.begin < word.end ? word : whole;
}

}  // namespace

std::vector<Mark> place_marks(std::string_view text,
                              const PlainText& plain,
                              std::span<const WordEvent> events) {
  auto words = find_words(plain.code_points);
  assign(events, words);
  const auto offset_at = [&](std::size_t index) {
    return index < plain.offsets.size() ? plain.offsets[index] : text.size();
  };
  std::vector<Mark> marks;
  for (const auto& word : words) {
    const auto frame = word.told ? word.told : word.before;
    if (!frame || (!marks.empty() && *frame < marks.back().frame)) continue;
    const Word trimmed = trim(plain.code_points, word);
    const std::size_t begin = offset_at(trimmed.begin);
    marks.push_back(
        {.frame = *frame, .offset_bytes = begin, .length_bytes = offset_at(trimmed.end) - begin});
  }
  return marks;
}

}  // namespace lector::synth
