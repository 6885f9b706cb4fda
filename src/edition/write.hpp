/// A programme becomes a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "base/audio.hpp"
#include "base/cache.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/report.hpp"
#include "edition/edition.hpp"

namespace lector::edition {

/// Format by the ending of a file name, any case.
/// @throws Error(config) that lists the endings there are.
[[nodiscard]] Format format_of(const std::filesystem::path& path);

/// Sample rate a programme must have for a format: 48000 Hz for Opus, else 44100 Hz.
[[nodiscard]] int sample_rate_hz(Format format);

/// A stretch of sound that may be encoded by itself, side by side with others.
struct Piece {
  std::int64_t begin = 0;  ///< a multiple of 1152, the samples of an MP3 frame
  std::int64_t end = 0;    ///< one past the last; a multiple too, unless the sound ends here
  base::Key identity{};    ///< names the sound of these frames, whatever came before; for caches
};

/// What to write: mono, at `sample_rate_hz(format)`.
struct Sound {
  /// The sound from a frame to its end. Called from several threads at once.
  std::function<base::FrameSource(std::int64_t begin)> from;
  std::int64_t length_frames = 0;  ///< exactly what `from(0)` gives
  /// Ascending, without overlap; between them is silence. None: the sound is one piece.
  std::vector<Piece> pieces{};
};

/// How to write it; nothing here but the bit rate changes the bytes.
struct Writing {
  int bitrate_kbps = 96;               ///< of MP3: 64 or 96
  std::size_t jobs = 1;                ///< pieces encoded at once
  const base::Cache* cache = nullptr;  ///< keeps encoded pieces; must outlive the call
  base::Progress progress{};           ///< stage "encode": frames done
};

/// Reads a cover picture and checks it: JPEG or PNG by its bytes, square (standards 1.17), at most
/// 5 MB.
/// @throws Error(io) or Error(input) naming the file, what is wrong and the remedy.
[[nodiscard]] Picture read_cover(const std::filesystem::path& path);

/// The same of a podcast: 1400 to 3000 pixels, RGB without transparency, and a name that ends as
/// what it is (standards 4.8).
[[nodiscard]] Picture read_podcast_cover(const std::filesystem::path& path);

/// Writes an edition; it appears under its name only when complete.
///
/// MP3: 44.1 kHz mono CBR, Info frame, ID3v2.3 with CTOC and CHAP
/// (standards 1, 2). Others go through libsndfile; FLAC, Vorbis and Opus carry chapters as Vorbis
/// comments (CHAPTER001=HH:MM:SS.mmm, CHAPTER001NAME=...), WAV as cue points.
/// @throws Error(io) if the disk is full or the folder can't be written; Error(input) over 255
/// chapters: see `merge_chapters`.
void write_edition(const std::filesystem::path& path,
                   const Sound& sound,
                   const Tags& tags,
                   const Writing& writing);

/// The same into a file that is given its name later.
void write_edition(base::OutputFile& file,
                   const Sound& sound,
                   const Tags& tags,
                   const Writing& writing);

/// Bytes of the MP3 that `write_edition` would write, known without encoding.
///
/// A constant bit rate leaves one thing open: which frames have a byte of padding. That follows
/// from where pieces lie, so they count; `sound.from` isn't called, and may be empty.
/// @throws as `write_edition`, but for the output.
[[nodiscard]] std::int64_t mp3_size_bytes(const Sound& sound, const Tags& tags, int bitrate_kbps);

}  // namespace lector::edition
