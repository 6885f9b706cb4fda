/// Cues on the timeline, sounding one after another.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/audio.hpp"
#include "mix/limiter.hpp"
#include "mix/master.hpp"
#include "mix/timeline.hpp"
#include "synth/take.hpp"

namespace lector::mix {

/// A passage before the limiter: rendered cues, exact silence between and behind them. Holds one
/// take at a time; the timeline must outlive it.
class Assembly {
 public:
  /// @param gain_db  added to each cue's own.
  Assembly(const Timeline& timeline,
           const Passage& passage,
           synth::TakeLoader takes,
           double gain_db);

  /// Fills the block with the next frames, from the passage's start on.
  void fill(std::span<float> block);

 private:
  void lay(const Cue& cue, std::span<float> block);

  const Timeline& timeline_;
  synth::TakeLoader takes_;
  double gain_db_;
  std::int64_t position_;
  std::size_t cue_;  ///< the one that sounds, or the next
  std::size_t end_cue_;
  base::FrameSource sound_;  ///< of `cue_`; none before it begins
};

/// A passage as it is heard: through a limiter of its own, whose look-ahead is undone.
class PassageSound {
 public:
  PassageSound(const Timeline& timeline,
               const Passage& passage,
               synth::TakeLoader takes,
               const Master& master);

  /// Fills the block with the next frames, from the passage's start on; silence behind its end.
  void fill(std::span<float> frames);

 private:
  void refill();

  Assembly assembly_;
  Limiter limiter_;
  std::vector<float> block_;  ///< limited, ready to be given
  std::size_t given_ = 0;     ///< frames of the block that are gone
  std::size_t delay_;         ///< frames that come out of the limiter before the passage begins
};

/// The mastered programme, from any frame on.
class Programme {
 public:
  Programme(const Timeline& timeline,
            synth::TakeLoader takes,
            const Master& master,
            std::int64_t begin);

  /// As `base::FrameSource`.
  [[nodiscard]] std::size_t pull(std::span<float> frames);

 private:
  void skip_into_passage();
  void pull_some(std::span<float> frames);

  const Timeline& timeline_;
  synth::TakeLoader takes_;
  Master master_;
  std::int64_t position_;
  std::size_t passage_;                ///< the one that sounds, or the next
  std::optional<PassageSound> sound_;  ///< of `passage_`; none before it begins
};

}  // namespace lector::mix
