/// A script is read as an editor would read it before publishing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.hpp"
#include "script/script.hpp"

namespace lector::lint {

/// What is worth a look; in the order in which they are shown.
enum class Kind : std::uint8_t {
  acronym,        ///< capitals that no list knows
  name,           ///< a capitalised word: the voice may not know how it is said
  ambiguous,      ///< read by a rule that may be wrong here
  long_sentence,  ///< over 40 words
  pointer,        ///< "see the chart below": points at what a listener hasn't got
  markup,         ///< leftovers of HTML, Markdown, BBCode, shortcodes, templates
  address,        ///< a long URL, read out
  sign,           ///< emoji and rare signs
};

/// "acronym", "name", ...
[[nodiscard]] std::string_view name_of(Kind kind);

/// One thing to look at, and where it stands first.
struct Finding {
  Kind kind = Kind::acronym;
  base::SourceSpan source;  ///< bytes of the input
  std::size_t line = 0;     ///< of the input, from 1
  std::string segment;      ///< id
  std::string text;         ///< as it is written
  std::string reading;      ///< as it is said; empty if that's plain
  std::string advice;
  std::size_t count = 1;  ///< how often it stands in the article; words of a long sentence
  std::string lexicon;    ///< an entry of a lexicon to begin with; empty if none would help
};

/// What was found in a script that was composed from a page. By place in the input, then by kind.
///
/// Acronyms, names and ambiguous words are found once each and counted. Of names the 20 commonest
/// are given, and none in a language where capitals don't mean names. What Lector says itself and
/// what is left out isn't looked at.
/// @param bytes  the page that the script was composed from: for line numbers and exact places.
[[nodiscard]] std::vector<Finding> lint(const script::Script& script, std::string_view bytes);

/// `lector.lint/1` as JSON text: `language`, `findings` (`kind`, `span`, `line`, `segment`, `text`,
/// `reading`, `advice`, `count`, `lexicon`; absent values are null), `lexicon`: the block to paste.
[[nodiscard]] std::string to_json(const std::vector<Finding>& findings, std::string_view language);

/// Findings by kind, those that are counted by frequency, and a lexicon to paste; for people.
[[nodiscard]] std::string to_text(const std::vector<Finding>& findings, std::string_view language);

/// A file of `lector.lexicon/1` with the entries that the findings suggest, all of them commented
/// out; empty if there are none.
[[nodiscard]] std::string suggested_lexicon(const std::vector<Finding>& findings,
                                            std::string_view language);

}  // namespace lector::lint
