#include "text/break_context.hpp"

#include <algorithm>

namespace lector::text {
namespace {

constexpr std::size_t kLongestWord = 40;  // bytes; longer ones are in no list
constexpr std::size_t kMostMarks = 16;    // closing, opening marks or stops in a row

bool is_word_part(char32_t character) {
  return is_letter(character) || is_digit(character) || character == '.' || character == '-' ||
         character == 0xB0;  // "N°", "°C"
}

bool is_stop(char32_t character) {
  constexpr std::u32string_view kStops =
      U".!?\u2026\u2024\u3002\uFF0E\uFF01\uFF1F\uFF61\u0589\u061F\u06D4\u0964\u0965";
  return kStops.find(character) != std::u32string_view::npos;
}

// "l'Ing. Neri": an elided article is no part of the word, "don't" is one word.
std::size_t word_begin(std::string_view text, std::size_t least, std::size_t end) {
  least = std::max(least, end - std::min(end, kLongestWord));
  while (end > least) {
    const auto character = character_before(text, end);
    if (!is_word_part(character.value) && !is_soundless(character.value)) break;
    end = character.begin;
  }
  return end;
}

std::string_view word_at(std::string_view text, std::size_t begin) {
  auto end = begin;
  while (end < text.size() && end - begin < kLongestWord) {
    const auto character = character_at(text, end);
    const bool joins = is_apostrophe(character.value) && character.end < text.size() &&
                       is_letter(character_at(text, character.end).value);
    if (!is_word_part(character.value) && !joins) break;
    end = character.end;
  }
  auto word = text.substr(begin, end - begin);
  while (!word.empty() && (word.back() == '.' || word.back() == '-')) word.remove_suffix(1);
  return word;
}

// Steps back over characters of a kind; at most `kMostMarks`.
template <typename Kind>
std::size_t skip_back(std::string_view text, std::size_t end, Kind is_kind) {
  for (std::size_t count = 0; end > 0 && count < kMostMarks; ++count) {
    const auto character = character_before(text, end);
    if (!is_kind(character.value)) break;
    end = character.begin;
  }
  return end;
}

void look_back(Break& around, std::string_view text) {
  const auto closings = skip_back(text, around.gap.begin, [](char32_t character) {
    return is_closing(character) || is_soundless(character);
  });
  const auto stops = skip_back(text, closings, is_stop);
  for (auto end = closings; end > stops; end = character_before(text, end).begin) ++around.stops;
  if (around.stops > 0) {
    around.stop = character_before(text, closings).value;
    around.is_closed = closings < around.gap.begin;
  }
  const auto word_end = skip_back(text, stops, is_soundless);
  around.word = word_before(text, around.sentence_begin, word_end);
  const auto begin = word_end - around.word.size();
  around.lower_word = to_lower(around.word, "");
  if (begin > 0) around.before_word = character_before(text, begin).value;
}

void look_ahead(Break& around, std::string_view text) {
  if (around.gap.end >= text.size()) return;
  around.next = character_at(text, around.gap.end).value;
  auto first = around.gap.end;
  for (std::size_t count = 0; first < text.size() && count < kMostMarks; ++count) {
    const auto character = character_at(text, first);
    if (!is_opening(character.value) && !is_soundless(character.value)) break;
    first = character.end;
  }
  if (first == text.size()) return;
  around.next_ink = character_at(text, first).value;
  around.next_word = word_at(text, first);
  around.lower_next_word = to_lower(around.next_word, "");
}

}  // namespace

bool is_apostrophe(char32_t character) {
  return character == '\'' || character == 0x2019;
}

std::string_view word_before(std::string_view text, std::size_t least, std::size_t end) {
  const auto begin = word_begin(text, std::min(least, end), end);
  return text.substr(begin, end - begin);
}

Break look_around(const Passage& passage, std::size_t sentence_begin, TextSpan gap) {
  Break around;
  around.gap = gap;
  around.sentence_begin = sentence_begin;
  look_back(around, passage.text);
  look_ahead(around, passage.text);
  return around;
}

bool starts_sentence(const Passage& passage, const Break& around) {
  const auto& starters = passage.rules.starters;
  const std::string_view word = around.lower_next_word;
  if (starters.holds(word)) return true;
  const auto apostrophe = std::min(word.find('\''), word.find("\u2019"));  // "it's", "l'amico"
  return apostrophe != std::string_view::npos &&
         (starters.holds(word.substr(0, apostrophe)) ||
          starters.holds(std::string(word.substr(0, apostrophe)) + '\''));
}

}  // namespace lector::text
