#include "mix/programme.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>

#include "mix/cue_sound.hpp"

namespace lector::mix {
namespace {

// Small enough for the first-level cache, large enough that loops outweigh calls.
constexpr std::size_t kBlockFrames = 1024;

/// Where the last sound of a passage ends.
std::int64_t sound_end(const Timeline& timeline, const Passage& passage) {
  const Cue& last = timeline.cues[passage.end_cue - 1];
  return last.start_frame + last.length_frames;
}

}  // namespace

Assembly::Assembly(const Timeline& timeline,
                   const Passage& passage,
                   synth::TakeLoader takes,
                   double gain_db)
    : timeline_(timeline),
      takes_(std::move(takes)),
      gain_db_(gain_db),
      position_(passage.start_frame),
      cue_(passage.first_cue),
      end_cue_(passage.end_cue) {}

void Assembly::fill(std::span<float> block) {
  std::ranges::fill(block, 0.0F);
  const auto end = position_ + static_cast<std::int64_t>(block.size());
  while (cue_ < end_cue_ && timeline_.cues[cue_].start_frame < end) {
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

PassageSound::PassageSound(const Timeline& timeline,
                           const Passage& passage,
                           synth::TakeLoader takes,
                           const Master& master)
    : assembly_(timeline, passage, std::move(takes), master.gain_db),
      limiter_(timeline.sample_rate_hz, master.ceiling_dbtp),
      delay_(limiter_.latency_frames()) {}

void PassageSound::fill(std::span<float> frames) {
  while (!frames.empty()) {
    if (given_ == block_.size()) {
      refill();
    }
    const std::size_t length = std::min(frames.size(), block_.size() - given_);
    std::copy_n(block_.begin() + static_cast<std::ptrdiff_t>(given_), length, frames.begin());
    given_ += length;
    frames = frames.subspan(length);
  }
}

void PassageSound::refill() {
  block_.resize(kBlockFrames);
  assembly_.fill(block_);
  limiter_.process(block_);
  given_ = std::min(delay_, block_.size());
  delay_ -= given_;
}

Programme::Programme(const Timeline& timeline,
                     synth::TakeLoader takes,
                     const Master& master,
                     std::int64_t begin)
    : timeline_(timeline), takes_(std::move(takes)), master_(master), position_(begin) {
  const auto& passages = timeline.passages;
  const auto next = std::ranges::upper_bound(passages, begin, {}, &Passage::end_frame);
  passage_ = static_cast<std::size_t>(next - passages.begin());
  skip_into_passage();
}

/// Of a passage that has begun before, what has sounded is made again: the limiter has a memory.
void Programme::skip_into_passage() {
  if (passage_ == timeline_.passages.size()) {
    return;
  }
  const Passage& passage = timeline_.passages[passage_];
  auto skipped = position_ - passage.start_frame;
  if (skipped <= 0) {
    return;
  }
  if (position_ >= sound_end(timeline_, passage)) {
    ++passage_;  // silence is all that is left of it
    return;
  }
  sound_.emplace(timeline_, passage, takes_, master_);
  std::array<float, kBlockFrames> block{};
  for (; skipped > 0; skipped -= std::ssize(block)) {
    sound_->fill(
        std::span(block).first(static_cast<std::size_t>(std::min(skipped, std::ssize(block)))));
  }
}

std::size_t Programme::pull(std::span<float> frames) {
  const auto count = std::min(std::ssize(frames), timeline_.length_frames - position_);
  const auto wanted = frames.first(static_cast<std::size_t>(std::max<std::int64_t>(count, 0)));
  const auto end = position_ + std::ssize(wanted);
  while (position_ < end) {
    pull_some(wanted.last(static_cast<std::size_t>(end - position_)));
  }
  return wanted.size();
}

/// Up to where a passage begins or ends.
void Programme::pull_some(std::span<float> frames) {
  const auto up_to = [&](std::int64_t border) {
    const auto count = std::min<std::int64_t>(std::ssize(frames), border - position_);
    position_ += count;
    return frames.first(static_cast<std::size_t>(count));
  };
  if (passage_ == timeline_.passages.size()) {
    std::ranges::fill(up_to(timeline_.length_frames), 0.0F);
    return;
  }
  const Passage& passage = timeline_.passages[passage_];
  if (position_ < passage.start_frame) {
    std::ranges::fill(up_to(passage.start_frame), 0.0F);
    return;
  }
  if (!sound_) {
    sound_.emplace(timeline_, passage, takes_, master_);
  }
  sound_->fill(up_to(passage.end_frame));
  if (position_ == passage.end_frame) {
    sound_.reset();
    ++passage_;
  }
}

base::FrameSource play(const Timeline& timeline,
                       const synth::TakeLoader& takes,
                       const Master& master,
                       std::int64_t begin) {
  auto programme = std::make_shared<Programme>(timeline, takes, master, begin);
  return [programme](std::span<float> frames) { return programme->pull(frames); };
}

}  // namespace lector::mix
