/// What is measured of a programme: passages, side by side.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "mix/master.hpp"
#include "mix/timeline.hpp"

namespace lector::mix {

/// The same timeline at half the rate if no take has more than that: nothing of a 22.05 kHz voice
/// is lost, and measuring takes half the time and no resampling. Otherwise the timeline itself.
[[nodiscard]] Timeline for_measuring(const Timeline& timeline);

/// Passages that sound for so many seconds together, evenly from the whole timeline: a hash of what
/// is spoken picks them, so that an edit changes few of the choices. All passages if the timeline
/// isn't longer.
[[nodiscard]] std::vector<std::size_t> sample_passages(const Timeline& timeline, double seconds);

}  // namespace lector::mix
