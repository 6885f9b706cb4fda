/// What eSpeak NG makes of words, as phonemes instead of sound: for the tests of lexicons.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace lector::synth {

/// Whether a text is words or eSpeak NG's phoneme names.
enum class Notation { words, phonemes };

/// Asked of a voice.
struct Question {
  std::string text;
  Notation notation = Notation::words;
  std::string voice;  ///< "en-us"
};

/// What would be said.
struct Pronunciation {
  std::string names;  ///< eSpeak NG's: "n'eIt#oU"; clauses and words apart by one space
  std::string ipa;    ///< "nˈeɪɾoʊ"
  bool is_known =
      true;  ///< false if there is a name among the phonemes that the voice doesn't have
  bool operator==(const Pronunciation&) const = default;
};

/// Asks eSpeak NG in processes of its own. 3 ms to start, 0.1 ms a question. Call it while the
/// program has one thread.
/// @param questions  text without control characters (they count as spaces), at most 4 kB each.
/// @return one a question, in the same order.
/// @throws Error(config) if there is no such voice, Error(input) for a longer text, Error(engine)
///   if eSpeak NG can't be started or crashes.
[[nodiscard]] std::vector<Pronunciation> pronounce(std::span<const Question> questions);

}  // namespace lector::synth
