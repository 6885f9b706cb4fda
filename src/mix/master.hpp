/// The timeline becomes a mastered programme that is pulled in blocks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/audio.hpp"
#include "base/hash.hpp"
#include "mix/loudness.hpp"
#include "mix/timeline.hpp"
#include "synth/take.hpp"
#include "voice/style.hpp"

namespace lector::mix {

/// Loudness to which every voice is brought. One fixed level, at what most editions aim for, leaves
/// the programme's own gain small and known in advance.
inline constexpr double kVoiceLevelLufs = -16.0;

/// What was decided and measured about the programme as a whole: small, made before the sound
/// flows.
struct Master {
  double gain_db = 0.0;        ///< static, before the limiter; tenths of a decibel
  double ceiling_dbtp = -2.0;  ///< the limiter's; below the target, because MP3 overshoots
  Loudness loudness;           ///< of the mastered PCM
};

/// Measures passages of a timeline at a gain, in the order asked for; see `measure_passage`.
using PassageMeasure = std::function<std::vector<LoudnessPart>(
    const Timeline& timeline, std::span<const std::size_t> passages, const Master& master)>;

/// Loudness of one passage at a gain, with the silence around it; every block of the programme that
/// has sound of this passage alone is in it.
[[nodiscard]] LoudnessPart measure_passage(const Timeline& timeline,
                                           std::size_t passage,
                                           const synth::TakeLoader& takes,
                                           const Master& master);

/// Finds the gain with which the limited programme meets the target within 0.1 LU, by measuring:
/// five minutes of it at a first guess, all of it (of a longer programme three hours) at a second
/// one; from there the gain is reckoned by what the five minutes say of the slope.
///
/// Guesses and the result are rounded, so that a programme in which one sentence was edited is
/// almost always measured, and mastered, with the same gains. A programme that the limiter doesn't
/// let through to its target (sparse clicks) gets the gain that came nearest; `loudness` says how
/// near.
/// @param passages  measures the timeline's passages, at its own or at half its rate.
/// @throws Error(engine) if the programme is silent or shorter than 0.4 s.
[[nodiscard]] Master measure(const Timeline& timeline,
                             const voice::Mastering& target,
                             const PassageMeasure& passages);

/// The programme itself: high-pass, cue gains, programme gain, true-peak limiter, in this order.
/// Pulls takes one at a time; memory doesn't grow with the timeline. Exactly
/// `timeline.length_frames - begin` frames come out, the limiter's look-ahead undone. Same frames
/// for any block size and wherever it begins. The timeline must outlive the source; copies of the
/// source share one position.
[[nodiscard]] base::FrameSource play(const Timeline& timeline,
                                     const synth::TakeLoader& takes,
                                     const Master& master,
                                     std::int64_t begin = 0);

/// Names what a passage sounds like, wherever it lies in the programme: equal keys, equal frames.
/// For caches: it holds for one version of this program.
[[nodiscard]] base::Key identity_of(const Timeline& timeline,
                                    const Passage& passage,
                                    const Master& master);

/// Loudness and true peak of sound, pulled to its end.
[[nodiscard]] Loudness measure_loudness(const base::FrameSource& source, int sample_rate_hz);

}  // namespace lector::mix
