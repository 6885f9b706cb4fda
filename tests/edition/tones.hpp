/// Sounds to write, and what came of them.
#pragma once

#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <numbers>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "edition/write.hpp"

namespace tones {

inline constexpr double kLevel = 0.3;

/// A sound whose frames are `frame(0), frame(1), ...`.
template <typename Frame>
lector::edition::Sound sound(std::int64_t length_frames, Frame frame) {
  return {.from =
              [=](std::int64_t begin) {
                return [=, position = begin](std::span<float> block) mutable {
                  std::size_t count = 0;
                  for (; count < block.size() && position < length_frames; ++count, ++position)
                    block[count] = static_cast<float>(frame(position));
                  return count;
                };
              },
          .length_frames = length_frames,
          .pieces = {}};
}

/// 1 kHz at 44.1 kHz.
inline lector::edition::Sound sine(std::int64_t length_frames, double level = kLevel) {
  return sound(length_frames, [level](std::int64_t i) {
    const double turns = static_cast<double>(i) * 1000.0 / 44100.0;
    return level * std::sin(2.0 * std::numbers::pi * turns);
  });
}

/// From low to high again and again, so that an encoder has work to do.
inline lector::edition::Sound sweep(std::int64_t length_frames) {
  return sound(length_frames, [](std::int64_t i) {
    const auto t = static_cast<double>(i % 30'000);
    return 0.5 * std::sin(t * (0.01 + t * 2e-5));
  });
}

inline std::string read(const std::filesystem::path& path) {
  return lector::base::read_file(path, 100 << 20);
}

/// All frames as libsndfile decodes them.
inline std::vector<float> decode(const std::filesystem::path& path) {
  struct Closer {
    void operator()(SNDFILE* handle) const { sf_close(handle); }
  };
  SF_INFO info{};
  const std::unique_ptr<SNDFILE, Closer> handle(sf_open(path.c_str(), SFM_READ, &info));
  if (!handle) throw std::runtime_error(sf_strerror(nullptr));
  std::vector<float> frames;
  std::vector<float> block(65'536);
  while (const auto count = sf_read_float(handle.get(), block.data(), 65'536))
    frames.insert(frames.end(), block.begin(), block.begin() + count);
  return frames;
}

/// Level of a sound's middle in dB, where no encoder fades in or out.
inline double rms_db(const std::vector<float>& frames) {
  double sum = 0.0;
  const std::size_t quarter = frames.size() / 4;
  for (std::size_t i = quarter; i < 3 * quarter; ++i)
    sum += std::pow(static_cast<double>(frames[i]), 2);
  return 10.0 * std::log10(sum / static_cast<double>(2 * quarter));
}

/// What `rms_db` of a sine should be.
inline double sine_db(double level = kLevel) {
  return 20.0 * std::log10(level / std::numbers::sqrt2);
}

/// Tags as an article gives them, with a chapter a second.
inline lector::edition::Tags tags(std::size_t chapters) {
  lector::edition::Tags result;
  result.title = "The tide — again";
  result.artist = "Ana Lyse";
  result.album = "Harbour Post";
  result.date = "2025-04-01T17:13";
  result.language = "en-gb";
  result.url = "https://example.org/tide";
  result.notice = "Read by an artificial voice.";
  for (std::size_t i = 0; i < chapters; ++i) {
    const auto start_ms = static_cast<std::int64_t>(i) * 1000;
    result.chapters.push_back({"Part " + std::to_string(i + 1), start_ms, start_ms + 1000});
  }
  return result;
}

}  // namespace tones
