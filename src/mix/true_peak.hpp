/// Peaks between samples.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace lector::mix {

/// Frames around a position that its true peak depends on: 5 before, 6 after.
inline constexpr std::size_t kPeakContextBefore = 5;
inline constexpr std::size_t kPeakContextAfter = 6;
inline constexpr std::size_t kPeakContext = kPeakContextBefore + kPeakContextAfter;

/// The highest sample, whatever its sign; 0 for nothing.
[[nodiscard]] float highest_magnitude(std::span<const float> sound);

/// No true peak is higher than this times the highest sample of its context.
[[nodiscard]] float true_peak_bound();

/// True peaks by four-fold oversampling (ITU-R BS.1770-4, annex 2): `peaks[i]` is the highest
/// magnitude at frame `i + 5` of the sound and at the three quarters that follow it.
/// @param sound  `peaks.size() + kPeakContext` frames.
void find_true_peaks(std::span<const float> sound, std::span<float> peaks);

/// Highest true peak of sound that comes in blocks.
class PeakMeter {
 public:
  void add(std::span<const float> block);
  /// As amplitude; sound counts as surrounded by silence.
  [[nodiscard]] double peak() const;

 private:
  std::vector<float> line_ = std::vector<float>(kPeakContext, 0.0F);
  float peak_ = 0.0F;
};

}  // namespace lector::mix
