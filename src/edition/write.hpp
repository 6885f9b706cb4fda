/// A programme becomes a file.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/audio.hpp"
#include "base/report.hpp"
#include "edition/edition.hpp"

namespace lector::edition {

/// Format by the ending of a file name, any case.
/// @throws Error(config) that lists the endings there are.
[[nodiscard]] Format format_of(const std::filesystem::path& path);

/// Sample rate a programme must have for a format: 48000 Hz for Opus, else 44100 Hz.
[[nodiscard]] int sample_rate_hz(Format format);

/// What to write.
struct Sound {
  base::FrameSource source;        ///< mono, at `sample_rate_hz(format)`
  std::int64_t length_frames = 0;  ///< exactly what the source gives
};

/// Reads a cover picture and checks it: JPEG or PNG by its bytes, square (standards 1.17), at most
/// 5 MB.
/// @throws Error(io) or Error(input) naming the file, what is wrong and the remedy.
[[nodiscard]] Picture read_cover(const std::filesystem::path& path);

/// Writes an edition; it appears under its name only when complete.
///
/// MP3: 44.1 kHz mono CBR at `bitrate_kbps` (64 or 96), Info frame, ID3v2.3 with CTOC and CHAP
/// (standards 1, 2). Others go through libsndfile; FLAC, Vorbis and Opus carry chapters as Vorbis
/// comments (CHAPTER001=HH:MM:SS.mmm, CHAPTER001NAME=...), WAV as cue points.
/// @throws Error(io) if the disk is full or the folder can't be written; Error(input) over 255
/// chapters.
void write_edition(const std::filesystem::path& path,
                   const Sound& sound,
                   const Tags& tags,
                   int bitrate_kbps,
                   const base::Progress& progress);

}  // namespace lector::edition
