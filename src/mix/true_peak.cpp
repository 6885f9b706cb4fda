#include "mix/true_peak.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lector::mix {
namespace {

constexpr std::size_t kStretch = 64;
constexpr std::size_t kTaps = kPeakContext + 1;
constexpr std::size_t kQuarters = 3;
using Taps = std::array<std::array<float, kTaps>, kQuarters>;

/// Sinc under a Hann window that spans the context: what libebur128 interpolates with, too.
double interpolation_weight(double distance_frames) {
  constexpr double kHalfWidth = 6.0;
  const double x = std::numbers::pi * distance_frames;
  return std::sin(x) / x * 0.5 * (1.0 + std::cos(x / kHalfWidth));
}

Taps make_taps() {
  Taps taps{};
  for (std::size_t q = 0; q < kQuarters; ++q) {
    for (std::size_t t = 0; t < kTaps; ++t) {
      const double distance =
          static_cast<double>(t) - kPeakContextBefore - 0.25 * (1.0 + static_cast<double>(q));
      taps[q][t] = static_cast<float>(interpolation_weight(distance));
    }
  }
  return taps;
}

const Taps& taps() {
  static const Taps kMade = make_taps();
  return kMade;
}

}  // namespace

float highest_magnitude(std::span<const float> sound) {
  float peak = 0.0F;
  for (const float sample : sound) {
    peak = std::max(peak, std::abs(sample));
  }
  return peak;
}

float true_peak_bound() {
  float bound = 1.0F;
  for (const auto& quarter : taps()) {
    float sum = 0.0F;
    for (const float weight : quarter) {
      sum += std::abs(weight);
    }
    bound = std::max(bound, sum);
  }
  return bound;
}

void find_true_peaks(std::span<const float> sound, std::span<float> peaks) {
  // Plain loops over whole blocks, taps outermost but one: compilers turn them into vector code.
  for (std::size_t i = 0; i < peaks.size(); ++i) {
    peaks[i] = std::abs(sound[i + kPeakContextBefore]);
  }
  for (const auto& quarter : taps()) {
    const std::array<float, kTaps> weight = quarter;
    for (std::size_t i = 0; i < peaks.size(); ++i) {
      float sum = 0.0F;
      for (std::size_t t = 0; t < kTaps; ++t) {
        sum += weight[t] * sound[i + t];
      }
      peaks[i] = std::max(peaks[i], std::abs(sum));
    }
  }
}

void PeakMeter::add(std::span<const float> block) {
  line_.insert(line_.end(), block.begin(), block.end());
  // Stretches that can't hold a new highest peak aren't interpolated.
  static const float kBound = true_peak_bound();
  std::array<float, kStretch> peaks{};
  for (std::size_t begin = 0; begin < block.size(); begin += kStretch) {
    const std::size_t length = std::min(kStretch, block.size() - begin);
    const auto stretch = std::span(line_).subspan(begin, length + kPeakContext);
    if (highest_magnitude(stretch) * kBound > peak_) {
      const auto found = std::span(peaks).first(length);
      find_true_peaks(stretch, found);
      peak_ = std::max(peak_, highest_magnitude(found));
    }
  }
  line_.erase(line_.begin(), line_.end() - static_cast<std::ptrdiff_t>(kPeakContext));
}

double PeakMeter::peak() const {
  PeakMeter ended = *this;
  const std::array<float, kPeakContext> silence{};
  ended.add(silence);
  return static_cast<double>(ended.peak_);
}

}  // namespace lector::mix
