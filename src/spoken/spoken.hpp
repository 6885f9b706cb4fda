/// Written words become spoken words: numbers, dates, money, abbreviations as a person says them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::spoken {

class Lexicon;

/// What a piece of text is to somebody who reads it aloud: the semiotic classes of the field.
enum class SemioticClass : std::uint8_t {
  cardinal,
  ordinal,
  decimal,
  fraction,
  date,
  time,
  money,
  measure,
  range,
  telephone,
  electronic,
  roman,
  letters,
  abbreviation,
  serial,
  verbatim,
  lexicon,
  foreign,
  silent,  ///< has no sound: note marks, zero-width characters
};

/// "cardinal", "date", ...
[[nodiscard]] std::string_view name_of(SemioticClass semiotic_class);

/// A part of the spoken form that the sentence's own voice can't read by its letters. Exactly one
/// of the two is set.
struct Run {
  text::TextSpan span;   ///< bytes of the spoken form
  std::string language;  ///< BCP 47: read by that language's voice
  std::string phonemes;  ///< eSpeak NG's names, said instead of the text
  bool operator==(const Run&) const = default;
};

/// Something that is said otherwise than it is written.
struct Change {
  text::TextSpan written;  ///< bytes of the written form
  text::TextSpan spoken;   ///< bytes of the spoken form
  SemioticClass semiotic_class = SemioticClass::verbatim;
  std::string rule;  ///< what decided it: "money.amount"
  bool operator==(const Change&) const = default;
};

/// A spoken word and what it was said for.
struct SpokenWord {
  text::TextSpan spoken;   ///< bytes of the spoken form
  text::TextSpan written;  ///< bytes of the written form: the word, or all of what was changed
  bool operator==(const SpokenWord&) const = default;
};

/// One sentence as it is said.
struct Spoken {
  std::string text;  ///< words, punctuation kept for prosody
  std::vector<Change> changes;
  std::vector<Run> runs;
  std::vector<SpokenWord> words;
};

/// How to read.
struct Manner {
  std::string language = "en";       ///< BCP 47
  const Lexicon* lexicon = nullptr;  ///< outlives the call; none if null
  std::string publication = {};      ///< for entries of the lexicon that are meant for one only
};

/// The spoken form of one sentence. Text that needs nothing stays byte for byte; what can't be put
/// into words is kept as it is and noted as `verbatim`.
[[nodiscard]] Spoken speak(std::string_view written, const Manner& manner);

}  // namespace lector::spoken
