// Roman numerals: numbers after "Chapter" and "War", ordinals after the name of a ruler.
#include <array>

#include "spoken/agreement.hpp"
#include "spoken/romans.hpp"

#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"

namespace lector::spoken {
namespace {

int digit_of(char letter) {
  switch (letter) {
    case 'I':
      return 1;
    case 'V':
      return 5;
    case 'X':
      return 10;
    case 'L':
      return 50;
    case 'C':
      return 100;
    case 'D':
      return 500;
    case 'M':
      return 1000;
    default:
      return 0;
  }
}

std::string roman_of(int number) {
  struct Step {
    int value;
    std::string_view letters;
  };
  constexpr std::array<Step, 13> kSteps = {{{1000, "M"},
                                            {900, "CM"},
                                            {500, "D"},
                                            {400, "CD"},
                                            {100, "C"},
                                            {90, "XC"},
                                            {50, "L"},
                                            {40, "XL"},
                                            {10, "X"},
                                            {9, "IX"},
                                            {5, "V"},
                                            {4, "IV"},
                                            {1, "I"}}};
  std::string roman;
  for (const auto& step : kSteps) {
    for (; number >= step.value; number -= step.value) roman += step.letters;
  }
  return roman;
}

// Value of a numeral as it should be written; 0 for anything else ("IIX", "MIX" is 1009).
int value_of_roman(std::string_view word) {
  constexpr std::size_t kLongest = 15;  // MMMDCCCLXXXVIII
  if (word.empty() || word.size() > kLongest) return 0;
  int value = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto digit = digit_of(word[i]);
    if (digit == 0) return 0;
    const auto next = i + 1 < word.size() ? digit_of(word[i + 1]) : 0;
    value += digit < next ? -digit : digit;
  }
  return value > 0 && roman_of(value) == word ? value : 0;
}

std::string upper(std::string_view word) {
  std::string result(word);
  for (char& letter : result) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  return result;
}

// "the fourteenth", "sexto", and from some number on "trece".
std::string say_ruler(int value, const Cursor& numeral) {
  const auto& language = numeral.language();
  const auto digits = std::to_string(value);
  const auto last_ordinal = language.phrase("roman.last_ordinal");
  if (!last_ordinal.empty() && value > value_of(last_ordinal)) {
    return say_cardinal(digits, language);
  }
  const auto own = language.phrase("roman.rule_set");
  const auto rule_set = own.empty() ? ordinal_rule_set(numeral) : std::string(own);
  return fill(language.phrase("roman.ruler"),
              {{"ordinal", say_number(digits, rule_set, language)}});
}

// "King Zog", "his uncle Eberhard": who is named so before a numeral is counted in his family.
bool follows_title(const Cursor& at) {
  return at.is(TokenKind::space, -3) && at.is(TokenKind::word, -4) &&
         at.language().ruler_titles.has(folded(at.text(-4)));
}

// "Eberhard IV of Nuremberg": a numeral between a name and a place.
bool is_before_place(const Cursor& numeral) {
  const auto of = numeral.language().phrase("roman.of");
  auto at = numeral;
  at.next();
  if (of.empty() || at.word_after() != of) return false;
  at.take_space();
  at.next();
  return begins_upper(at.word_after());
}

// A single letter counts behind a name of rulers; behind others not the "I" of "King Lear I saw".
bool is_surely_ruler(const Cursor& numeral) {
  if (numeral.language().regnal_names.has(folded(numeral.text(-2)))) return true;
  auto behind = numeral;
  behind.next();
  const bool may_be_pronoun = numeral.text() == "I" && !behind.word_after().empty();
  return is_before_place(numeral) || (follows_title(numeral) && !may_be_pronoun);
}

std::optional<Match> ruler(Cursor at) {
  constexpr int kMost = 30;  // "John XXIII"
  if (!at.begins_word() || !follows_ruler(at)) return std::nullopt;
  const auto begin = at;
  const auto& language = at.language();
  const auto value = value_of_roman(at.text());
  if (value == 0 || value > kMost || language.phrase("roman.ruler").empty()) return std::nullopt;
  const bool is_letter = at.text() == "V" || at.text() == "X" || at.text() == "I";
  if (is_letter && !is_surely_ruler(at)) return std::nullopt;
  const auto word = at.next();
  if (!at.ends_word()) return std::nullopt;
  if (word == "I" && at.text() == "'") return std::nullopt;  // "and William I'm told"
  auto behind = at;
  const bool has_stop = !language.phrase("ordinal.stop").empty() && behind.take(".");
  if (has_stop && !behind.is_last()) at = behind;  // "Ludwig XIV. starb"
  return Match{at, say_ruler(value, begin)};
}

// "World War I", "a phase I trial"; but "the book I read", "Appendix I" beside "Appendix H".
bool is_one(const Cursor& begin, const Cursor& end) {
  const auto& language = begin.language();
  const auto is_in = [](std::string_view words, const std::string& word) {
    return (" " + std::string(words) + " ").find(" " + word + " ") != std::string::npos;
  };
  const auto before = begin.word_before();
  if (is_in(language.phrase("roman.lettered"), before)) return false;
  const auto nouns = language.phrase("roman.after_one");
  if (nouns.empty() || begins_upper(begin.text(-2)) || end.word_after().empty()) return true;
  return is_in(nouns, folded(end.word_after()));
}

// "Chapter IV", "World War II", "Super Bowl LVIII", "siglo xix"
std::optional<Match> number(Cursor at) {
  const auto& language = at.language();
  const auto begin = at;
  if (!at.begins_word() || !language.roman_words.has(at.word_before())) return std::nullopt;
  const auto word = at.next();
  const auto value = value_of_roman(upper(word));
  const bool is_written_so = is_capitals(word) || (word.size() > 1 && folded(word) == word);
  if (value == 0 || !is_written_so || !at.ends_word()) return std::nullopt;
  constexpr int kGreatestLetter = 10;  // "Part D", "Group C" are letters
  if (word.size() == 1 && value > kGreatestLetter) return std::nullopt;
  if (word == "I" && !is_one(begin, at)) return std::nullopt;
  if (at.text() == "." && at.is(TokenKind::word, 1)) return std::nullopt;
  return Match{at, say_cardinal(std::to_string(value), language)};
}

// "XXe siècle", "XIX secolo": an ordinal by its ending or by the word behind it.
std::optional<Match> ordinal(Cursor at) {
  if (!at.begins_word()) return std::nullopt;
  const auto& language = at.language();
  const auto word = at.next();
  const auto letters = word.substr(0, word.find_first_not_of("IVXLCDM"));
  const auto value = value_of_roman(letters);
  if (value == 0 || !at.ends_word()) return std::nullopt;
  const auto ending = word.substr(letters.size());
  const auto endings = " " + std::string(language.phrase("roman.endings")) + " ";
  constexpr std::string_view kSmall = "IVX";  // "Le", "De", "Mme" are words
  const bool is_numeral = letters.size() > 1 || kSmall.find(letters) != std::string_view::npos;
  const bool has_ending = endings.find(" " + std::string(ending) + " ") != std::string::npos;
  if (!ending.empty() && (!is_numeral || !has_ending)) return std::nullopt;
  const auto* const rule_set = ending.empty()
                                   ? language.ordinal_before.value_of(folded(at.word_after()))
                                   : language.signs.value_of("ordinal " + folded(ending));
  if (rule_set == nullptr || rule_set->find('|') != std::string::npos) return std::nullopt;
  return Match{at, say_number(std::to_string(value), *rule_set, language)};
}

// "IV", "XII" by themselves: small numerals of more than one letter are hardly anything else.
std::optional<Match> small_number(Cursor at) {
  const auto& language = at.language();
  if (!at.begins_word() || language.phrase("roman.alone").empty()) return std::nullopt;
  const auto before = at.text(-1);
  if (before == "." || before == "-" || before == "&") return std::nullopt;
  const auto word = at.next();
  constexpr int kMost = 39;
  const auto value = value_of_roman(word);
  if (word.size() < 2 || value == 0 || value > kMost || !at.ends_word()) return std::nullopt;
  if (at.text() == "&" || language.plain_words.has(word)) return std::nullopt;

  return Match{at, say_cardinal(std::to_string(value), language)};
}

}  // namespace

bool is_small_roman(std::string_view word) {
  constexpr int kMost = 39;
  const auto value = value_of_roman(word);
  return value > 0 && value <= kMost;
}

// "Louis XIV", "John Paul II", "Robert Griffin III": a name that is counted in its family.
bool follows_ruler(const Cursor& at) {
  const auto& names = at.language().regnal_names;
  if (!at.is(TokenKind::space, -1) || !at.is(TokenKind::word, -2)) return false;
  if (!begins_upper(at.text(-2))) return false;
  if (names.has(folded(at.text(-2))) || follows_title(at) || is_before_place(at)) return true;
  return at.is(TokenKind::space, -3) && at.is(TokenKind::word, -4) && begins_upper(at.text(-4)) &&
         names.has(folded(at.text(-4)));
}

void add_roman_rules(RuleTable& table) {
  constexpr auto kRoman = SemioticClass::roman;
  table.at_word.insert(table.at_word.end(),
                       {{"roman.number", kRoman, number},
                        {"roman.ruler", kRoman, ruler},
                        {"roman.ordinal", kRoman, ordinal},
                        {"roman.small_number", kRoman, small_number}});
}

}  // namespace lector::spoken
