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

void add(std::string& words, std::string_view more) {
  if (!words.empty()) words += ' ';
  words += more;
}

// Letters and digits in turn without anything between them; a hyphen after capitals may stand
// ("F-16").
std::optional<Match> mixed(Cursor at) {
  const auto& language = at.language();
  if (!at.begins_word() || language.phrase("letters.acronyms").empty()) return std::nullopt;
  std::string words;
  bool has_letters = false;
  bool has_digits = false;
  while (at.is_word() || at.is_number()) {
    const auto token = at.next();
    if (token.front() >= '0' && token.front() <= '9') {
      has_digits = true;
      add(words, say_model(std::string(token), language));
    } else {
      has_letters = true;
      const bool as_word = !is_spelled(token) || language.acronym_words.has(token);
      add(words, as_word ? spoken_as_word(token) : spelled(token, language));
    }
    const bool is_hyphened = at.text() == "-" && at.is(TokenKind::number, 1) && !has_digits &&
                             is_capitals(token) && count_letters(token) <= kShortWord + 2;
    if (is_hyphened) at.next();
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
