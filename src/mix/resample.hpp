/// Sound and positions from one sample rate to another.
#pragma once

#include <cstdint>

#include "base/audio.hpp"

namespace lector::mix {

/// A position or length at another rate, rounded to the nearest frame, halves up. Exact for 22050
/// to 44100 Hz.
/// @param frames  not negative; a day at 48 kHz stays far inside 64 bits.
[[nodiscard]] constexpr std::int64_t rescaled(std::int64_t frames, int from_hz, int to_hz) {
  return (frames * to_hz + from_hz / 2) / from_hz;
}

/// Mono sound at another rate, in phase with the input: frame `n` of the result sounds at the time
/// of frame `n * from_hz / to_hz`. Unchanged if the rates are equal. As long as libsoxr makes it:
/// a frame more or less than `rescaled` says.
///
/// libsoxr at its quality "HQ" (20 bit): an hour costs 0.5 s from 22.05 to 44.1 kHz; "VHQ" costs
/// 0.9 s and improves on what 16 bit takes don't have.
/// @throws Error(engine) with libsoxr's reason; so does the source.
[[nodiscard]] base::FrameSource resampled(base::FrameSource source, int from_hz, int to_hz);

}  // namespace lector::mix
