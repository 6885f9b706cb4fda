/// The timeline becomes a mastered programme that is pulled in blocks.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "base/audio.hpp"
#include "base/report.hpp"
#include "mix/timeline.hpp"
#include "synth/take.hpp"
#include "voice/style.hpp"

namespace lector::mix {

/// Gains (dB) that bring each voice to the same loudness, by the loudness of all its cues together.
///
/// @param voices  name of the voice of each cue, same order as `timeline.cues`.
/// @return one a cue; 0 for a voice with less than 0.4 s of sound (BS.1770 can't measure it).
[[nodiscard]] std::vector<double> level_voices(const Timeline& timeline,
                                               std::span<const std::string> voices,
                                               const synth::TakeLoader& takes);

/// What was decided and measured about the programme as a whole: small, made before the sound
/// flows.
struct Master {
  double gain_db = 0.0;        ///< static, before the limiter
  double ceiling_dbtp = -2.0;  ///< the limiter's; below the target, because MP3 overshoots
  Loudness loudness;           ///< of the mastered PCM
};

/// Finds the gain with which the limited programme meets the target within 0.1 LU, by measuring.
/// @throws Error(engine) if the programme is silent.
[[nodiscard]] Master measure(const Timeline& timeline,
                             const synth::TakeLoader& takes,
                             const voice::Mastering& target,
                             const base::Progress& progress);

/// The programme itself: high-pass, cue gains, programme gain, true-peak limiter, in this order.
/// Pulls takes one at a time; memory doesn't grow with the timeline. Exactly
/// `timeline.length_frames` frames come out, the limiter's look-ahead undone. Same bytes for any
/// block size. The timeline must outlive the source.
[[nodiscard]] base::FrameSource play(const Timeline& timeline,
                                     const synth::TakeLoader& takes,
                                     const Master& master);

/// Loudness and true peak of sound, pulled to its end.
[[nodiscard]] Loudness measure_loudness(const base::FrameSource& source, int sample_rate_hz);

}  // namespace lector::mix
