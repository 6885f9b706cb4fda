/// The timeline becomes a mastered programme that is pulled in blocks.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/audio.hpp"
#include "base/report.hpp"
#include "mix/timeline.hpp"
#include "synth/take.hpp"
#include "voice/style.hpp"

namespace lector::mix {

/// Loudness to which every voice is brought. One fixed level, at what most editions aim for, leaves
/// the programme's own gain small and known in advance.
inline constexpr double kVoiceLevelLufs = -16.0;

/// Gains (dB) that bring each voice to that level, by the loudness of all its cues together.
///
/// Gains are tenths of a decibel, so that an edited sentence doesn't change every other sample, and
/// at most 24 dB either way, so that noise isn't made into a voice.
/// @param voices  name of the voice of each cue, same order as `timeline.cues`.
/// @return one a cue; a voice with less than 0.4 s of sound (BS.1770 can't measure it) gets the
/// gain of the voice that speaks most.
[[nodiscard]] std::vector<double> level_voices(const Timeline& timeline,
                                               std::span<const std::string> voices,
                                               const synth::TakeLoader& takes);

/// What was decided and measured about the programme as a whole: small, made before the sound
/// flows.
struct Master {
  double gain_db = 0.0;        ///< static, before the limiter; tenths of a decibel
  double ceiling_dbtp = -2.0;  ///< the limiter's; below the target, because MP3 overshoots
  Loudness loudness;           ///< of the mastered PCM
};

/// Finds the gain with which the limited programme meets the target within 0.1 LU, by measuring.
///
/// A programme that the limiter doesn't let through to its target (sparse clicks) gets the gain
/// that came nearest; `loudness` says how near. Reports progress in stage "master": frames measured
/// of those in the programme, anew for each pass.
/// @throws Error(engine) if the programme is silent or shorter than 0.4 s.
[[nodiscard]] Master measure(const Timeline& timeline,
                             const synth::TakeLoader& takes,
                             const voice::Mastering& target,
                             const base::Progress& progress);

/// The programme itself: high-pass, cue gains, programme gain, true-peak limiter, in this order.
/// Pulls takes one at a time; memory doesn't grow with the timeline. Exactly
/// `timeline.length_frames` frames come out, the limiter's look-ahead undone. Same bytes for any
/// block size. The timeline must outlive the source; copies of the source share one position.
[[nodiscard]] base::FrameSource play(const Timeline& timeline,
                                     const synth::TakeLoader& takes,
                                     const Master& master);

/// Loudness and true peak of sound, pulled to its end.
[[nodiscard]] Loudness measure_loudness(const base::FrameSource& source, int sample_rate_hz);

}  // namespace lector::mix
