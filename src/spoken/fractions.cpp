// Fractions: "1/2", "2 1/2", "2½".
#include <algorithm>
#include <array>

#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"

namespace lector::spoken {
namespace {

struct Fraction {
  std::string whole;
  std::string numerator;
  std::string denominator;
};

constexpr std::size_t kMostDigits = 3;

// CLDR knows no fractions: the nouns of small denominators are the file's, others are ordinals.
std::string say_denominator(const Fraction& fraction, const Language& language) {
  const auto* const noun = language.fractions.value_of(fraction.denominator);
  if (noun != nullptr) return noun_form(*noun, fraction.numerator, language);
  const auto ordinal = say_ordinal(fraction.denominator, language);
  const bool is_one = value_of(fraction.numerator) == 1;
  return is_one ? fill(language.phrase("fraction.one"), {{"ordinal", ordinal}})
                : fill(language.phrase("fraction.many"), {{"ordinal", ordinal}});
}

std::string say_numerator(const Fraction& fraction, const Language& language) {
  const auto& one = language.phrase(fraction.whole.empty() ? "fraction.numerator_one"
                                                           : "fraction.numerator_one_behind");
  if (value_of(fraction.numerator) == 1 && !one.empty()) return std::string(one);
  return say_cardinal(fraction.numerator, language);
}

std::string say_fraction(const Fraction& fraction, const Language& language) {
  const auto* const whole_words = language.fractions.value_of(
      fraction.numerator + "/" + fraction.denominator + (fraction.whole.empty() ? "" : " behind"));
  auto words = whole_words != nullptr
                   ? *whole_words
                   : say_numerator(fraction, language) + " " + say_denominator(fraction, language);
  if (fraction.whole.empty()) return words;
  return say_cardinal(fraction.whole, language) + " " +
         std::string(language.phrase("fraction.and")) + " " + words;
}

bool stands_alone(const Cursor& at) {
  const auto before = at.text(-1);
  const bool is_chain =
      (before == "/" || before == "." || before == ",") && at.is(TokenKind::number, -2);
  return at.begins_word() && !is_chain && before != "-";
}

bool is_denominator(std::string_view digits) {
  return digits.front() != '0' && value_of(digits) > 1;
}

// "1/2", "31/32", "1/3rd"; "9/11" and "24/7" are names.
std::optional<Fraction> take_fraction(Cursor& at) {
  auto cursor = at;
  Fraction fraction;
  const auto numerator = take_digits(cursor, 1, kMostDigits);
  if (!numerator || numerator->front() == '0' || !cursor.take_any({"/", "⁄"})) return std::nullopt;
  const auto denominator = take_digits(cursor, 1, kMostDigits);
  if (!denominator || !is_denominator(*denominator)) return std::nullopt;
  constexpr std::array<std::string_view, 5> kEndings = {"rd", "th", "ths", "rds", "nd"};
  const auto ending = folded(cursor.text());
  if (std::ranges::find(kEndings, ending) != kEndings.end()) cursor.next();
  const bool goes_on = (cursor.text() == "/" || cursor.text() == "." || cursor.text() == ",") &&
                       cursor.is(TokenKind::number, 1);
  if (!cursor.ends_word() || goes_on) return std::nullopt;
  at = cursor;
  return Fraction{{}, *numerator, *denominator};
}

// "½": NFKC says "1⁄2", but only a table is sure of the signs.
std::optional<Fraction> take_sign(Cursor& at) {
  struct Sign {
    std::string_view text;
    std::string_view numerator;
    std::string_view denominator;
  };
  constexpr std::array<Sign, 17> kSigns = {{{"½", "1", "2"},
                                            {"⅓", "1", "3"},
                                            {"⅔", "2", "3"},
                                            {"¼", "1", "4"},
                                            {"¾", "3", "4"},
                                            {"⅕", "1", "5"},
                                            {"⅖", "2", "5"},
                                            {"⅗", "3", "5"},
                                            {"⅘", "4", "5"},
                                            {"⅙", "1", "6"},
                                            {"⅚", "5", "6"},
                                            {"⅛", "1", "8"},
                                            {"⅜", "3", "8"},
                                            {"⅝", "5", "8"},
                                            {"⅞", "7", "8"},
                                            {"⅐", "1", "7"},
                                            {"⅒", "1", "10"}}};
  const auto found = std::ranges::find(kSigns, at.text(), &Sign::text);
  if (found == kSigns.end()) return std::nullopt;
  at.next();
  return Fraction{{}, std::string(found->numerator), std::string(found->denominator)};
}

bool has_fractions(const Language& language) {
  return !language.phrase("fraction.and").empty();
}

std::optional<Match> plain_fraction(Cursor at) {
  if (!has_fractions(at.language()) || !stands_alone(at)) return std::nullopt;

  const auto fraction = take_fraction(at);
  if (!fraction) return std::nullopt;
  return Match{at, say_fraction(*fraction, at.language())};
}

std::optional<Match> sign_fraction(Cursor at) {
  if (!has_fractions(at.language())) return std::nullopt;
  const auto fraction = take_sign(at);
  if (!fraction) return std::nullopt;
  return Match{at, say_fraction(*fraction, at.language())};
}

// "2 1/2", "2½", "2-1/2"
std::optional<Match> mixed_fraction(Cursor at) {
  if (!has_fractions(at.language()) || !stands_alone(at)) return std::nullopt;
  const auto whole = take_digits(at, 1, kMostDigits);
  if (!whole) return std::nullopt;
  auto fraction = take_sign(at);
  if (!fraction) {
    if (!at.take_space() && !at.take("-")) return std::nullopt;
    fraction = take_sign(at);
    if (!fraction) fraction = take_fraction(at);
    if (!fraction || value_of(fraction->numerator) >= value_of(fraction->denominator)) {
      return std::nullopt;
    }
  }
  fraction->whole = *whole;
  return Match{at, say_fraction(*fraction, at.language())};
}

}  // namespace

void add_fraction_rules(RuleTable& table) {
  constexpr auto kFraction = SemioticClass::fraction;
  table.at_number.insert(table.at_number.end(),
                         {{"fraction.mixed", kFraction, mixed_fraction},
                          {"fraction.plain", kFraction, plain_fraction}});
  table.at_sign.push_back({"fraction.sign", kFraction, sign_fraction});
}

}  // namespace lector::spoken
