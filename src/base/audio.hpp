/// PCM and time: what sound is made of between the rooms.
#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace lector::base {

/// Mono sound as engines deliver it: 16 bit, full scale = 32768.
struct Pcm {
  std::vector<std::int16_t> samples;
  int sample_rate_hz = 0;
};

/// Sound that is pulled in blocks: fills the span with mono frames in [-1, 1] from its start and
/// says how many; fewer than asked only at the end, then 0.
using FrameSource = std::function<std::size_t(std::span<float>)>;

/// Amplitude factor of a level in dB.
[[nodiscard]] inline double from_db(double level_db) {
  return std::pow(10.0, level_db / 20.0);
}

/// Level in dB of an amplitude factor; -infinity for 0.
[[nodiscard]] inline double to_db(double amplitude) {
  return amplitude > 0.0 ? 20.0 * std::log10(amplitude) : -std::numeric_limits<double>::infinity();
}

/// Milliseconds of a frame position, rounded to the nearest.
[[nodiscard]] constexpr std::int64_t to_ms(std::int64_t frames, int sample_rate_hz) {
  return (frames * 1000 + sample_rate_hz / 2) / sample_rate_hz;
}

/// Frame of a time in milliseconds, rounded to the nearest.
[[nodiscard]] constexpr std::int64_t to_frames(std::int64_t time_ms, int sample_rate_hz) {
  return (time_ms * sample_rate_hz + 500) / 1000;
}

}  // namespace lector::base
