#include "mix/cue_sound.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <memory>
#include <numbers>
#include <span>
#include <string>
#include <utility>

#include "base/audio.hpp"
#include "base/report.hpp"
#include "mix/resample.hpp"

namespace lector::mix {
namespace {

// Takes of eSpeak NG have an offset of up to -55 dBFS and up to 0.6 % of their energy below 60 Hz,
// which costs headroom and is not speech; the lowest voices speak at 70 Hz (-1.9 dB there).
constexpr double kHighPassHz = 60.0;

// Nothing starts or stops with a click, whatever the filter still rings with at the cue's end.
constexpr std::int64_t kFadeMs = 2;

/// Second-order Butterworth high-pass by the bilinear transform, in direct form I: of one result
/// only a product and a difference wait for the one before it, half of what form II makes wait.
class HighPass {
 public:
  explicit HighPass(int sample_rate_hz) {
    const double k = std::tan(std::numbers::pi * kHighPassHz / sample_rate_hz);
    const double scale = 1.0 / (1.0 + std::numbers::sqrt2 * k + k * k);
    b0_ = scale;
    a1_ = 2.0 * (k * k - 1.0) * scale;
    a2_ = (1.0 - std::numbers::sqrt2 * k + k * k) * scale;
  }

  double next(double x) {
    const double forward = b0_ * (x - 2.0 * x1_ + x2_) - a2_ * y2_;
    x2_ = x1_;
    x1_ = x;
    y2_ = y1_;
    y1_ = forward - a1_ * y1_;
    return y1_;
  }

 private:
  double b0_ = 0.0;
  double a1_ = 0.0;
  double a2_ = 0.0;
  double x1_ = 0.0;
  double x2_ = 0.0;
  double y1_ = 0.0;
  double y2_ = 0.0;
};

void check(const Cue& cue, const base::Pcm& pcm) {
  if (cue.take_begin < 0 || cue.take_begin > cue.take_end ||
      cue.take_end > std::ssize(pcm.samples) || pcm.sample_rate_hz <= 0) {
    throw Error(ErrorKind::engine,
                "segment " + base::quoted(cue.segment_id) + ": the take has " +
                    std::to_string(pcm.samples.size()) + " frames, the timeline wants " +
                    std::to_string(cue.take_end) + "; render again");
  }
}

/// Frames of a take, high-passed, with gain, at the take's rate.
base::FrameSource filtered(const Cue& cue, synth::Take take, double gain_db) {
  const double gain = base::from_db(cue.gain_db + gain_db) / 32768.0;
  auto kept = std::make_shared<const base::Pcm>(std::move(take.pcm));
  return [kept,
          gain,
          high_pass = HighPass(kept->sample_rate_hz),
          next = cue.take_begin,
          end = cue.take_end](std::span<float> frames) mutable {
    const auto count = std::min<std::int64_t>(std::ssize(frames), end - next);
    HighPass filter = high_pass;  // a copy of this block's own stays in registers
    std::transform(
        kept->samples.begin() + next,
        kept->samples.begin() + next + count,
        frames.begin(),
        [&](std::int16_t sample) { return static_cast<float>(filter.next(gain * sample)); });
    high_pass = filter;
    next += count;
    return static_cast<std::size_t>(count);
  };
}

/// Fades in and out over the ends of a sound of known length.
class Fade {
 public:
  Fade(std::int64_t sound_frames, int sample_rate_hz)
      : sound_frames_(sound_frames),
        frames_(std::min(base::to_frames(kFadeMs, sample_rate_hz), sound_frames / 2)) {}

  /// @param position  of the first frame in the sound.
  void apply(std::span<float> frames, std::int64_t position) const {
    for (std::size_t i = 0; i < frames.size(); ++i) {
      const std::int64_t from_start = position + static_cast<std::int64_t>(i);
      const std::int64_t distance = std::min(from_start, sound_frames_ - 1 - from_start);
      if (distance < frames_) {
        frames[i] *= static_cast<float>(distance) / static_cast<float>(frames_);
      }
    }
  }

 private:
  std::int64_t sound_frames_;
  std::int64_t frames_;
};

}  // namespace

base::FrameSource sound_of(const Cue& cue, synth::Take take, const Rendering& rendering) {
  check(cue, take.pcm);
  const int take_rate_hz = take.pcm.sample_rate_hz;
  auto source = resampled(
      filtered(cue, std::move(take), rendering.gain_db), take_rate_hz, rendering.sample_rate_hz);
  const Fade fade(cue.length_frames, rendering.sample_rate_hz);
  return [source, fade, length = cue.length_frames, position = std::int64_t{0}](
             std::span<float> frames) mutable {
    const auto wanted = std::min<std::int64_t>(std::ssize(frames), length - position);
    const auto part = frames.first(static_cast<std::size_t>(wanted));
    // What the resampler rounds away at the end lies in the fade.
    std::ranges::fill(part.subspan(source(part)), 0.0F);
    fade.apply(part, position);
    position += wanted;
    return part.size();
  };
}

}  // namespace lector::mix
