/// Takes become a timeline.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "mix/timeline.hpp"
#include "script/script.hpp"
#include "synth/take.hpp"
#include "voice/style.hpp"

namespace lector::mix {

/// What the timeline must know of a take: where it sounds, and where its words begin.
struct Extent {
  std::int64_t begin = 0;  ///< first frame that sounds, at the take's rate
  std::int64_t end = 0;    ///< one past the last; `begin` if all is silent
  int sample_rate_hz = 0;
  std::vector<synth::Mark> marks{};
  bool operator==(const Extent&) const = default;
};

/// Finds the engine's silence around a take: frames below -50 dBFS at either end don't sound.
/// Nor does a tail far below the take's own level.
/// 5 ms around the sound are kept, so that no onset is clipped.
[[nodiscard]] Extent measure_extent(const synth::Take& take);

/// The style that a segment is read by: articles of an edition may each have their own.
using StyleOf = std::function<const voice::Style&(std::size_t segment)>;

/// Lays takes one after another and says when each one sounds.
///
/// Pauses come from the style by each segment's class, between the end of one cue and the start of
/// the next. A chapter begins on a whole second and its speech 250 ms later. The first cue
/// of a passage (`divide`) starts on the passage grid; the passage begins three steps before and
/// ends two steps after its sound where the pauses have room for them. Pauses are stretched for all
/// that, never shortened. The programme ends on the first whole second after the last cue and its
/// pause. Gains are 0. A script without segments gives an empty timeline.
/// @param extents  one a segment of the script, same order.
/// @param sample_rate_hz  of the programme: 44100, or 48000 for Opus.
/// @throws Error(engine) naming the segment if a take is missing or has no sound.
[[nodiscard]] Timeline arrange(const script::Script& script,
                               std::span<const Extent> extents,
                               const StyleOf& style_of,
                               int sample_rate_hz);

/// The same by one style.
[[nodiscard]] Timeline arrange(const script::Script& script,
                               std::span<const Extent> extents,
                               const voice::Style& style,
                               int sample_rate_hz);

}  // namespace lector::mix
