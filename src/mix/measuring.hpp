/// Timelines to measure on: what is known of a programme from less than all of it.
#pragma once

#include <cstdint>

#include "mix/timeline.hpp"

namespace lector::mix {

/// The same timeline at half the rate if no take has more than that: nothing of a 22.05 kHz voice
/// is lost, and measuring takes half the time and no resampling. Otherwise the timeline itself.
[[nodiscard]] Timeline for_measuring(const Timeline& timeline);

/// Every n-th cue with the pause after it, one after another, once to twice as long as asked for;
/// the timeline itself if it isn't longer.
[[nodiscard]] Timeline sampled(const Timeline& timeline, std::int64_t seconds);

}  // namespace lector::mix
