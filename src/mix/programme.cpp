#include "mix/programme.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "mix/cue_sound.hpp"

namespace lector::mix {
namespace {

// Small enough for the first-level cache, large enough that loops outweigh calls.
constexpr std::size_t kBlockFrames = 1024;

}  // namespace

Assembly::Assembly(const Timeline& timeline, synth::TakeLoader takes, double gain_db)
    : timeline_(timeline), takes_(std::move(takes)), gain_db_(gain_db) {}

void Assembly::fill(std::span<float> block) {
  std::ranges::fill(block, 0.0F);
  const auto end = position_ + static_cast<std::int64_t>(block.size());
  while (cue_ < timeline_.cues.size() && timeline_.cues[cue_].start_frame < end) {
    const Cue& cue = timeline_.cues[cue_];
    lay(cue, block);
    if (cue.start_frame + cue.length_frames > end) {
      break;
    }
    sound_ = nullptr;
    ++cue_;
  }
  position_ = end;
}

void Assembly::lay(const Cue& cue, std::span<float> block) {
  if (!sound_) {
    sound_ = sound_of(
        cue, takes_(cue.take), {.sample_rate_hz = timeline_.sample_rate_hz, .gain_db = gain_db_});
  }
  const auto block_end = position_ + static_cast<std::int64_t>(block.size());
  const auto begin = std::max(position_, cue.start_frame);
  const auto end = std::min(block_end, cue.start_frame + cue.length_frames);
  sound_(block.subspan(static_cast<std::size_t>(begin - position_),
                       static_cast<std::size_t>(end - begin)));
}

Programme::Programme(const Timeline& timeline, synth::TakeLoader takes, const Master& master)
    : assembly_(timeline, std::move(takes), master.gain_db),
      limiter_(timeline.sample_rate_hz, master.ceiling_dbtp),
      remaining_(timeline.length_frames),
      delay_(limiter_.latency_frames()) {}

std::size_t Programme::pull(std::span<float> frames) {
  std::size_t count = 0;
  while (count < frames.size() && remaining_ > 0) {
    if (given_ == block_.size()) {
      refill();
    }
    const auto wanted =
        std::min<std::int64_t>(static_cast<std::int64_t>(frames.size() - count), remaining_);
    const std::size_t length = std::min(static_cast<std::size_t>(wanted), block_.size() - given_);
    std::copy_n(block_.begin() + static_cast<std::ptrdiff_t>(given_),
                length,
                frames.begin() + static_cast<std::ptrdiff_t>(count));
    given_ += length;
    count += length;
    remaining_ -= static_cast<std::int64_t>(length);
  }
  return count;
}

void Programme::refill() {
  block_.resize(kBlockFrames);
  assembly_.fill(block_);
  limiter_.process(block_);
  given_ = std::min(delay_, block_.size());
  delay_ -= given_;
}

base::FrameSource play(const Timeline& timeline,
                       const synth::TakeLoader& takes,
                       const Master& master) {
  auto programme = std::make_shared<Programme>(timeline, takes, master);
  return [programme](std::span<float> frames) { return programme->pull(frames); };
}

}  // namespace lector::mix
