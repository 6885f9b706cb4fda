#include "spoken/lexicon_rule.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "spoken/letters.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace lector::spoken {
namespace {

/// Letters one by one, in capitals; digits that stand together, and "&", as they are.
std::vector<std::string> letters_of(std::string_view written) {
  std::vector<std::string> letters;
  bool after_digit = false;
  for (std::size_t offset = 0; offset < written.size();) {
    const auto character = text::character_at(written, offset);
    offset = character.end;
    const bool is_digit = text::is_digit(character.value);
    const bool is_said = is_digit || text::is_letter(character.value) || character.value == U'&';
    if (is_said && !(is_digit && after_digit)) letters.emplace_back();
    if (is_said) text::append(letters.back(), text::to_title(character.value));
    after_digit = is_digit;
  }
  return letters;
}

bool is_number(const std::string& letter) {
  return letter.find_first_of("0123456789") != std::string::npos;
}

/// Letters alone are spelled as everywhere; with numbers and "&" between them each stretch is.
std::string spell(std::string_view written, bool has_ending) {
  const auto letters = letters_of(written);
  std::string text;
  std::string stretch;
  const auto close = [&](bool is_last) {
    if (stretch.empty()) return;
    if (!text.empty()) text += ' ';
    text += is_last && has_ending ? spelled_with_ending(stretch) : spelled(stretch);
    stretch.clear();
  };
  for (const auto& letter : letters) {
    const bool is_letter = !is_number(letter) && letter != "&";
    if (is_letter) {
      stretch += letter;
      continue;
    }
    close(false);
    text += (text.empty() ? "" : " ") + letter;
  }
  const bool ends_in_letters = !stretch.empty();
  close(true);
  return has_ending && !ends_in_letters ? text + "'s" : text;
}

/// Each word with one capital, unless it isn't in capitals anyway.
std::string as_word(std::string_view written, std::string_view language) {
  std::string text;
  bool begins_word = true;
  for (std::size_t offset = 0; offset < written.size();) {
    const auto character = text::character_at(written, offset);
    offset = character.end;
    const auto bytes = written.substr(character.begin, character.end - character.begin);
    if (text::is_lower(character.value)) return std::string(written);
    text += begins_word ? std::string(bytes) : text::to_lower(bytes, language);
    begins_word = !text::is_letter(character.value);
  }
  return text;
}

/// "'s" after phonemes, as English says it.
std::string_view ending_phonemes(std::string_view phonemes) {
  static constexpr std::array<std::string_view, 6> kHissing = {"s", "z", "S", "Z", "tS", "dZ"};
  static constexpr std::array<std::string_view, 5> kVoiceless = {"p", "t", "k", "f", "T"};
  const auto is_last = [phonemes](std::string_view name) { return phonemes.ends_with(name); };
  if (std::ranges::any_of(kHissing, is_last)) return "I2z";
  return std::ranges::any_of(kVoiceless, is_last) ? "s" : "z";
}

}  // namespace

Said say_entry(const LexiconMatch& match, std::string_view matched) {
  const Entry& entry = *match.entry;
  const auto written = matched.substr(0, matched.size() - match.ending);
  const std::string ending(matched.substr(written.size()));
  const bool has_ending = !ending.empty();
  switch (entry.saying) {
    case Saying::words:
      return {.text = entry.value + ending, .language = {}, .phonemes = {}};
    case Saying::letters:
      return {.text = spell(written, has_ending), .language = {}, .phonemes = {}};
    case Saying::word:
      return {.text = as_word(written, entry.language) + ending, .language = {}, .phonemes = {}};
    case Saying::phonemes:
      return {
          .text = std::string(matched),
          .language = {},
          .phonemes = entry.value + std::string(has_ending ? ending_phonemes(entry.value) : "")};
    case Saying::language:
      return {.text = std::string(matched), .language = entry.value, .phonemes = {}};
  }
  return {.text = std::string(matched), .language = {}, .phonemes = {}};
}

}  // namespace lector::spoken
