/// An utterance divided by who speaks it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "spoken/spoken.hpp"

namespace lector::synth {

/// The language that Han is read in where the run's own can't.
inline constexpr std::string_view kHanLanguage = "zh";

/// Bytes of an utterance's text that one voice speaks without a break.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string language;           ///< whose voice; empty: the utterance's own
  bool goes_on = false;           ///< into the next part, without the end of a clause between them
  std::vector<spoken::Run> runs;  ///< its runs with phonemes, bytes counted from `begin`
  bool operator==(const Part&) const = default;
};

/// Divides a text at its runs with a language; together the parts are the text.
///
/// - Punctuation that stands at a run's end without a space ("김정은,") is of its part: the voice
///   that speaks the words ends the clause.
/// - What has neither letter nor digit makes no part of its own.
/// - Han in a run of a language that eSpeak NG can't read it in (Japanese and Korean: 1.51 says
///   "Chinese letter" for each) is Chinese: a wrong reading is shorter, and nearer, than none.
/// @param runs  by the rules of `spoken::find_fault`.
/// @return at least one part.
[[nodiscard]] std::vector<Part> divide(std::string_view text, std::span<const spoken::Run> runs);

}  // namespace lector::synth
