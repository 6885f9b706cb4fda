#include "article/wording.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

constexpr std::array<std::string_view, 12> kClosers = {
    "\"", "'", ")", "]", "*", "_", "”", "’", "“", "»", "」", "』"};
constexpr std::array<std::string_view, 7> kStops = {".", "!", "?", "…", "。", "！", "？"};
constexpr std::array<std::string_view, 7> kPauses = {".", ",", ";", ":", "…", "。", "，"};
constexpr std::array<std::string_view, 9> kQuotationMarks = {
    "\"", "“", "”", "„", "«", "»", "「", "『", "‟"};
// Bullets and arrows that stand in front of links and labels.
constexpr std::array<std::string_view, 24> kDecorations = {" ", "-", "*", "|", ">", "–", "—", "•",
                                                           "·", "▶", "►", "▲", "△", "■", "□", "●",
                                                           "◆", "※", "★", "→", "»", "›", "+", "_"};
constexpr std::array<std::string_view, 20> kEndings = {" ", ".", ":", ",",  ";",  "!",       "?",
                                                       "|", "-", "*", ">",  "»",  "›",       "→",
                                                       "…", "–", "—", "\"", "\'", "\xC2\xA0"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kStraight = {
    {{"’", "'"}, {"‘", "'"}, {"“", "\""}, {"”", "\""}, {"„", "\""}}};

bool ends_with_any(std::string_view text, std::span<const std::string_view> endings) {
  return std::ranges::any_of(endings, [&](auto end) { return text.ends_with(end); });
}

std::string_view without_front(std::string_view text, std::span<const std::string_view> marks) {
  const auto leads = [&](std::string_view mark) { return text.starts_with(mark); };
  for (auto mark = std::ranges::find_if(marks, leads); mark != marks.end();
       mark = std::ranges::find_if(marks, leads)) {
    text.remove_prefix(mark->size());
  }
  return text;
}

std::string_view without_back(std::string_view text, std::span<const std::string_view> marks) {
  const auto closes = [&](std::string_view mark) { return text.ends_with(mark); };
  for (auto mark = std::ranges::find_if(marks, closes); mark != marks.end();
       mark = std::ranges::find_if(marks, closes)) {
    text.remove_suffix(mark->size());
  }
  return text;
}

std::string straightened(std::string text) {
  for (const auto& [curly, straight] : kStraight) {
    for (auto at = text.find(curly); at != std::string::npos; at = text.find(curly, at)) {
      text.replace(at, curly.size(), straight);
    }
  }
  return text;
}

enum class LetterCase { none, lower, upper };

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Only letters of two bytes (Latin, Greek, Cyrillic) are told apart beyond ASCII; what is longer
/// counts as a letter without case.
LetterCase case_of(std::string_view character) {
  if (character.size() == 1) {
    if (!is_ascii_letter(character[0])) {
      return LetterCase::none;
    }
    return character[0] >= 'a' ? LetterCase::lower : LetterCase::upper;
  }
  if (character.size() != 2 || character < "\xC3\x80") {
    return LetterCase::none;
  }
  return text::to_lower(character, "en") == character ? LetterCase::lower : LetterCase::upper;
}

std::string_view first_character(std::string_view text) {
  return text.empty() ? text : text.substr(0, character_bytes(text.front()));
}

/// The text from its first letter or digit on; quotes and brackets that open are passed over.
std::string_view from_first_letter(std::string_view text) {
  constexpr std::array<std::string_view, 10> kOpeners = {
      "\"", "'", "(", "[", "“", "‘", "„", "«", "¿", "¡"};
  return without_front(text, kOpeners);
}

}  // namespace

std::size_t count_words(std::string_view text) {
  if (text.empty()) {
    return 0;
  }
  return 1 + static_cast<std::size_t>(std::ranges::count(text, ' '));
}

std::size_t character_bytes(char lead) noexcept {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte < 0xC0) {
    return 1;
  }
  return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::string_view without_closers(std::string_view text) {
  return without_back(text, kClosers);
}

bool ends_sentence(std::string_view text) {
  return ends_with_any(without_closers(text), kStops);
}

bool is_prose(std::string_view text) {
  constexpr std::size_t kSentenceWords = 5;
  constexpr std::size_t kSentenceCharacters = 40;  // scripts without spaces between words
  constexpr std::size_t kRunningWords = 25;
  const std::size_t words = count_words(text);
  if (words >= kRunningWords) {
    return true;
  }
  return ends_sentence(text) &&
         (words >= kSentenceWords || text::count_characters(text) >= kSentenceCharacters);
}

bool is_title_like(std::string_view text) {
  constexpr std::size_t kMostWords = 12;
  constexpr std::size_t kMostCharacters = 90;
  if (text.size() > kLongestKeyBytes || count_words(text) > kMostWords ||
      text::count_characters(text) > kMostCharacters) {
    return false;
  }
  return !ends_with_any(without_closers(text), kPauses) && !starts_in_lower_case(text);
}

bool starts_with_capital(std::string_view text) {
  return case_of(first_character(from_first_letter(text))) == LetterCase::upper;
}

bool starts_in_lower_case(std::string_view text) {
  return case_of(first_character(from_first_letter(text))) == LetterCase::lower;
}

bool is_all_capitals(std::string_view text) {
  bool any = false;
  while (!text.empty()) {
    const auto character = first_character(text);
    const auto letter_case = case_of(character);
    if (letter_case == LetterCase::lower || character.size() > 2) {
      return false;
    }
    any = any || letter_case == LetterCase::upper;
    text.remove_prefix(std::min(character.size(), text.size()));
  }
  return any;
}

bool has_quotation_mark(std::string_view text) {
  return std::ranges::any_of(kQuotationMarks,
                             [&](auto mark) { return text.find(mark) != std::string_view::npos; });
}

std::string lowered(std::string_view text) {
  const bool is_ascii = std::ranges::all_of(text, [](char c) { return c > 0; });
  if (!is_ascii) {
    return text::to_lower(text, "en");
  }
  // Most lines; a locale costs ICU more than the letters do.
  std::string lower(text);
  for (char& c : lower) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return lower;
}

std::string matching_key(std::string_view text) {
  if (text.size() > kLongestKeyBytes) {
    return {};
  }
  const auto key = straightened(lowered(text::collapse_white_space(text)));
  return std::string(without_front(key, kDecorations));
}

std::string_view bare(std::string_view key) {
  return without_back(key, kEndings);
}

std::string_view front_of(std::string_view text, std::size_t bytes) {
  if (bytes >= text.size()) {
    return text;
  }
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) {
    --bytes;
  }
  return text.substr(0, bytes);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::array<std::string_view, 3> kSpaces = {" ", "\t", "\xC2\xA0"};
  return without_back(without_front(text, kSpaces), kSpaces);
}

}  // namespace lector::article
