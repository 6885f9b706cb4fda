/// Numerals: how they are written, and how they are said.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "spoken/language.hpp"
#include "spoken/sentence.hpp"

namespace lector::spoken {

/// A number as written: "1,234.50".
struct Numeral {
  std::string integer;   ///< digits without groups; empty for ".5"
  std::string fraction;  ///< digits behind the decimal sign
  bool is_negative = false;
  bool is_grouped = false;
  bool has_fraction = false;
  bool has_stop = false;  ///< "2.5" where the language writes "2,5"

  /// "-1234.50", as ICU takes it.
  [[nodiscard]] std::string amount() const;
  [[nodiscard]] bool is_whole() const { return !has_fraction; }
};

/// Steps over a numeral: digits, groups of three, decimals, by the language's signs. A minus counts
/// where nothing but white space or an opening mark stands before it.
std::optional<Numeral> take_numeral(Cursor& at);

/// True where a numeral with groups stands from here to `end`: "2.000.000" is no version.
[[nodiscard]] bool is_grouped_numeral(Cursor at, const Cursor& end);

/// Steps over plain digits, without decimals and groups: at most so many.
std::optional<std::string> take_digits(Cursor& at, std::size_t least, std::size_t most);

/// Steps over white space and a scale ("million", "bn", "m" right behind the digits); its words.
std::optional<std::string> take_scale(Cursor& at);

/// A number by one of CLDR's rule sets, as the language's file spells it; the plain cardinal where
/// CLDR has no such set.
[[nodiscard]] std::string say_number(std::string_view digits,
                                     std::string_view rule_set,
                                     const Language& language);
[[nodiscard]] std::string say_cardinal(std::string_view digits, const Language& language);
[[nodiscard]] std::string say_ordinal(std::string_view digits, const Language& language);
[[nodiscard]] std::string say_year(std::string_view digits, const Language& language);
/// One by one: "zero zero five".
[[nodiscard]] std::string say_digits(std::string_view digits, const Language& language);
/// As numbers of models and years are said: "three eighty", "ten eighty", "five hundred".
[[nodiscard]] std::string say_model(std::string_view digits, const Language& language);
/// Number words in the plural, as English has them: "eighties", "sixes".
[[nodiscard]] std::string pluralized(std::string words);
/// "minus one point five"
/// @param noun  what is counted, so that the number agrees with it: "duas horas"; none if empty.
[[nodiscard]] std::string say_numeral(const Numeral& numeral,
                                      const Language& language,
                                      std::string_view noun = {});

/// One more word, after a space if there are some; nothing for an empty one.
void add_word(std::string& words, std::string_view more);

/// Value of up to nine digits.
[[nodiscard]] int value_of(std::string_view digits);

/// True for what stands for a year where nothing says otherwise: four digits from 1100 to 2099.
[[nodiscard]] bool is_year(std::string_view digits);

}  // namespace lector::spoken
