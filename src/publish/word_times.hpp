/// Written words and when they sound.
#pragma once

#include <cstdint>
#include <vector>

#include "mix/timeline.hpp"
#include "publish/publication.hpp"
#include "script/script.hpp"

namespace lector::publish {

/// The words of a segment's written form, in its order.
///
/// A word begins where the engine said that the first spoken word began which stands for it. Where
/// it said nothing ("of the" is one event for eSpeak NG) the time lies between the neighbours, by
/// the letters between. Where a script came from a file, which knows no words, written and spoken
/// ones are matched: what is the same on both sides is, and what lies between goes together.
/// @return times ascend, from the cue's start to its end; spans don't overlap, and each has a
///   letter or a digit.
[[nodiscard]] std::vector<Word> word_times(const script::Segment& segment,
                                           const mix::Cue& cue,
                                           int sample_rate_hz);

}  // namespace lector::publish
