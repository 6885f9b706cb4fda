/// Places where a sentence may end, and what stands around them.
#pragma once

#include <string>
#include <string_view>

#include "text/characters.hpp"
#include "text/sentence_rules.hpp"

namespace lector::text {

/// The text a break is looked for in, its line ends replaced by spaces.
struct Passage {
  std::string_view text;
  const SentenceRules& rules;
  bool is_careless = false;  ///< by somebody who begins sentences in lower case
};

/// What stands around a place where a sentence may end. Words are looked at for 40 bytes at most,
/// so that a break costs the same wherever it lies. Views are into the passage's text.
struct Break {
  TextSpan gap;  ///< white space between the stop (or what closes after it) and the next ink
  std::size_t sentence_begin = 0;
  std::string_view word;       ///< last word as written, without its stop: "p.m"; may be empty
  std::string lower_word;      ///< the same in lower case
  char32_t before_word = 0;    ///< character before it, 0 at the begin of the text
  char32_t stop = 0;           ///< ".", "!", ...; 0 if there is none
  std::size_t stops = 0;       ///< how many stand in a row, ".." is 2
  bool is_closed = false;      ///< a quotation mark or bracket closes after the stop
  char32_t next = 0;           ///< first character of what follows
  char32_t next_ink = 0;       ///< the same, opening marks skipped
  std::string_view next_word;  ///< first word of it, opening marks skipped
  std::string lower_next_word;
};

/// @param gap  from the end of the sentence's ink to the first ink after it.
[[nodiscard]] Break look_around(const Passage& passage, std::size_t sentence_begin, TextSpan gap);

/// True if what follows is a word that begins sentences far more often than a name does.
[[nodiscard]] bool starts_sentence(const Passage& passage, const Break& around);

/// The word that ends at `end`, not looked for before `least`; empty if none does.
[[nodiscard]] std::string_view word_before(std::string_view text,
                                           std::size_t least,
                                           std::size_t end);

[[nodiscard]] bool is_apostrophe(char32_t character);

}  // namespace lector::text
