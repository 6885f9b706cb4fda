#include "text/abbreviations.hpp"

#include <algorithm>
#include <string>

namespace lector::text {
namespace {

// "°C" is no "c.", "km/h" no "h."
bool stands_alone(const Break& around) {
  return around.before_word == 0 || is_white_space(around.before_word) ||
         is_opening(around.before_word) || is_apostrophe(around.before_word) ||
         around.before_word == 0x2013 || around.before_word == 0x2014;
}

}  // namespace

// A word in the list stands for any case, with a capital for that form only ("Ill.", "ill").
bool is_in(const WordList& list, const Break& around) {
  if (around.word.empty() || !stands_alone(around)) return false;
  if (list.holds(around.lower_word)) return true;
  const auto first = character_at(around.word, 0);
  if (!is_upper(first.value)) return false;
  return list.holds(std::string(around.word.substr(0, first.end)) +
                    around.lower_word.substr(std::min(first.end, around.lower_word.size())));
}

bool has_one_stop(const Break& around) {
  return around.stop == '.' && around.stops == 1;
}

bool is_letter_alone(const Break& around) {
  return count_characters(around.word) == 1 && stands_alone(around) &&
         !is_apostrophe(around.before_word) &&  // "Tony's"
         is_letter(character_at(around.word, 0).value);
}

// "U.S", "p.m", "Ph.D": short parts with stops between; long ones are words and a missing space.
bool is_dotted(std::string_view word) {
  word = word.substr(word.rfind('-') + 1);  // "non-U.S"; npos + 1 is 0
  constexpr std::size_t kLongestFirst = 2;
  constexpr std::size_t kLongestOther = 3;
  std::size_t parts = 0;
  for (std::size_t begin = 0; begin <= word.size(); ++parts) {
    const auto end = std::min(word.find('.', begin), word.size());
    const auto length = count_characters(word.substr(begin, end - begin));
    if (length == 0 || length > (parts == 0 ? kLongestFirst : kLongestOther)) return false;
    if (is_digit(character_at(word, begin).value)) return false;
    begin = end + 1;
  }
  return parts > 1;
}

// "Dr", "bzw", "tzn": no word of a language in Latin script lacks a vowel; capitals alone are a
// name
// ("BBC"), doubled letters a sound ("Hmm", "Pfff").
bool lacks_vowel(std::string_view word) {
  constexpr std::size_t kLongest = 4;
  constexpr std::string_view kConsonants = "bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ";
  if (word.size() < 2 || word.size() > kLongest) return false;
  if (word.find_first_not_of(kConsonants) != std::string_view::npos) return false;
  const bool is_sound = word.size() > 2 && word[word.size() - 1] == word[word.size() - 2];
  return !is_sound && is_lower(static_cast<unsigned char>(word.back()));
}

// "Goethestr", "Hausnr": a compound of which the last part is abbreviated.
bool ends_abbreviated(const Passage& passage, const Break& around) {
  return std::ranges::any_of(passage.rules.endings.words(), [&around](std::string_view ending) {
    return around.lower_word.size() > ending.size() && around.lower_word.ends_with(ending);
  });
}

// "Dipl.-Ing", "Reg.-Bez": abbreviations joined by a hyphen.
bool is_compound(std::string_view word) {
  return word.find(".-") != std::string_view::npos;
}

bool is_abbreviation(const Passage& passage, const Break& around) {
  const auto& rules = passage.rules;
  if (!has_one_stop(around)) return false;
  const auto lists = {&rules.never_final, &rules.before_number, &rules.may_end, &rules.often_final};
  return is_dotted(around.word) || is_compound(around.word) || lacks_vowel(around.word) ||
         is_letter_alone(around) || ends_abbreviated(passage, around) ||
         std::ranges::any_of(lists,
                             [&around](const WordList* list) { return is_in(*list, around); });
}

bool may_end_sentence(const Passage& passage, const Break& around) {
  const auto& rules = passage.rules;
  return !is_in(rules.never_final, around) && !is_in(rules.before_number, around) &&
         !is_dotted(around.word);
}

}  // namespace lector::text
