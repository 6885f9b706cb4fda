// Fractions: "1/2", "2 1/2", "2½".
#include "spoken/fractions.hpp"

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

// "doceavo", "doze avos": denominators from 11 on that are named by their cardinal.
bool is_part(std::string_view denominator, const Language& language) {
  constexpr int kFirst = 11;
  const auto last = language.phrase("fraction.last_part");
  if (last.empty()) return false;
  const bool is_named = language.fractions.value_of(denominator) != nullptr;
  return !is_named && value_of(denominator) >= kFirst && value_of(denominator) <= value_of(last);
}

// CLDR knows no fractions: the nouns of small denominators are the file's, others are ordinals.
std::string say_denominator(const Fraction& fraction, const Language& language) {
  const auto* const noun = language.fractions.value_of(fraction.denominator);
  if (noun != nullptr) return noun_form(*noun, fraction.numerator, language);
  const bool is_one = value_of(fraction.numerator) == 1;
  const auto rule_set = language.phrase(is_one ? "fraction.ordinal_one" : "fraction.ordinal_many");
  const auto ordinal = say_number(
      fraction.denominator, rule_set.empty() ? language.ordinal_rule_set : rule_set, language);
  const auto cardinal = say_cardinal(fraction.denominator, language);
  const auto pattern = language.phrase(std::string(is_one ? "fraction.one" : "fraction.many") +
                                       (is_part(fraction.denominator, language) ? "_part" : ""));
  return respelled(fill(pattern, {{"ordinal", ordinal}, {"cardinal", cardinal}}),
                   language.fraction_respellings);
}

std::string say_numerator(const Fraction& fraction, const Language& language) {
  const auto& one = language.phrase(fraction.whole.empty() ? "fraction.numerator_one"
                                                           : "fraction.numerator_one_behind");
  if (value_of(fraction.numerator) == 1 && !one.empty()) return std::string(one);
  const auto rule_set = language.phrase("fraction.numerator");
  return rule_set.empty() ? say_cardinal(fraction.numerator, language)
                          : say_number(fraction.numerator, rule_set, language);
}

// "uno sobre ciento doce": denominators whose ordinal is several words.
std::string say_over(const Fraction& fraction, const Language& language) {
  const auto over = language.phrase("fraction.over");
  if (over.empty() || is_part(fraction.denominator, language) ||
      say_ordinal(fraction.denominator, language).find(' ') == std::string::npos) {
    return {};
  }
  return fill(over,
              {{"numerator", say_cardinal(fraction.numerator, language)},
               {"denominator", say_cardinal(fraction.denominator, language)}});
}

std::string say_fraction(const Fraction& fraction, const Language& language) {
  const auto* const whole_words = language.fractions.value_of(
      fraction.numerator + "/" + fraction.denominator + (fraction.whole.empty() ? "" : " behind"));
  auto words = whole_words != nullptr ? *whole_words : say_over(fraction, language);
  if (words.empty()) {
    words = say_numerator(fraction, language) + " " + say_denominator(fraction, language);
  }
  if (fraction.whole.empty()) return words;
  return say_cardinal(fraction.whole, language) + " " +
         std::string(language.phrase("fraction.and")) + " " + words;
}

bool stands_alone(const Cursor& at) {
  const auto before = at.text(-1);
  const bool is_chain =
      (before == "/" || before == "." || before == ",") && at.is(TokenKind::number, -2);
  const bool is_joined =
      before == "-" && (at.is(TokenKind::number, -2) || at.is(TokenKind::word, -2));
  return at.begins_word() && !is_chain && !is_joined;
}

bool is_denominator(std::string_view digits) {
  return digits.front() != '0' && value_of(digits) > 1;
}

// Digits of a numerator or denominator; where the language allows long ones, groups as well.
std::optional<std::string> take_part(Cursor& at) {
  const auto longest_part = at.language().phrase("fraction.longest");
  if (longest_part.empty()) return take_digits(at, 1, kMostDigits);
  auto cursor = at;
  const auto numeral = take_numeral(cursor);
  if (!numeral || !numeral->is_whole() || numeral->is_negative ||
      numeral->integer.size() > static_cast<std::size_t>(value_of(longest_part))) {
    return std::nullopt;
  }
  at = cursor;
  return numeral->integer;
}

// "1/2", "31/32", "1/3rd"; "9/11" and "24/7" are names.
std::optional<Fraction> take_fraction(Cursor& at) {
  auto cursor = at;
  Fraction fraction;
  const auto numerator = take_part(cursor);
  if (!numerator || numerator->front() == '0' || !cursor.take_any({"/", "⁄"})) return std::nullopt;
  const auto denominator = take_part(cursor);
  if (!denominator || !is_denominator(*denominator)) return std::nullopt;
  const bool is_season =  // "2019/20", "1998/1999"
      is_year(*numerator) && (denominator->size() == 2 || is_year(*denominator));
  if (is_season) return std::nullopt;
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

// "-1/2", "-2 1/3"
std::optional<Match> negative_fraction(Cursor at) {
  const auto before = at.text(-1);
  if (!before.empty() && !at.is(TokenKind::space, -1) && before != "(") return std::nullopt;
  auto number = at;
  if (!number.take_any({"-", "−"})) return std::nullopt;
  auto match = mixed_fraction(number);
  if (!match) match = plain_fraction(number);
  if (match) match->words = std::string(at.language().phrase("minus")) + " " + match->words;
  return match;
}

}  // namespace

std::optional<ReadFraction> read_fraction(Cursor at) {
  auto match = mixed_fraction(at);
  if (!match) match = plain_fraction(at);
  if (!match) return std::nullopt;
  const bool is_half = match->end.text(-1) == "2" && match->end.text(-3) == "1";
  return ReadFraction{std::move(*match), is_half};
}

void add_fraction_rules(RuleTable& table) {
  constexpr auto kFraction = SemioticClass::fraction;
  table.at_number.insert(table.at_number.end(),
                         {{"fraction.mixed", kFraction, mixed_fraction},
                          {"fraction.plain", kFraction, plain_fraction}});
  table.at_sign.insert(table.at_sign.end(),
                       {{"fraction.negative", kFraction, negative_fraction},
                        {"fraction.sign", kFraction, sign_fraction}});
}

}  // namespace lector::spoken
