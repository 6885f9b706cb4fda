/// The MPEG audio stream of a finished file, frame by frame, without decoding it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "edition/byte_reader.hpp"
#include "edition/mpeg_frame.hpp"

namespace lector::edition {

/// Something that ought not to be there: where it was first seen, how often, how much.
struct Oddity {
  std::uint64_t first_offset = 0;
  std::int64_t count = 0;
  std::uint64_t bytes = 0;

  void note(std::uint64_t offset_bytes, std::uint64_t length_bytes);
};

/// What the frames of a stream are like.
struct MpegStream {
  std::optional<MpegHeader> first;  ///< header of the first sound frame; nothing if there is none
  std::optional<InfoFrame> info;    ///< only if it is the first frame
  std::int64_t frame_count = 0;     ///< sound frames, without Info
  std::uint64_t frame_bytes = 0;    ///< of all whole frames, Info counted
  int min_bitrate_kbps = 0;
  int max_bitrate_kbps = 0;
  std::uint16_t music_crc = 0;  ///< of the sound frames as they stand
  Oddity junk;                  ///< bytes that belong to no frame
  Oddity later_info;            ///< Info frames that are not the first: joined files
  Oddity other_bitrate;         ///< frames whose bit rate differs from the first one's
  Oddity other_mode;            ///< frames with another channel mode
  Oddity cut_frame;             ///< the last frame; `bytes` are missing
};

/// Walks through the frames that lie in `[begin, end)` of a source, in bounded memory.
[[nodiscard]] MpegStream read_mpeg(const ByteSource& source,
                                   std::uint64_t begin,
                                   std::uint64_t end);

/// Tags of other kinds at the end of a file, or an APE tag behind the ID3v2 tag.
struct ForeignTags {
  std::optional<std::uint64_t> id3v1_offset;
  std::optional<std::uint64_t> ape_offset;
  std::uint64_t begin = 0;  ///< of the sound
  std::uint64_t end = 0;    ///< of the sound
};

/// Finds the tags around the sound in `[begin, end)`.
[[nodiscard]] ForeignTags find_foreign_tags(const ByteSource& source,
                                            std::uint64_t begin,
                                            std::uint64_t end);

}  // namespace lector::edition
