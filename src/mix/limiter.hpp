/// No true peak above the ceiling.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lector::mix {

/// Lowers the gain smoothly before a true peak that would exceed the ceiling, holds it, and lets
/// go.
///
/// Looks 3 ms ahead; the gain falls in a straight line over that time and rises with a time
/// constant of 50 ms, both without a step. Gains are fixed-point numbers: sums stay exact however
/// long the programme is, and once released the gain is exactly 1, so that sound below the ceiling
/// passes bit for bit. The result doesn't depend on the size of blocks.
class Limiter {
 public:
  Limiter(int sample_rate_hz, double ceiling_dbtp);

  /// Frames by which the result lags behind.
  [[nodiscard]] std::size_t latency_frames() const { return latency_; }

  /// Takes a block of sound and leaves limited sound in its place, `latency_frames` late.
  void process(std::span<float> block);

 private:
  void take_in(std::span<const float> block);
  void find_allowed_gains(std::size_t count);
  [[nodiscard]] bool at_rest(std::size_t count) const;
  [[nodiscard]] float next_gain(float held);

  std::size_t window_;          ///< frames of look-ahead, a power of two
  std::size_t latency_;         ///< window and the context of true peaks
  int release_shift_;           ///< time constant of the release is two to this, in frames
  float ceiling_;               ///< as amplitude
  std::vector<float> sound_;    ///< `latency_` frames that wait, then the block
  std::vector<float> peaks_;    ///< the last true peak of the block before, then the block's
  std::vector<float> allowed_;  ///< gains that keep the ceiling: `window_ - 1` old ones, then new
  std::vector<float> held_;     ///< the lowest of `allowed_` over the window that begins there
  std::vector<std::int64_t> ramp_;  ///< the last `window_` gains, whose mean is applied
  std::size_t ramp_position_ = 0;
  std::int64_t ramp_sum_;
  std::int64_t level_;  ///< gain after hold and release
};

}  // namespace lector::mix
