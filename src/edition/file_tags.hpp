/// Tags and chapters of FLAC, Ogg and WAV files, read from their own bytes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edition/byte_reader.hpp"

namespace lector::edition {

/// A chapter mark: a time in ms (in a WAV file a frame), and its title.
struct Mark {
  std::int64_t position = 0;
  std::string title;
  bool operator==(const Mark&) const = default;
};

/// What such a file says of itself.
struct FileTags {
  std::map<std::string, std::string> fields;  ///< upper-case names; repeated ones joined by "; "
  std::vector<Mark> marks;                    ///< in the order of the file
  std::optional<std::string> cover_type;
  std::optional<std::string> damage;  ///< why reading ended early
  std::string id3;                    ///< WAV: a whole ID3v2 tag in a chunk of its own

  /// Adds a value to a field.
  void add(std::string_view name, std::string_view value);
};

/// Comment block and picture of a FLAC file (RFC 9639, section 8). Chapters:
/// CHAPTER001=HH:MM:SS.mmm, CHAPTER001NAME=title.
[[nodiscard]] FileTags read_flac_tags(const ByteSource& source);

/// Comment packet of an Ogg Vorbis or Opus file: the second packet (RFC 3533; RFC 7845, 5.2).
[[nodiscard]] FileTags read_ogg_tags(const ByteSource& source);

/// Cue points with their labels (`cue `, `LIST` `adtl` `labl`), `LIST` `INFO` fields and the ID3v2
/// chunk of a WAV file.
[[nodiscard]] FileTags read_wav_tags(const ByteSource& source);

}  // namespace lector::edition
