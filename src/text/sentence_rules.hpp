/// Abbreviations and first words by language: what the pass over ICU's sentence breaks knows.
#pragma once

#include <string_view>

#include "text/characters.hpp"

namespace lector::text {

/// Rules of one language. Lists are lower-case words parted by single spaces, abbreviations without
/// their last stop ("p.m").
struct SentenceRules {
  std::string_view language = "";  ///< primary subtag
  Suppressions suppressions = Suppressions::none;
  std::string_view never_final = "";   ///< always followed by what they belong to: "Dr."
  std::string_view before_digit = "";  ///< no end only before a number: "No. 5"
  std::string_view may_end = "";       ///< end only before one of the `starters`: "Inc.", "p.m."
  std::string_view starters = "";      ///< words that begin a sentence far more often than a name
  bool has_ordinal_stop = false;       ///< "12. Juni"
  bool has_colon_stop = false;         ///< a colon ends a sentence
};

/// Rules of a language (BCP 47); empty ones, and ICU's own suppressions, if it isn't in the table.
[[nodiscard]] const SentenceRules& sentence_rules(std::string_view language);

/// True if the list holds the word.
[[nodiscard]] bool holds(std::string_view list, std::string_view word);

}  // namespace lector::text
