#include "spoken/numbers.hpp"

#include <algorithm>

#include "spoken/agreement.hpp"
#include "text/characters.hpp"

namespace lector::spoken {
namespace {

constexpr std::size_t kGroup = 3;

bool is_group_sign(std::string_view sign, const Language& language) {
  return std::ranges::find(language.group_signs, sign) != language.group_signs.end();
}

// "1,234,567": groups of three, no more digits behind them.
bool take_groups(Cursor& at, std::string& digits) {
  if (digits.size() > kGroup || digits.front() == '0') return false;
  const auto sign = at.text();
  if (!is_group_sign(sign, at.language())) return false;
  auto cursor = at;
  std::string all = digits;
  while (cursor.text() == sign && cursor.is(TokenKind::number, 1) &&
         cursor.text(1).size() == kGroup) {
    cursor.next();
    all += cursor.next();
  }
  // "555 123 4567": white space between digits makes groups only where all of them are full.
  const bool is_space = at.is(TokenKind::space);
  if (is_space && cursor.text() == sign && cursor.is(TokenKind::number, 1)) return false;
  if (all.size() == digits.size() || (is_space && !cursor.ends_word())) return false;
  digits = std::move(all);
  at = cursor;
  return true;
}

// "33.8" where the language writes "33,8": neither a group nor a date, version or address.
bool is_foreign_point(const Cursor& at) {
  if (at.language().decimal_sign == "." || at.text() != "." || !at.is(TokenKind::number, -1)) {
    return false;
  }
  const bool is_chain = (at.text(2) == "." && at.is(TokenKind::number, 3)) ||
                        (at.text(-2) == "." && at.is(TokenKind::number, -3));
  return at.is(TokenKind::number, 1) && at.text(1).size() != kGroup && !is_chain;
}

bool takes_minus(const Cursor& at) {
  const auto sign = at.text();
  if (sign != "-" && sign != "−" && sign != "–") return false;
  if (!at.is(TokenKind::number, 1) && at.text(1) != at.language().decimal_sign) return false;
  const auto before = at.text(-1);
  return before.empty() || at.is(TokenKind::space, -1) || before == "(" || before == "[";
}

}  // namespace

std::string Numeral::amount() const {
  auto text = (is_negative ? "-" : "") + (integer.empty() ? "0" : integer);
  if (has_fraction) text += "." + fraction;
  return text;
}

std::optional<Numeral> take_numeral(Cursor& at) {
  auto cursor = at;
  Numeral numeral;
  if (takes_minus(cursor)) {
    numeral.is_negative = true;
    cursor.next();
  }
  if (cursor.is_number()) {
    numeral.integer = cursor.next();
    numeral.is_grouped = take_groups(cursor, numeral.integer);
  }
  numeral.has_stop = is_foreign_point(cursor);
  const bool has_point =
      (cursor.text() == cursor.language().decimal_sign && cursor.is(TokenKind::number, 1)) ||
      numeral.has_stop;
  // "114...48", "p.5": a number that begins with its decimal sign stands free.
  const auto before = cursor.text(-1);
  const bool is_free = !numeral.integer.empty() || numeral.is_negative || before.empty() ||
                       cursor.is(TokenKind::space, -1) ||
                       (cursor.is(TokenKind::sign, -1) && before != cursor.text());
  if (has_point && is_free) {
    cursor.next();
    numeral.fraction = cursor.next();
    numeral.has_fraction = true;
  }
  if (numeral.integer.empty() && !numeral.has_fraction) return std::nullopt;
  at = cursor;
  return numeral;
}

bool is_grouped_numeral(Cursor at, const Cursor& end) {
  const auto numeral = take_numeral(at);
  return numeral && numeral->is_grouped && at.token() >= end.token();
}

std::optional<std::string> take_digits(Cursor& at, std::size_t least, std::size_t most) {
  if (!at.is_number()) return std::nullopt;
  const auto digits = at.text();
  if (digits.size() < least || digits.size() > most) return std::nullopt;
  at.next();
  return std::string(digits);
}

std::optional<std::string> take_scale(Cursor& at) {
  auto cursor = at;
  const bool is_apart = cursor.take_space();
  if (!cursor.is_word()) return std::nullopt;
  const auto word = cursor.next();
  constexpr std::size_t kShort = 1;  // "5 m" are metres, "$5m" millions
  if (!cursor.ends_word() || (is_apart && word.size() <= kShort)) return std::nullopt;
  const auto& scales = cursor.language().scales;
  const auto* scale = scales.value_of(word);
  if (scale == nullptr) scale = scales.value_of(folded(word));
  if (scale == nullptr) return std::nullopt;
  const bool has_stop = cursor.text() == "." && scales.value_of(folded(word) + ".") != nullptr;
  if (has_stop && !cursor.is_last()) cursor.next();  // "3 Mio. Euro"
  at = cursor;
  return *scale;
}

std::string say_number(std::string_view digits,
                       std::string_view rule_set,
                       const Language& language) {
  auto words = spell_out(digits, language.tag, rule_set);
  return words ? respelled(std::move(*words), language.respellings, rule_set)
               : say_cardinal(digits, language);
}

std::string say_cardinal(std::string_view digits, const Language& language) {
  for (const std::string_view rule_set :
       {std::string_view(language.cardinal_rule_set), std::string_view("spellout-numbering")}) {
    auto words = spell_out(digits, language.tag, rule_set);
    if (words) return respelled(std::move(*words), language.respellings, rule_set);
  }
  // CLDR's rules end at 10^18.
  constexpr std::size_t kRest = 18;
  const auto scale = language.phrase("quintillion");
  if (scale.empty() || digits.size() > 2 * kRest) return say_digits(digits, language);
  const auto rest = digits.substr(digits.size() - kRest);
  const bool is_round = rest.find_first_not_of('0') == std::string_view::npos;
  return say_cardinal(digits.substr(0, digits.size() - kRest), language) + " " +
         std::string(scale) + (is_round ? "" : " " + say_cardinal(rest, language));
}

std::string say_ordinal(std::string_view digits, const Language& language) {
  return say_number(digits, language.ordinal_rule_set, language);
}

std::string say_year(std::string_view digits, const Language& language) {
  return say_number(digits, language.year_rule_set, language);
}

std::string say_digits(std::string_view digits, const Language& language) {
  std::string words;
  for (const char digit : digits) {
    const auto word = spell_out(std::string_view(&digit, 1), language.tag, "spellout-numbering");
    words += (words.empty() ? "" : " ") + word.value_or(std::string(1, digit));
  }
  return words;
}

namespace {

// "twenty-four, zero zero": two by two, each zero in front by itself.
std::string say_pairs(std::string_view digits, const Language& language) {
  constexpr std::size_t kPair = 2;
  std::string words;
  for (; !digits.empty(); digits.remove_prefix(std::min(kPair, digits.size()))) {
    const auto pair = digits.substr(0, kPair);
    words += (words.empty() ? "" : " ") +
             (pair.front() == '0' ? say_digits(pair, language) : say_cardinal(pair, language));
  }
  return words;
}

std::string say_fraction_digits(std::string_view digits, const Language& language) {
  constexpr std::size_t kLongestNumber = 3;
  const auto zeros = std::min(digits.find_first_not_of('0'), digits.size());
  const auto rest = digits.substr(zeros);
  const bool is_long = digits.size() > kLongestNumber;
  if (language.fraction_digits == FractionDigits::single || rest.empty()) {
    return say_digits(digits, language);
  }
  if (is_long && language.fraction_digits == FractionDigits::pairs) {
    return say_pairs(digits, language);
  }
  if (is_long) return say_digits(digits, language);
  return zeros == 0
             ? say_cardinal(rest, language)
             : say_digits(digits.substr(0, zeros), language) + " " + say_cardinal(rest, language);
}

// "одна целая две десятых": wholes and parts, each with its noun; nothing in other languages.
std::string say_parts(const Numeral& numeral, const Language& language) {
  const auto* const noun =
      language.decimal_places.value_of(std::to_string(numeral.fraction.size()));
  if (noun == nullptr) return {};
  const auto rule_set = language.phrase("decimal.rule_set");
  const auto whole = numeral.integer.empty() ? std::string("0") : numeral.integer;
  return say_number(whole, rule_set, language) + " " +
         noun_form(language.phrase("decimal.whole"), whole, language) + " " +
         say_number(numeral.fraction, rule_set, language) + " " +
         noun_form(*noun, numeral.fraction, language);
}

}  // namespace

std::string say_numeral(const Numeral& numeral, const Language& language, std::string_view noun) {
  std::string words;
  if (numeral.is_negative) words += std::string(language.phrase("minus")) + " ";
  const bool agrees =
      !noun.empty() && (numeral.is_whole() || !language.phrase("decimal.agrees").empty());
  if (numeral.has_fraction) {
    const auto parts = say_parts(numeral, language);
    if (!parts.empty()) return words + parts;
  }
  if (!numeral.integer.empty()) {
    words +=
        agrees ? say_number(
                     numeral.integer, cardinal_rule_set(noun, numeral.integer, language), language)
               : say_cardinal(numeral.integer, language);
  }
  if (!numeral.has_fraction) return words;
  if (!numeral.integer.empty()) words += " ";
  const auto* const stop = language.electronic_signs.value_of(".");
  words += numeral.has_stop && stop != nullptr ? std::string_view(*stop) : language.phrase("point");
  return words + " " + say_fraction_digits(numeral.fraction, language);
}

std::string say_model(std::string_view digits, const Language& language) {
  constexpr std::size_t kPair = 2;
  if (digits.front() == '0') return say_digits(digits, language);
  if (digits.size() <= kPair) return say_cardinal(digits, language);
  if (digits.size() > 2 * kPair) return say_digits(digits, language);
  if (digits.size() == 4) {
    return digits.substr(1) == "000" ? say_cardinal(digits, language) : say_year(digits, language);
  }
  if (digits.substr(1) == "00") return say_cardinal(digits, language);
  const auto tail = digits.substr(1);
  const auto small = language.phrase("time.small_minute");
  if (small.empty()) return say_cardinal(digits, language);
  const auto rest = tail.front() == '0'
                        ? fill(small, {{"minute", say_cardinal(tail.substr(1), language)}})
                        : say_cardinal(tail, language);
  return say_cardinal(digits.substr(0, 1), language) + " " + rest;
}

std::string pluralized(std::string words) {
  if (words.ends_with('y')) return words.replace(words.size() - 1, 1, "ies");
  return words + (words.ends_with('x') ? "es" : "s");
}

void add_word(std::string& words, std::string_view more) {
  if (more.empty()) return;
  if (!words.empty()) words += ' ';
  words += more;
}

int value_of(std::string_view digits) {
  constexpr std::size_t kMost = 9;
  int value = 0;
  for (const char digit : digits.substr(0, kMost)) value = value * 10 + (digit - '0');
  return value;
}

bool is_year(std::string_view digits) {
  constexpr int kFirst = 1100;
  constexpr int kLast = 2199;
  return digits.size() == 4 && value_of(digits) >= kFirst && value_of(digits) <= kLast;
}

}  // namespace lector::spoken
