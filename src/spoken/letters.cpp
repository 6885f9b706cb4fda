// Initials and acronyms.
#include "spoken/letters.hpp"

#include <algorithm>

#include "spoken/language.hpp"
#include "spoken/romans.hpp"
#include "spoken/rule.hpp"
#include "text/characters.hpp"

namespace lector::spoken {

std::string spelled(std::string_view letters) {
  std::string words;
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < letters.size();) {
    const auto character = text::character_at(letters, offset);
    if (!words.empty()) words += '.';
    text::append(words, text::to_title(character.value));
    offset = character.end;
    ++count;
  }
  return count == 1 && words == "A" ? "eh" : words;
}

std::string spelled(std::string_view letters, const Language& language) {
  if (letters != "A" && letters != "a") return spelled(letters);
  const auto own = language.phrase("letters.lone_a");
  return own.empty() ? "A" : std::string(own);
}

std::string spelled_with_ending(std::string_view word) {
  const auto last = text::character_before(word, word.size());
  return spelled(word.substr(0, last.begin)) + " " + std::string(word.substr(last.begin)) + "'s";
}

std::string spoken_as_word(std::string_view capitals) {
  constexpr std::size_t kShort = 3;
  if (capitals.size() > kShort || !is_capitals(capitals)) return std::string(capitals);
  return std::string(capitals.substr(0, 1)) + folded(capitals.substr(1));
}

