/// Decoded sound, measured as it passes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "edition/decoder.hpp"
#include "mix/timeline.hpp"

namespace lector::edition {

/// How a chapter begins.
struct Onset {
  double first_dbfs = 0.0;               ///< RMS of its first 10 ms
  std::optional<std::int64_t> sound_ms;  ///< where speech was first heard, within 2 s
};

/// What was measured on sound pulled to its end.
struct SoundFigures {
  int sample_rate_hz = 0;
  int channels = 0;
  std::int64_t length_frames = 0;
  mix::Loudness loudness;
  std::vector<Onset> onsets;  ///< one a chapter, same order
  std::string error;          ///< what stopped the decoder early; empty if nothing did
};

/// Pulls a decoder to its end.
///
/// Loudness by ITU-R BS.1770-4, mono as dual mono (standards 3.2), in memory that doesn't grow.
/// @param chapter_starts_ms  where to listen for onsets.
/// @throws Error(engine) if libebur128 fails.
[[nodiscard]] SoundFigures measure_sound(const Decoder& decoder,
                                         std::span<const std::int64_t> chapter_starts_ms);

}  // namespace lector::edition
