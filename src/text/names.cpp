#include <algorithm>
#include <array>

#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace lector::text {
namespace {

// Words between names that are written small.
constexpr std::array<std::string_view, 16> kSmallWords = {"and",
                                                          "with",
                                                          "for",
                                                          "of",
                                                          "und",
                                                          "y",
                                                          "e",
                                                          "et",
                                                          "en",
                                                          "och",
                                                          "og",
                                                          "und",
                                                          "von",
                                                          "van",
                                                          "de",
                                                          "del"};

bool has_lower_case(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = character_at(text, offset);
    if (is_lower(character.value)) return true;
    offset = character.end;
  }
  return false;
}

bool is_roman_number(std::string_view word) {
  return word.size() > 1 && word.find_first_not_of("IVX") == std::string_view::npos;
}

// "O'BRIEN", "D'ANGELO": the letter after the apostrophe begins a name.
bool follows_particle(std::string_view word, std::size_t offset) {
  return (offset == 2 && word[1] == '\'') || (offset == 4 && word.substr(1, 3) == "’");
}

std::string name_word(std::string_view word, std::string_view language, bool is_first) {
  if (is_roman_number(word)) return std::string(word);
  auto lower = to_lower(word, language);
  const bool is_small = std::ranges::find(kSmallWords, lower) != kSmallWords.end();
  if (is_small && !is_first) return lower;
  std::string result;
  bool starts_name = true;
  for (std::size_t offset = 0; offset < lower.size();) {
    const auto character = character_at(lower, offset);
    const bool starts = starts_name || follows_particle(lower, offset);
    append(result, starts ? to_title(character.value) : character.value);
    // A stop parts initials, a stroke cities; a hyphen doesn't part syllables ("Ji-eun").
    starts_name = character.value == '.' || character.value == '/' ||
                  (starts_name && !is_letter(character.value));
    offset = character.end;
  }
  return result;
}

}  // namespace

std::string name_case(std::string_view text, std::string_view language) {
  if (has_lower_case(text)) return std::string(text);
  std::string result;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto space = std::min(text.find(' ', begin), text.size());
    result += name_word(text.substr(begin, space - begin), language, begin == 0);
    if (space < text.size()) result += ' ';
    begin = space + 1;
  }
  return result;
}

}  // namespace lector::text
