// Letters and digits together: "H5N1", "F-16", "MP3", "1080p".
#include "spoken/letters.hpp"
#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"

namespace lector::spoken {
namespace {

constexpr std::size_t kShortWord = 3;

bool is_spelled(std::string_view word) {
  return is_capitals(word) || count_letters(word) <= kShortWord;
}

bool is_number(std::string_view token) {
  return token.front() >= '0' && token.front() <= '9';
}

// "wkra" of "5wkra31": nobody can say it, so it is a code.
bool is_code(std::string_view token, const Language& language) {
  const bool is_ascii = token.size() == count_letters(token);
  return !is_number(token) && is_ascii && !is_spelled(token) && !is_pronounceable(token, language);
}

bool has_code(Cursor at) {
  while (at.is_ink()) {
    if (is_code(at.next(), at.language())) return true;
  }
  return false;
}

std::string say_token(std::string_view token, const Language& language) {
  if (is_number(token)) return say_model(token, language);
  const bool as_word = !is_spelled(token) || language.acronym_words.has(token);
  return as_word ? spoken_as_word(token) : spelled(token, language);
}

// Sign by sign.
std::string say_code(std::string_view token, const Language& language) {
  return is_number(token) ? say_digits(token, language) : spelled(token, language);
}

// "F-16": capitals may have a hyphen before their number.
bool is_hyphened(const Cursor& at, std::string_view letters) {
  constexpr std::size_t kLongest = 5;
  return at.text() == "-" && at.is(TokenKind::number, 1) && is_capitals(letters) &&
         count_letters(letters) <= kLongest;
}

// Letters and digits in turn without anything between them.
std::optional<Match> mixed(Cursor at) {
  const auto& language = at.language();
  if (!at.begins_word() || language.phrase("letters.acronyms").empty()) return std::nullopt;
  std::string words;
  bool has_letters = false;
  bool has_digits = false;
  const bool is_code_number = has_code(at);
  while (at.is_ink()) {
    const auto token = at.next();
    has_digits |= is_number(token);
    has_letters |= !is_number(token);
    add_word(words, is_code_number ? say_code(token, language) : say_token(token, language));
    if (!has_digits && is_hyphened(at, token)) at.next();
  }
  if (!has_letters || !has_digits) return std::nullopt;
  if (at.text(-1) == "s" && words.ends_with(" S")) {  // "MP3s"
    words = pluralized(words.substr(0, words.size() - 2));
  }
  return Match{at, words};
}

// "2.5x", "x8"
std::optional<Match> times(Cursor at) {
  const auto& language = at.language();
  const auto word = language.phrase("times");
  if (word.empty() || !at.begins_word()) return std::nullopt;
  const auto numeral = take_numeral(at);
  if (!numeral || !at.take_any({"x", "×"}) || !at.ends_word()) return std::nullopt;
  return Match{at, say_numeral(*numeral, language) + " " + std::string(word)};
}

}  // namespace

void add_serial_rules(RuleTable& table) {
  constexpr auto kSerial = SemioticClass::serial;
  table.at_number.insert(table.at_number.end(),
                         {{"serial.times", kSerial, times}, {"serial.mixed", kSerial, mixed}});
  table.at_word.push_back({"serial.mixed", kSerial, mixed});
}

}  // namespace lector::spoken
