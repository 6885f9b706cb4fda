/// Plays finished editions as players do, to see what listeners get.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace playback {

/// A chapter as some reader lists it.
struct Chapter {
  std::string title;
  std::int64_t start_ms = 0;
  bool operator==(const Chapter&) const = default;
};

/// Mono 16-bit samples at the file's rate, decoded by a player. They throw std::runtime_error if
/// the player fails or complains.
[[nodiscard]] std::vector<std::int16_t> decode_with_mpg123(const std::filesystem::path& edition);
[[nodiscard]] std::vector<std::int16_t> decode_with_ffmpeg(const std::filesystem::path& edition);
[[nodiscard]] std::vector<std::int16_t> decode_with_libsndfile(
    const std::filesystem::path& edition);

/// Chapters in the order in which a reader gives them.
[[nodiscard]] std::vector<Chapter> chapters_by_ffprobe(const std::filesystem::path& edition);
[[nodiscard]] std::vector<Chapter> chapters_by_taglib(const std::filesystem::path& edition);
[[nodiscard]] std::vector<Chapter> chapters_by_mutagen(const std::filesystem::path& edition);
[[nodiscard]] std::vector<Chapter> chapters_by_eyed3(const std::filesystem::path& edition);

/// As ffmpeg's ebur128 measures the decoded file, mono counted as dual mono.
struct Loudness {
  double integrated_lufs = 0.0;
  double true_peak_dbtp = 0.0;
};
[[nodiscard]] Loudness loudness_by_ffmpeg(const std::filesystem::path& edition);

/// Words that a recogniser (pocketsphinx, Debian's US English model) hears, lower case, in order.
[[nodiscard]] std::vector<std::string> words_by_recogniser(const std::filesystem::path& edition);

/// Loudest 5 ms (RMS, dBFS) of the samples `[begin, end)`; the bounds are clamped to the sound.
[[nodiscard]] double loudest_dbfs(const std::vector<std::int16_t>& samples,
                                  std::int64_t begin,
                                  std::int64_t end,
                                  int sample_rate_hz);

}  // namespace playback
