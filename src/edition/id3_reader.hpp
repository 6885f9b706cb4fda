/// The ID3v2 tag of a finished file, byte by byte: what is there, not what it ought to be.
///
/// Grammar (ID3v2.3.0, section 3; ID3v2 Chapter Frame Addendum):
///   tag   = "ID3" major revision flags size(4 x 7 bit) [extended header] frame* padding
///   frame = id(4) size(u32; 2.4: 4 x 7 bit) flags(u16) body
///   CHAP  = id NUL start end start_offset end_offset(4 x u32) frame*
///   CTOC  = id NUL flags count(u8) (child NUL){count} frame*
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edition/byte_reader.hpp"

namespace lector::edition {

/// A frame as it stands; the body is a view into the bytes that were parsed.
struct Id3Frame {
  std::string_view id;
  std::uint32_t flags = 0;
  std::size_t offset_bytes = 0;  ///< of its header, from the start of the tag
  std::string_view body;
};

/// Frames one after another, then zeros.
struct Id3Frames {
  std::vector<Id3Frame> frames;
  std::size_t padding_bytes = 0;      ///< zeros after the last frame
  std::optional<std::string> damage;  ///< the first thing that is no frame, with its place
};

/// Header and frames of a tag.
struct Id3Tag {
  int major = 0;  ///< 3 for ID3v2.3; 0 if there is no tag
  int revision = 0;
  unsigned flags = 0;
  bool is_size_plain = false;    ///< a size byte has its top bit set, so it is not synch-safe
  std::uint64_t size_bytes = 0;  ///< with header, as the tag claims
  Id3Frames contents;
};

/// An entry of the table of contents, read from CTOC.
struct Id3Contents {
  std::string_view id;
  unsigned flags = 0;
  std::size_t entry_count = 0;             ///< as the count byte says
  std::vector<std::string_view> children;  ///< as many as there are, at most `entry_count`
  bool is_whole = false;                   ///< nothing was cut off
  std::size_t position = 0;                ///< among the frames of the tag
  Id3Frames parts;
};

/// A chapter, read from CHAP.
struct Id3Chapter {
  std::string_view id;
  std::uint32_t start_ms = 0;
  std::uint32_t end_ms = 0;
  std::uint32_t start_offset = 0;
  std::uint32_t end_offset = 0;
  bool is_whole = false;     ///< id ended by NUL, all four numbers there
  std::size_t position = 0;  ///< among the frames of the tag
  Id3Frames parts;
};

/// Loads the tag at the start of a source, unsynchronisation undone; empty if there is none.
/// A tag that claims more than 32 MB (255 chapters with pictures take 31) is read so far only.
[[nodiscard]] std::string load_id3(const ByteSource& source);

/// Parses a loaded tag; the views last as long as `bytes`.
[[nodiscard]] Id3Tag parse_id3(std::string_view bytes);

/// The CTOC and CHAP frames of a tag, in the order of the file.
[[nodiscard]] std::vector<Id3Contents> contents_of(const Id3Tag& tag);
[[nodiscard]] std::vector<Id3Chapter> chapters_of(const Id3Tag& tag);

/// First frame of an id; null if there is none.
[[nodiscard]] const Id3Frame* find_frame(const Id3Frames& frames, std::string_view id);

}  // namespace lector::edition
