/// What is found of takes when they come, so that they need not be at hand later.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mix/arrange.hpp"
#include "mix/loudness.hpp"
#include "synth/take.hpp"

namespace lector::mix {

/// What one passage says of a voice in it.
struct VoiceSound {
  LoudnessPart loudness;  ///< of its takes, one after another
  double seconds = 0.0;   ///< that it sounds
  bool operator==(const VoiceSound&) const = default;
};

/// What there is to know of the takes of a passage.
struct Survey {
  std::vector<Extent> extents;  ///< one a take
  std::map<std::string, VoiceSound, std::less<>> voices;
  bool operator==(const Survey&) const = default;
};

/// Listens to takes, at their own rates.
/// @param voices  name of the voice of each take.
[[nodiscard]] Survey survey(std::span<const synth::Take> takes,
                            std::span<const std::string> voices);

/// For caches.
[[nodiscard]] std::string to_bytes(const Survey& survey);
/// @throws Error(input) if the bytes aren't what `to_bytes` makes.
[[nodiscard]] Survey survey_from(std::string_view bytes);

/// Gains (dB) that bring each voice to `kVoiceLevelLufs`, by the loudness of all its takes
/// together.
///
/// Gains are tenths of a decibel, so that an edited sentence doesn't change every other sample, and
/// at most 24 dB either way, so that noise isn't made into a voice. A voice with less than 0.4 s of
/// sound (BS.1770 can't measure it) gets the gain of the voice that speaks most.
[[nodiscard]] std::map<std::string, double, std::less<>> level_voices(
    std::span<const Survey> surveys);

}  // namespace lector::mix
