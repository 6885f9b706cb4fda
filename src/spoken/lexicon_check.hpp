/// The tests that a lexicon carries: what its entries expect, held against what is said.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "spoken/lexicon.hpp"
#include "spoken/lexicon_rule.hpp"

namespace lector::spoken {

/// An entry as it would be said, to be heard by whoever has an engine.
struct Trial {
  std::size_t entry = 0;  ///< position in the lexicon
  Said said;
  std::string voice;
};

/// What an engine makes of it.
struct Heard {
  std::string names;  ///< eSpeak NG's
  std::string ipa;
  bool is_known = true;  ///< all phoneme names are the voice's
};

/// Something that is wrong with an entry, or worth knowing.
struct Finding {
  std::string place;
  std::string written;
  std::string message;
  bool is_fault = true;
};

/// One for each entry that has `expect` or phonemes and a voice.
[[nodiscard]] std::vector<Trial> trials_of(const Lexicon& lexicon);

/// Entries that are said otherwise than they expect. `expect` between slashes is IPA, else eSpeak
/// NG's names; white space counts as one space.
/// @param heard  one a trial, in the same order.
[[nodiscard]] std::vector<Finding> judge(const Lexicon& lexicon,
                                         std::span<const Trial> trials,
                                         std::span<const Heard> heard);

/// Entries that never count because another one does: faults within a file, worth knowing between
/// files; and entries that can't be tested for lack of a voice.
[[nodiscard]] std::vector<Finding> find_clashes(const Lexicon& lexicon);

}  // namespace lector::spoken