namespace {

bool take_possessive(Cursor& at) {
  auto cursor = at;
  if (!cursor.take_any({"'", "’"}) || !cursor.take("s") || !cursor.ends_word()) return false;
  at = cursor;
  return true;
}

bool is_initial(const Cursor& at) {
  return at.is_word() && at.begins_word() && count_letters(at.text()) == 1 &&
         begins_upper(at.text()) && at.text(1) == ".";
}

// Something follows that belongs to the same sentence: "Lamb, H. (1994)", "Nevo, E.; Low, B."
bool is_followed_up(Cursor at) {
  constexpr std::string_view kSigns = ",;:-'&(";
  at.take_space();
  const auto sign = at.text();
  return sign == "’" || sign == "“" ||
         (sign.size() == 1 && kSigns.find(sign) != std::string_view::npos);
}

// "World War I.", "you and I.": no initial.
bool is_other_i(const Cursor& at) {
  if (at.text() != "I") return false;
  return at.language().roman_words.has(at.word_before()) || !begins_upper(at.text(-2));
}

// Letters with their stops, "J. K." too, and a last one without: "U.S.A". Empty if a word goes on.
std::string take_initials(Cursor& at) {
  std::string letters;
  auto cursor = at;
  while (is_initial(cursor)) {
    letters += cursor.next();
    cursor.next();
    at = cursor;
    cursor.take_space();
  }
  if (at.is_word() && count_letters(at.text()) == 1 && begins_upper(at.text())) {
    letters += at.next();
    if (!at.ends_word()) letters.clear();
  }
  return letters;
}

// "S. Cooper", "H. (1994)", but not "plan B.", "plan B. she".
bool is_middle_initial(const Cursor& end) {
  const auto next = end.word_after();
  return next.empty() ? is_followed_up(end) : begins_upper(next);
}

// "U.S.", "J. K. Rowling", "John S. Cooper": the stops go, so that no clause ends; the one that
// ends the sentence stays.
std::optional<Match> initials(Cursor at) {
  if (!is_initial(at) || is_other_i(at)) return std::nullopt;
  auto end = at;
  const auto letters = take_initials(end);
  if (letters.empty()) return std::nullopt;
  const bool is_single = count_letters(letters) == 1;
  if (is_single && !is_middle_initial(end)) return std::nullopt;
  if (!is_single && take_possessive(end)) return Match{end, spelled_with_ending(letters)};
  if (end.is_last() && end.text(-1) == ".") end = Cursor(end.sentence(), end.token() - 1);
  return Match{end, spelled(letters, at.language())};
}

constexpr std::size_t kLongest = 6;

// "n" in "many", "ts" in "Watson".
bool can_stand_between_vowels(std::string_view consonants, const Language& language) {
  if (consonants.size() > 1) return language.junctions.has(consonants);
  return language.onsets.has(consonants) || language.codas.has(consonants);
}

// Letters of other alphabets have spelling rules of their own.
bool is_latin(std::string_view word) {
  constexpr char32_t kEnd = 0x250;
  for (std::size_t offset = 0; offset < word.size();) {
    const auto character = text::character_at(word, offset);
    if (character.value >= kEnd) return false;
    offset = character.end;
  }
  return true;
}

// "qu" and the y of "year" and "buyer" are consonants.
bool is_vowel(std::string_view word, std::size_t at) {
  constexpr std::string_view kVowels = "aeiouy";
  const auto is_in = [](std::string_view letters, char letter) {
    return letters.find(letter) != std::string_view::npos;
  };
  if (word[at] == 'u' && at > 0 && word[at - 1] == 'q') return false;
  const bool opens = word[at] == 'y' && at + 1 < word.size() && is_in("aeiou", word[at + 1]);
  if (opens && (at == 0 || is_in(kVowels, word[at - 1]))) return false;
  return is_in(kVowels, word[at]);
}

// Vowels in a row, or consonants in a row.
std::string_view letters_in_row(std::string_view word, std::size_t begin) {
  auto end = begin;
  while (end < word.size() && is_vowel(word, end) == is_vowel(word, begin)) ++end;
  return word.substr(begin, end - begin);
}

bool is_read_as_word(std::string_view word, const Language& language) {
  constexpr std::size_t kShort = 3;  // shorter ones are spelled unless they are known
  if (language.acronym_words.has(word) || language.plain_words.has(word)) return true;
  return word.size() > kShort && !language.spelled_acronyms.has(word) &&
         is_pronounceable(word, language);
}

bool is_acronym(std::string_view word) {
  const auto length = count_letters(word);
  return length >= 2 && length <= kLongest && is_capitals(word) && is_latin(word);
}

// In a headline in capitals only what nobody can say is an acronym: "AVN HALL OF FAME".
bool may_be_acronym(const Cursor& at, std::string_view word) {
  constexpr std::size_t kMost = 3;
  if (!is_acronym(word)) return false;
  if (!at.sentence().is_in_capitals) return true;
  return word.size() <= kMost && !at.language().plain_words.has(word) &&
         !is_pronounceable(word, at.language());
}

// "FBI", "CEOs", "UN's": capitals that aren't known as a word.
std::optional<Match> acronym(Cursor at) {
  const auto& language = at.language();
  if (!at.begins_word() || language.phrase("letters.acronyms").empty()) return std::nullopt;
  const auto begin = at;
  auto word = at.next();
  const bool is_plural = word.ends_with('s') && is_capitals(word.substr(0, word.size() - 1));
  if (is_plural) word.remove_suffix(1);
  if (!at.ends_word() || !may_be_acronym(begin, word)) return std::nullopt;
  if (is_small_roman(word) && follows_ruler(begin)) return std::nullopt;  // "Henry VIII's"
  if (is_read_as_word(word, language)) {
    const bool is_known = language.acronym_words.has(word) && !is_plural;
    return is_known ? std::optional(Match{at, spoken_as_word(word)}) : std::nullopt;
  }
  const bool has_ending = take_possessive(at) || is_plural;
  return Match{at, has_ending ? spelled_with_ending(word) : spelled(word, language)};
}

// "AT&T", "R&D", "Q&A"
std::optional<Match> joined_letters(Cursor at) {
  const auto& language = at.language();
  const auto* const joint = language.signs.value_of("&");
  if (joint == nullptr || !at.begins_word() || !is_capitals(at.text())) return std::nullopt;
  const auto first = at.next();
  if (!at.take("&")) return std::nullopt;
  if (!at.is_word() || !is_capitals(at.text())) return std::nullopt;
  const auto second = at.next();
  constexpr std::size_t kMost = 3;
  if (!at.ends_word() || count_letters(first) > kMost || count_letters(second) > kMost) {
    return std::nullopt;
  }
  return Match{at, spelled(first, language) + " " + *joint + " " + spelled(second, language)};
}

}  // namespace

bool is_pronounceable(std::string_view letters, const Language& language) {
  const auto word = folded(letters);
  bool has_vowel = false;
  for (std::size_t begin = 0; begin < word.size();) {
    const auto row = letters_in_row(word, begin);
    const bool is_first = begin == 0;
    const bool is_last = begin + row.size() == word.size();
    if (is_vowel(word, begin)) {
      has_vowel = true;
      if (row.size() > 1 && !language.nuclei.has(row)) return false;
    } else if (is_first) {
      if (!language.onsets.has(row)) return false;
    } else if (is_last ? !language.codas.has(row) : !can_stand_between_vowels(row, language)) {
      return false;
    }
    begin += row.size();
  }
  return has_vowel;
}

void add_letter_rules(RuleTable& table) {
  constexpr auto kLetters = SemioticClass::letters;
  table.at_word.insert(table.at_word.end(),
                       {{"letters.initials", kLetters, initials},
                        {"letters.joined", kLetters, joined_letters},
                        {"letters.acronym", kLetters, acronym}});
}

}  // namespace lector::spoken
