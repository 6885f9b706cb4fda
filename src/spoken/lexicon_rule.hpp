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
/// - letters: as `spelled` has them, digits as they are: "C.I.A", "G 20".
/// - word: "Unesco" for "UNESCO", since capitals might be spelt.
/// - phonemes, language: the text is what is written, for those who read along.
///
/// An ending ("'s", or the "s" of "NGOs") is said too: of letters always as "'s", of phonemes as
/// the phonemes of English grammar (`s`, `z` or `I2z`).
/// @param matched  the bytes of the match.
[[nodiscard]] Said say_entry(const LexiconMatch& match, std::string_view matched);

}  // namespace lector::spoken
