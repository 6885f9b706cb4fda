#include "mix/measuring.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "mix/resample.hpp"

namespace lector::mix {
namespace {

/// Whether a cue's take has at most half the programme's rate; cues don't say their take's rate,
/// but their lengths do. A frame of slack for the rounding of short cues.
bool is_halvable(const Cue& cue) {
  return cue.length_frames + 1 >= 2 * (cue.take_end - cue.take_begin);
}

Cue rescaled_cue(Cue cue, int from_hz, int to_hz) {
  // Both ends are rounded, not the length: rounding keeps order, so cues still don't overlap.
  const auto end = rescaled(cue.start_frame + cue.length_frames, from_hz, to_hz);
  cue.start_frame = rescaled(cue.start_frame, from_hz, to_hz);
  cue.length_frames = end - cue.start_frame;
  return cue;
}

}  // namespace

Timeline for_measuring(const Timeline& timeline) {
  if (!std::ranges::all_of(timeline.cues, is_halvable)) {
    return timeline;
  }
  const int rate = timeline.sample_rate_hz / 2;
  Timeline half;
  half.sample_rate_hz = rate;
  half.length_frames = rescaled(timeline.length_frames, timeline.sample_rate_hz, rate);
  std::ranges::transform(timeline.cues, std::back_inserter(half.cues), [&](const Cue& cue) {
    return rescaled_cue(cue, timeline.sample_rate_hz, rate);
  });
  half.passages = timeline.passages;
  for (Passage& passage : half.passages) {
    passage.start_frame = rescaled(passage.start_frame, timeline.sample_rate_hz, rate);
    passage.end_frame = rescaled(passage.end_frame, timeline.sample_rate_hz, rate);
  }
  return half;
}

std::vector<std::size_t> sample_passages(const Timeline& timeline, double seconds) {
  const auto length = static_cast<double>(timeline.length_frames) / timeline.sample_rate_hz;
  std::vector<std::size_t> all(timeline.passages.size());
  std::iota(all.begin(), all.end(), 0);
  std::vector<std::size_t> chosen;
  std::ranges::copy_if(all, std::back_inserter(chosen), [&](std::size_t i) {
    // Half of the hash as a number from 0 to 1.
    return std::ldexp(static_cast<double>(timeline.passages[i].spoken.low), -64) * length <=
           seconds;
  });
  return length <= seconds || chosen.empty() ? all : chosen;
}

}  // namespace lector::mix
