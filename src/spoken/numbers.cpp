#include "spoken/numbers.hpp"

#include <algorithm>

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
  bool found = false;
  while (at.text() == sign && at.is(TokenKind::number, 1) && at.text(1).size() == kGroup) {
    at.next();
    digits += at.next();
    found = true;
  }
  return found;
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
  const bool has_point =
      cursor.text() == cursor.language().decimal_sign && cursor.is(TokenKind::number, 1);
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
  at = cursor;
  return *scale;
}

std::string say_cardinal(std::string_view digits, const Language& language) {
  auto words = spell_out(digits, language.tag, language.cardinal_rule_set);
  if (!words) words = spell_out(digits, language.tag, "spellout-numbering");
  if (words) return *words;
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
  const auto words = spell_out(digits, language.tag, language.ordinal_rule_set);
  return words ? *words : say_cardinal(digits, language);
}

std::string say_year(std::string_view digits, const Language& language) {
  const auto words = spell_out(digits, language.tag, language.year_rule_set);
  return words ? *words : say_cardinal(digits, language);
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

std::string say_fraction_digits(std::string_view digits, const Language& language) {
  const auto zeros = std::min(digits.find_first_not_of('0'), digits.size());
  auto words = say_digits(digits.substr(0, zeros), language);
  auto rest = digits.substr(zeros);
  const auto add = [&words](const std::string& more) {
    words += (words.empty() ? "" : " ") + more;
  };
  constexpr std::size_t kLongestNumber = 3;
  switch (language.fraction_digits) {
    case FractionDigits::number:
      if (rest.size() <= kLongestNumber && !rest.empty()) {
        add(say_cardinal(rest, language));
        return words;
      }
      break;
    case FractionDigits::pairs:
      if (rest.size() <= kLongestNumber && !rest.empty()) {
        add(say_cardinal(rest, language));
        return words;
      }
      break;
    case FractionDigits::single:
      break;
  }
  if (!rest.empty()) add(say_digits(rest, language));
  return words;
}

}  // namespace

std::string say_numeral(const Numeral& numeral, const Language& language) {
  std::string words;
  if (numeral.is_negative) words += std::string(language.phrase("minus")) + " ";
  if (!numeral.integer.empty()) words += say_cardinal(numeral.integer, language);
  if (!numeral.has_fraction) return words;
  if (!numeral.integer.empty()) words += " ";
  words += language.phrase("point");
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
