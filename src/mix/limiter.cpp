#include "mix/limiter.hpp"

#include <algorithm>
#include <cmath>

#include "base/audio.hpp"
#include "mix/true_peak.hpp"

namespace lector::mix {
namespace {

constexpr double kLookAheadSeconds = 0.003;
constexpr double kReleaseSeconds = 0.050;

// A gain of 1. Thirty bits resolve a step of 1e-9; a window of 256 of them fits 64 bits easily.
constexpr std::int64_t kUnity = std::int64_t{1} << 30;

// Interpolating is most of the limiter's cost, so it is left out where no peak can be too high;
// stretches of this length (1.5 ms) skip about half of ordinary speech.
constexpr std::size_t kStretch = 64;

/// Exponent of the power of two that is nearest to a time, by ratio.
int nearest_exponent(double seconds, int sample_rate_hz) {
  return static_cast<int>(std::lround(std::log2(seconds * sample_rate_hz)));
}

/// Leaves at each place the lowest of the `window` values that begin there, by doubling: minima
/// over 2, 4, 8 … values. `window` is a power of two.
void take_minima(std::span<float> values, std::size_t window) {
  for (std::size_t step = 1; step < window; step *= 2) {
    for (std::size_t i = 0; i + step < values.size(); ++i) {
      values[i] = std::min(values[i], values[i + step]);
    }
  }
}

void drop_front(std::vector<float>& line, std::size_t kept) {
  std::copy(line.end() - static_cast<std::ptrdiff_t>(kept), line.end(), line.begin());
  line.resize(kept);
}

}  // namespace

Limiter::Limiter(int sample_rate_hz, double ceiling_dbtp)
    : window_(std::size_t{1} << nearest_exponent(kLookAheadSeconds, sample_rate_hz)),
      latency_(kPeakContextAfter + window_ - 1),
      release_shift_(nearest_exponent(kReleaseSeconds, sample_rate_hz)),
      ceiling_(static_cast<float>(base::from_db(ceiling_dbtp))),
      sound_(latency_, 0.0F),
      peaks_(1, 0.0F),
      allowed_(window_ - 1, 1.0F),
      ramp_(window_, kUnity),
      ramp_sum_(static_cast<std::int64_t>(window_) * kUnity),
      level_(kUnity) {}

void Limiter::process(std::span<float> block) {
  take_in(block);
  if (at_rest(block.size())) {
    std::copy_n(sound_.begin(), block.size(), block.begin());
  } else {
    for (std::size_t i = 0; i < block.size(); ++i) {
      block[i] = sound_[i] * next_gain(held_[i]);
    }
  }
  drop_front(sound_, latency_);
  drop_front(allowed_, window_ - 1);
  drop_front(peaks_, 1);
}

void Limiter::take_in(std::span<const float> block) {
  sound_.insert(sound_.end(), block.begin(), block.end());
  find_allowed_gains(block.size());
  held_ = allowed_;
  take_minima(held_, window_);
}

void Limiter::find_allowed_gains(std::size_t count) {
  static const float kBound = 1.0001F * true_peak_bound();
  peaks_.resize(1 + count, 0.0F);
  const auto sound = std::span(sound_).last(count + kPeakContext);
  const auto peaks = std::span(peaks_).last(count);
  for (std::size_t begin = 0; begin < count; begin += kStretch) {
    const std::size_t length = std::min(kStretch, count - begin);
    const auto stretch = sound.subspan(begin, length + kPeakContext);
    if (highest_magnitude(stretch) * kBound > ceiling_) {
      find_true_peaks(stretch, peaks.subspan(begin, length));
    }
  }
  // A peak between two frames binds the gain at both.
  for (std::size_t i = 0; i < count; ++i) {
    allowed_.push_back(ceiling_ / std::max({ceiling_, peaks_[i], peaks_[i + 1]}));
  }
}

bool Limiter::at_rest(std::size_t count) const {
  return level_ == kUnity && ramp_sum_ == static_cast<std::int64_t>(window_) * kUnity &&
         std::all_of(held_.begin(),
                     held_.begin() + static_cast<std::ptrdiff_t>(count),
                     [](float gain) { return gain >= 1.0F; });
}

float Limiter::next_gain(float held) {
  const auto wanted = static_cast<std::int64_t>(held * static_cast<float>(kUnity));
  level_ = std::min(wanted, level_ + ((kUnity - level_) >> release_shift_) + 1);
  ramp_sum_ += level_ - ramp_[ramp_position_];
  ramp_[ramp_position_] = level_;
  ramp_position_ = (ramp_position_ + 1) & (window_ - 1);
  return static_cast<float>(static_cast<double>(ramp_sum_) /
                            (static_cast<double>(window_) * static_cast<double>(kUnity)));
}

}  // namespace lector::mix
