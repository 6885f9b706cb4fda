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

/// Passages whose loudness tells that of the programme: all of three hours; of a longer programme
/// those that a hash of what is spoken picks, some three hours evenly from all of it.
[[nodiscard]] std::vector<std::size_t> passages_to_measure(const Timeline& timeline);

}  // namespace lector::mix
