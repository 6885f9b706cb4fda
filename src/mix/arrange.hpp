/// Takes become a timeline.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "mix/timeline.hpp"
#include "script/script.hpp"
#include "synth/take.hpp"
#include "voice/style.hpp"

namespace lector::mix {

/// What the timeline must know of a take: where it sounds, and how loud it is.
struct Extent {
  std::int64_t begin = 0;  ///< first frame that sounds, at the take's rate
  std::int64_t end = 0;    ///< one past the last; `begin` if all is silent
  int sample_rate_hz = 0;
};

/// Finds the engine's silence around a take: frames below -60 dBFS at either end don't sound.
/// A few milliseconds around the sound are kept, so that no onset is clipped.
[[nodiscard]] Extent measure_extent(const synth::Take& take);

/// Lays takes one after another and says when each one sounds.
///
/// Pauses come from the style by each segment's class; the pause before a chapter is stretched so
/// that the chapter begins on a whole second, and the programme ends on one. Speech begins within
/// 1 s of its chapter. Gains are 0.
/// @param extents  one a segment of the script, same order.
/// @param sample_rate_hz  of the programme: 44100, or 48000 for Opus.
/// @throws Error(engine) if a take has no sound.
[[nodiscard]] Timeline arrange(const script::Script& script,
                               std::span<const Extent> extents,
                               const voice::Style& style,
                               int sample_rate_hz);

}  // namespace lector::mix
