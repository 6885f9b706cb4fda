/// What one cue sounds like before the limiter.
#pragma once

#include "base/audio.hpp"
#include "mix/timeline.hpp"
#include "synth/take.hpp"

namespace lector::mix {

/// How a cue is rendered.
struct Rendering {
  int sample_rate_hz = 44100;
  double gain_db = 0.0;  ///< added to the cue's own
};

/// The sounding part of a take: high-passed, with its gain, at the programme's rate, faded over 2
/// ms at both ends. Pulled in blocks, because a take may last half an hour.
/// @return a source of `cue.length_frames` frames, some of which may exceed [-1, 1].
/// @throws Error(engine) naming the segment if the take is shorter than the cue says.
[[nodiscard]] base::FrameSource sound_of(const Cue& cue,
                                         synth::Take take,
                                         const Rendering& rendering);

}  // namespace lector::mix
