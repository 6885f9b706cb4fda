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

/// True for white space that stands in phoneme input: what is on both sides of it stands for the
/// same character of the text.
bool is_inside(const PlainText& plain, std::size_t space) {
  const auto& offsets = plain.offsets;
  return space > 0 && space + 1 < offsets.size() && offsets[space - 1] == offsets[space] &&
         offsets[space + 1] == offsets[space];
}

std::vector<Word> find_words(const PlainText& plain) {
  const auto& text = plain.code_points;
  const auto goes_on = [&](std::size_t i) {
    return text[i] == U' ' ? is_inside(plain, i) : !is_ideograph(text[i]);
  };
  std::vector<Word> words;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    if (text[i] != U' ' && !is_ideograph(text[i]))
      while (end < text.size() && goes_on(end)) ++end;
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

/// Without the punctuation at its ends; the whole word if it is nothing else. Phonemes stay whole.
Word trim(const PlainText& plain, Word word) {
  const auto& text = plain.code_points;
  const auto& offsets = plain.offsets;
  const auto is_edge = [&](std::size_t i) {
    const bool before = i > 0 && offsets[i - 1] == offsets[i];
    const bool after = i + 1 < offsets.size() && offsets[i + 1] == offsets[i];
    return is_punctuation(text[i]) && !before && !after;
  };
  const Word whole = word;
  while (word.begin < word.end && is_edge(word.begin)) ++word.begin;
  while (word.begin < word.end && is_edge(word.end - 1)) --word.end;
  return word.begin < word.end ? word : whole;
}

}  // namespace

std::vector<Mark> place_marks(std::string_view text,
                              const PlainText& plain,
                              std::span<const WordEvent> events) {
  auto words = find_words(plain);
  assign(events, words);
  const auto offset_at = [&](std::size_t index) {
    return index < plain.offsets.size() ? plain.offsets[index] : text.size();
  };
  std::vector<Mark> marks;
  for (const auto& word : words) {
    const auto frame = word.told ? word.told : word.before;
    if (!frame || (!marks.empty() && *frame < marks.back().frame)) continue;
    const Word trimmed = trim(plain, word);
    const std::size_t begin = offset_at(trimmed.begin);
    marks.push_back(
        {.frame = *frame, .offset_bytes = begin, .length_bytes = offset_at(trimmed.end) - begin});
  }
  return marks;
}

}  // namespace lector::synth
