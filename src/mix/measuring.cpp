#include "mix/measuring.hpp"

#include <algorithm>
#include <iterator>

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
  return half;
}

Timeline sampled(const Timeline& timeline, std::int64_t seconds) {
  const std::int64_t wanted = seconds * timeline.sample_rate_hz;
  const auto stride = static_cast<std::size_t>(timeline.length_frames / wanted);
  if (stride < 2) {
    return timeline;
  }
  Timeline sample;
  sample.sample_rate_hz = timeline.sample_rate_hz;
  for (std::size_t i = stride / 2; i < timeline.cues.size(); i += stride) {
    const bool last = i + 1 == timeline.cues.size();
    const auto next = last ? timeline.length_frames : timeline.cues[i + 1].start_frame;
    sample.cues.push_back(timeline.cues[i]);
    sample.cues.back().start_frame = sample.length_frames;
    sample.length_frames += next - timeline.cues[i].start_frame;
  }
  return sample;
}

}  // namespace lector::mix
