/// eSpeak NG, the library. Its state is global and its sound depends on what it spoke before, so a
/// process calls `initialise_espeak` once and `speak` at most once; `workers` sees to that.
///
/// A parent loads no voice either, though that would save each child 0.4 of 9 ms: of 1,160 pairs of
/// voices loaded one after the other, 3 gave another sound than the second one alone (any after
/// "en-us+robosoft2").
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "synth/catalogue.hpp"
#include "synth/phonemes.hpp"
#include "synth/take.hpp"

namespace lector::synth {

/// An initialised eSpeak NG: what speaking needs to know.
struct Espeak {
  std::string version;  ///< "1.51"
  std::string data;     ///< names its data: another dictionary, another name
  int sample_rate_hz = 0;
  Catalogue catalogue;
};

/// Takes sound as it is made; false ends the speaking.
using SoundSink = std::function<bool(std::span<const std::int16_t>)>;

/// Loads eSpeak NG's data, opens no audio device, speaks nothing. 4 ms (22 ms with cold files).
/// @throws Error(engine) if that fails; the message names the package to install.
[[nodiscard]] Espeak initialise_espeak();

/// Speaks an utterance. Its text is read as plain text, whatever it looks like (`make_plain`); runs
/// with phonemes are phoneme input. Each run with a language is read by that language's voice, with
/// the variant of the utterance's, part after part in this process; one whose language has no voice
/// is read by the utterance's own. A part that goes on into the next ends its clause without a
/// pause and loses its silence at the end. Measured at the borders of eleven runs: 5 to 50 ms below
/// -40 dB before a run (13 and less unless it begins with a stop), 5 to 42 after it; Latin names in
/// their place have 4 to 50 and 7 to 9. The melody begins anew with each part.
///
/// Not SSML, whose tags an article might bring too. Not the other language's phonemes as phoneme
/// input, which keep the melody but lose the tones of Chinese: eSpeak NG looks these up among the
/// phonemes of the utterance's voice.
/// @return the marks; the sound has gone to the sink by then.
/// @throws Error(config) if there is no such voice or a parameter is out of range; Error(engine) if
///   eSpeak NG refuses.
[[nodiscard]] std::vector<Mark> speak(const Espeak& espeak,
                                      const Utterance& utterance,
                                      const SoundSink& sink);

/// What a voice says of a text, as phonemes; no sound. It may be called any number of times, but
/// not in a process that is to speak.
/// @throws Error(config) if there is no such voice.
[[nodiscard]] Pronunciation pronounce(const Espeak& espeak, const Question& question);

}  // namespace lector::synth
