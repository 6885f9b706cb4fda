/// Abbreviations and first words by language: what the pass over ICU's sentence breaks knows.
///
/// They stand in `languages/LANGUAGE.toml`; each file begins with comments that name its sources.
/// Lists are texts of lower-case words parted by white space, abbreviations without their last stop
/// ("p.m"):
///
///     [abbreviations]        # kinds, by what may follow
///     never_final = "dr"     # always followed by what they belong to: "Dr. Smith"
///     before_number = "no"   # no end only before a number: "No. 5"
///     may_end = "inc"        # end only before one of the `starters`: "Acme Inc. The"
///     often_final = "p.m"    # end before a capital, unless it is one of the `followers`
///     endings = "str"        # parts of compounds: "Goethestr. 5"
///     [words]
///     starters = "the"       # begin a sentence far more often than a name
///     followers = "tuesday"  # "at 5 p.m. Tuesday"
///     prepositions = "at"    # "At 5 p.m." is no sentence
///     numbered = "war"       # "Chapter I." ends with a number, "Anna I." with an initial
///     particles = "と"       # go on after a quotation: "「はい。」と"
///     pronoun = "i"          # "he and I." is no initial; in lower case it tells a careless
///     writer [stops] ordinals = "yes"       # "12. Juni" colon = "yes"          # a colon ends a
///     sentence capital_nouns = "yes"  # "2. Platz" need not begin one shortest_word = 6      #
///     letters from which on an unknown word before a stop and a lower-case
///                            # `starter` is no abbreviation
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lector::text {

/// Words of one kind.
class WordList {
 public:
  WordList() = default;
  /// @param words  parted by white space.
  explicit WordList(std::string_view words);
  [[nodiscard]] bool holds(std::string_view word) const;
  [[nodiscard]] bool empty() const noexcept { return words_.empty(); }
  [[nodiscard]] std::span<const std::string> words() const noexcept { return words_; }

 private:
  std::vector<std::string> words_;  // sorted
};

/// Rules of one language.
struct SentenceRules {
  WordList never_final;
  WordList before_number;
  WordList may_end;
  WordList often_final;
  WordList endings;
  WordList starters;
  WordList followers;
  WordList prepositions;
  WordList numbered;
  WordList particles;
  std::string pronoun;  ///< empty if the language has none of one letter
  bool has_ordinal_stop = false;
  bool has_colon_stop = false;
  bool has_capital_nouns = false;
  std::size_t shortest_word = 6;
};

/// Rules of a language (BCP 47), read once; empty ones if it has no file.
[[nodiscard]] const SentenceRules& sentence_rules(std::string_view language);

}  // namespace lector::text
