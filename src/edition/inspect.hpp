/// A finished file, read back by a reader of its own: nothing here is shared with the writer.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edition/edition.hpp"
#include "mix/timeline.hpp"

namespace lector::edition {

/// A way in which a file breaks a rule.
struct Fault {
  std::string rule;     ///< number in the output standards, or a name: "1.5", "coverage"
  std::string message;  ///< lower case, quotes the value, says what is expected
  bool operator==(const Fault&) const = default;
};

/// What a finished file says of itself, and what was measured on its decoded sound.
struct Inspection {
  std::string format;  ///< "MP3", "FLAC", "WAV", "Ogg Vorbis", "Ogg Opus"
  std::uint64_t size_bytes = 0;
  int sample_rate_hz = 0;
  int channels = 0;
  int bitrate_kbps = 0;            ///< 0 if it varies or has none
  std::int64_t length_frames = 0;  ///< decoded
  mix::Loudness loudness;          ///< of the decoded sound
  std::map<std::string, std::string>
      tags;  ///< by ID3 frame id ("TIT2") or Vorbis field, text as UTF-8
  std::vector<Chapter> chapters;
  std::optional<std::string> cover_type;  ///< MIME type of the front cover
  std::vector<Fault> faults;              ///< what `verify` reports, in the order of the standards
};

/// Reads a finished file and measures it; faults are collected, not thrown.
/// What is checked, row by row of the output standards: `rules.hpp`. Memory doesn't grow with the
/// length of the sound.
/// @throws Error(io) if it can't be read, Error(input) if it is no sound file at all.
[[nodiscard]] Inspection inspect(const std::filesystem::path& path);

/// What the tag of an MP3 says, and how long its Info frame promises that it is; nothing is decoded
/// or measured, so that thousands of files take seconds.
/// @return without faults, loudness and bit rate.
/// @throws Error(io) if it can't be read, Error(input) if it is no MP3.
[[nodiscard]] Inspection inspect_tag(const std::filesystem::path& path);

/// `lector.inspection/1` as JSON text with a line feed at the end; figures that silence doesn't
/// have are null.
///
/// {"format": "lector.inspection/1", "type": "MP3", "size_bytes": n, "sample_rate_hz": n,
///  "channels": n, "bitrate_kbps": n, "length_ms": n, "length_frames": n,
///  "loudness": {"integrated_lufs": x, "range_lu": x, "true_peak_dbtp": x},
///  "tags": {"TIT2": "..."},
///  "chapters": [{"title": "...", "start_ms": n, "end_ms": n,
///                "picture": {"type": "image/jpeg", "size_bytes": n, "width": n, "height": n}}],
///  "cover": "image/jpeg" or null, "faults": [{"rule": "1.5", "message": "..."}]}
/// A chapter without a picture has no "picture"; one whose bytes are none has no width and height.
[[nodiscard]] std::string to_json(const Inspection& inspection);

/// The same for people; control characters are shown escaped.
[[nodiscard]] std::string to_text(const Inspection& inspection);

}  // namespace lector::edition
