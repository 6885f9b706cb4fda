/// What the rules know of one language: its data file (`spoken/languages`), and CLDR by ICU.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/data_file.hpp"
#include "spoken/number_words.hpp"

namespace lector::spoken {

/// Lets look-ups go without a copy of the word.
struct StringHash {
  // NOLINTNEXTLINE(readability-identifier-naming): the standard's name
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>()(text);
  }
};

/// Written form to what the rules make of it.
class Table : public std::unordered_map<std::string, std::string, StringHash, std::equal_to<>> {
 public:
  /// Value of a key; null if there is none.
  [[nodiscard]] const std::string* value_of(std::string_view key) const {
    const auto found = find(key);
    return found == end() ? nullptr : &found->second;
  }
};

class WordSet : public std::unordered_set<std::string, StringHash, std::equal_to<>> {
 public:
  [[nodiscard]] bool has(std::string_view word) const { return find(word) != end(); }
};

/// A piece of text and what stands for it; "^" before the piece means the beginning, "ordinal:"
/// before that rule sets with such a name only.
using Respellings = std::vector<std::pair<std::string, std::string>>;

enum class DateOrder { day_first, month_first };
enum class FractionDigits { single, pairs, number };

/// Tables and phrases of one language. Keys are folded to lower case unless a field says that case
/// counts.
class Language {
 public:
  /// The language of a BCP 47 tag; regions ("en-GB") choose among a file's variants. A language
  /// without file has empty tables and CLDR's names. Lives as long as the program.
  static const Language& of(std::string_view tag);

  std::string tag;
  bool has_file = false;

  std::string cardinal_rule_set;
  std::string ordinal_rule_set;
  std::string year_rule_set;
  std::string decimal_sign;              ///< as written: "."
  std::vector<std::string> group_signs;  ///< as written between thousands: ","
  FractionDigits fraction_digits = FractionDigits::single;
  DateOrder date_order = DateOrder::day_first;

  Table phrases;             ///< patterns and words of the rules: "point", "date.day_month"
  Table scales;              ///< "bn" to "billion"; case counts
  Table months;              ///< names and abbreviations to "1" .. "12"
  Table weekdays;            ///< abbreviations to full names
  Table currencies;          ///< case counts: "$" to "dollar|dollars|cent|cents", or an ISO code
  Table units;               ///< case counts: "km" to CLDR's "kilometer"
  Table signs;               ///< "=" to "equals", between amounts
  Table electronic_signs;    ///< "." to "dot", in addresses
  Table titles;              ///< before a name: "dr" to "Doctor"
  Table abbreviations;       ///< anywhere: "vs" to "versus"
  Table before_number;       ///< "no" to "number"
  Table after_name;          ///< "jr" to "Junior", "st" to "Street"
  Table fractions;           ///< denominator to its noun: "2" to "half|halves"
  Table zones;               ///< "ET" to "Eastern"; case counts
  Table agreement;           ///< noun or "-ending", at will after a plural category, to the rule
                             ///< set of a number before it: "few -ы"
  Table ordinal_after;       ///< word before an ordinal to its rule set: "am", "isabel"
  Table ordinal_before;      ///< word after a numeral that orders to its rule set: "secolo"
  Table decimal_places;      ///< count of decimals to their noun: "2" to "сотая|сотых"
  Table regions;             ///< in an address: "CA" to "California"; case counts
  WordSet year_words;        ///< before a year: "in", "since"
  WordSet roman_words;       ///< before a Roman numeral that counts: "war", "chapter"
  WordSet regnal_names;      ///< before a Roman numeral that orders: "louis"
  WordSet ruler_titles;      ///< before the name of whoever is counted: "king"
  WordSet acronym_words;     ///< capitals read as a word: "NATO"
  WordSet spelled_acronyms;  ///< capitals that could be words but are letters: "ACLU"
  WordSet onsets;            ///< consonants that words begin with, in lower case
  WordSet codas;             ///< consonants that words end with
  WordSet junctions;         ///< consonants in a row between two vowels
  WordSet nuclei;            ///< vowels in a row
  WordSet stopless_titles;   ///< titles that are written without a stop as well: "Dr Smith"
  WordSet plain_words;       ///< common words that may stand in capitals: "NOT"
  WordSet careful_units;     ///< units that are words as well: "in"
  WordSet telephone_words;   ///< before digits read one by one: "call"
  WordSet serial_words;      ///< before digits read one by one: "isbn"
  WordSet domains;           ///< last part of a host name that is read as a word: "com"
  WordSet scale_nouns;       ///< scales that join a noun by "de": "millones"
  WordSet telephone_shapes;  ///< lengths of groups that make a telephone number: "3-4"
  WordSet time_words;        ///< before a time written with a stop: "kl"
  Respellings respellings;   ///< pieces of CLDR's number words and what is said instead
  Respellings fraction_respellings;  ///< the same for nouns of denominators
  CalendarNames calendar;
  WordSet triggers;  ///< lower-case words at which a rule may begin

  /// A phrase; empty if the language has none of that name.
  [[nodiscard]] std::string_view phrase(std::string_view key) const;

 private:
  friend Language read_language(std::string_view tag, const base::DataFile* file);
};

/// Reads a data file. @throws Error(config) that names file, line and key.
/// @param file  null for a language of which only CLDR knows.
[[nodiscard]] Language read_language(std::string_view tag, const base::DataFile* file);

/// The form of a noun ("dollar|dollars") that goes with an amount.
[[nodiscard]] std::string noun_form(std::string_view noun,
                                    std::string_view amount,
                                    const Language& language);

/// Words with their pieces replaced, in the order of the list.
[[nodiscard]] std::string respelled(std::string words,
                                    const Respellings& respellings,
                                    std::string_view rule_set = {});

/// A pattern with "{name}" replaced by values.
using Values = std::vector<std::pair<std::string_view, std::string>>;
[[nodiscard]] std::string fill(std::string_view pattern, const Values& values);

}  // namespace lector::spoken
