/// A finished edition that keeps all rules, small and made here: what the tests then break.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <numbers>
#include <string>

#include "base/files.hpp"
#include "edition/tones.hpp"
#include "edition/write.hpp"
#include "support/temporary_folder.hpp"

namespace speech {

/// Seconds at which chapters begin, and the end.
inline constexpr std::array<std::int64_t, 5> kMarks = {0, 3, 6, 10, 12};

/// Peak factor at which the buzz below has -16.0 LUFS as dual mono (ffmpeg's ebur128).
inline constexpr double kLevel = 0.416;

/// A buzz of 120 Hz in syllables of 180 ms with 60 ms between them; silence for the first 250 ms
/// and the last 400 ms of each chapter.
inline double voice(std::int64_t frame, int sample_rate_hz, double level) {
  const double time = static_cast<double>(frame) / sample_rate_hz;
  std::size_t chapter = 0;
  while (chapter + 2 < kMarks.size() && time >= static_cast<double>(kMarks[chapter + 1])) ++chapter;
  const double since = time - static_cast<double>(kMarks[chapter]);
  const double left = static_cast<double>(kMarks[chapter + 1]) - time;
  if (since < 0.25 || left < 0.4 || std::fmod(since - 0.25, 0.24) > 0.18) return 0.0;
  double sum = 0.0;
  for (int k = 1; k <= 20; ++k) {
    sum += std::sin(2.0 * std::numbers::pi * 120.0 * k * time + 0.5 * k * k) / std::sqrt(k);
  }
  return level * sum / 4.0;
}

inline lector::edition::Sound sound(int sample_rate_hz, double level = kLevel) {
  return tones::sound(kMarks.back() * sample_rate_hz, [=](std::int64_t position) {
    return voice(position, sample_rate_hz, level);
  });
}

inline lector::edition::Tags tags() {
  lector::edition::Tags tags;
  tags.title = "Tide tables – a reading";
  tags.artist = "Ana Lyse";
  tags.album = "Harbour Post";
  tags.date = "2025-04-01T17:13";
  tags.language = "en";
  tags.url = "https://example.org/tide";
  tags.notice = "An artificial voice reads this article.";
  const std::array<const char*, 4> titles = {"Tide tables", "Señales", "밀물 🌊", "Sign-off"};
  for (std::size_t i = 0; i < titles.size(); ++i) {
    tags.chapters.push_back(
        {.title = titles[i], .start_ms = kMarks[i] * 1000, .end_ms = kMarks[i + 1] * 1000});
  }
  return tags;
}

/// Bytes of an edition with the tags and level wanted; the ending chooses the format.
inline std::string edition(const std::string& ending,
                           const lector::edition::Tags& tags,
                           double level = kLevel) {
  const support::TemporaryFolder folder;
  const std::filesystem::path path = folder / ("good" + ending);
  const int rate_hz = lector::edition::sample_rate_hz(lector::edition::format_of(path));
  lector::edition::write_edition(path, sound(rate_hz, level), tags, {});
  return lector::base::read_file(path, 100U << 20U);
}

}  // namespace speech
