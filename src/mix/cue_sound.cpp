#include "mix/cue_sound.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <numbers>
#include <span>
#include <string>

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

/// Second-order Butterworth high-pass by the bilinear transform, in transposed direct form II.
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
    const double y = b0_ * x + z1_;
    z1_ = -2.0 * b0_ * x - a1_ * y + z2_;
    z2_ = b0_ * x - a2_ * y;
    return y;
  }

 private:
  double b0_ = 0.0;
  double a1_ = 0.0;
  double a2_ = 0.0;
  double z1_ = 0.0;
  double z2_ = 0.0;
};

std::span<const std::int16_t> sounding_part(const Cue& cue, const base::Pcm& pcm) {
  if (cue.take_begin < 0 || cue.take_begin > cue.take_end ||
      cue.take_end > std::ssize(pcm.samples) || pcm.sample_rate_hz <= 0) {
    throw Error(ErrorKind::engine,
                "segment " + base::quoted(cue.segment_id) + ": the take has " +
                    std::to_string(pcm.samples.size()) + " frames, the timeline wants " +
                    std::to_string(cue.take_end) + "; render again");
  }
  return std::span(pcm.samples)
      .subspan(static_cast<std::size_t>(cue.take_begin),
               static_cast<std::size_t>(cue.take_end - cue.take_begin));
}

void fade_ends(std::span<float> sound, int sample_rate_hz) {
  const auto wanted = static_cast<std::size_t>(base::to_frames(kFadeMs, sample_rate_hz));
  const std::size_t length = std::min(wanted, sound.size() / 2);
  for (std::size_t i = 0; i < length; ++i) {
    const float factor = static_cast<float>(i) / static_cast<float>(length);
    sound[i] *= factor;
    sound[sound.size() - 1 - i] *= factor;
  }
}

}  // namespace

std::vector<float> render_cue(const Cue& cue, const synth::Take& take, const Rendering& rendering) {
  const auto samples = sounding_part(cue, take.pcm);
  const double gain = base::from_db(cue.gain_db + rendering.gain_db) / 32768.0;
  HighPass high_pass(take.pcm.sample_rate_hz);
  std::vector<float> sound(samples.size());
  std::ranges::transform(samples, sound.begin(), [&](std::int16_t sample) {
    return static_cast<float>(high_pass.next(gain * sample));
  });
  sound = resampled(
      std::move(sound), take.pcm.sample_rate_hz, rendering.sample_rate_hz, cue.length_frames);
  fade_ends(sound, rendering.sample_rate_hz);
  return sound;
}

}  // namespace lector::mix
