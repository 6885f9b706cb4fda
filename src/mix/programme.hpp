/// Cues on the timeline, sounding one after another.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/audio.hpp"
#include "mix/limiter.hpp"
#include "mix/master.hpp"
#include "mix/timeline.hpp"
#include "synth/take.hpp"

namespace lector::mix {

/// The timeline before the limiter: rendered cues, exact silence between them. Holds one take at a
/// time; the timeline must outlive it.
class Assembly {
 public:
  Assembly(const Timeline& timeline, synth::TakeLoader takes, double gain_db);

  /// Fills the block with the next frames; beyond the end with silence.
  void fill(std::span<float> block);

 private:
  void lay(const Cue& cue, std::span<float> block);

  const Timeline& timeline_;
  synth::TakeLoader takes_;
  double gain_db_;
  std::int64_t position_ = 0;
  std::size_t cue_ = 0;      ///< the one that sounds, or the next
  base::FrameSource sound_;  ///< of `cue_`; none before it begins
};

/// The mastered programme.
class Programme {
 public:
  Programme(const Timeline& timeline, synth::TakeLoader takes, const Master& master);

  /// As `base::FrameSource`.
  [[nodiscard]] std::size_t pull(std::span<float> frames);

 private:
  void refill();

  Assembly assembly_;
  Limiter limiter_;
  std::int64_t remaining_;    ///< frames not yet given
  std::vector<float> block_;  ///< limited, ready to be given
  std::size_t given_ = 0;     ///< frames of the block that are gone
  std::size_t delay_;         ///< frames that come out of the limiter before the programme begins
};

}  // namespace lector::mix
