/// What is said for an entry of the lexicon.
#pragma once

#include <string>
#include <string_view>

#include "spoken/lexicon.hpp"
#include "spoken/spoken.hpp"

namespace lector::spoken {

/// Words, and how an engine gets them: by the sentence's own voice if the others are empty, else
/// by another language's or by its phonemes.
struct Said {
  std::string text;
  std::string language;  ///< BCP 47
  std::string phonemes;  ///< eSpeak NG's names
  bool operator==(const Said&) const = default;
};

/// What is said where an entry was found.
///
/// - letters: capitals apart by spaces, digits as they are: "J E S C", "G 20". Where a letter by
///   itself would be read as a word (English "a"), with full stops between: "C.I.A"; the last one
///   only before an ending ("A.I.'s"), so that no clause ends there. Measured with eSpeak NG 1.51.
/// - word: "Unesco" for "UNESCO", since capitals might be spelt.
/// - phonemes, language: the text is what is written, for those who read along.
///
/// An ending ("'s", or the "s" of "NGOs") is said too: of letters always as "'s", of phonemes as
/// the phonemes of English grammar (`s`, `z` or `I2z`).
/// @param matched  the bytes of the match.
[[nodiscard]] Said say_entry(const LexiconMatch& match, std::string_view matched);

/// A text of which the lexicon alone is said; everything else stays as it is.
[[nodiscard]] Spoken say_by_lexicon(std::string_view text, const Manner& manner);

}  // namespace lector::spoken
