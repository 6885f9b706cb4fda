#include "edition/id3_reader.hpp"

#include <algorithm>

#include "base/report.hpp"

namespace lector::edition {
namespace {

constexpr std::size_t kHeaderBytes = 10;
constexpr std::size_t kMaxTagBytes = 32U << 20U;
/// 255 chapters and a few texts are some 300; a tag of 32 MB may hold a million empty ones.
constexpr std::size_t kMaxFrames = 10'000;
constexpr unsigned kUnsynchronised = 0x80U;
constexpr unsigned kExtendedHeader = 0x40U;
constexpr unsigned kFooter = 0x10U;

/// Four bytes of seven bits; bits that have no business there are ignored.
std::uint32_t synch_safe(std::uint32_t value) {
  return (value & 0x7FU) | (value & 0x7F00U) >> 1U | (value & 0x7F0000U) >> 2U |
         (value & 0x7F000000U) >> 3U;
}

/// ID3v2.3.0, section 5: a zero byte was put after each FF.
std::string undo_unsynchronisation(std::string_view bytes) {
  std::string plain;
  plain.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    plain += bytes[i];
    if (bytes[i] == '\xFF' && i + 1 < bytes.size() && bytes[i + 1] == '\0') ++i;
  }
  return plain;
}

bool is_frame_id(std::string_view id) {
  return id.size() == 4 && std::ranges::all_of(id, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
         });
}

/// Where frames lie: their version shapes sizes, their base turns positions into places.
struct Region {
  std::string_view bytes;
  int major = 3;
  std::size_t base = 0;
};

void read_padding(const Region& region, std::size_t begin, Id3Frames& frames) {
  const std::string_view padding = region.bytes.substr(begin);
  const std::size_t dirt = padding.find_first_not_of('\0');
  frames.padding_bytes = std::min(dirt, padding.size());
  if (dirt == std::string_view::npos) return;
  frames.damage = "bytes that are neither frame nor padding at byte " +
                  std::to_string(region.base + begin + dirt);
}

/// Reads one frame; false at padding or damage.
bool read_frame(const Region& region, ByteReader& reader, Id3Frames& frames) {
  const std::size_t begin = reader.position();
  if (reader.remaining() < kHeaderBytes || reader.rest().front() == '\0') {
    read_padding(region, begin, frames);
    return false;
  }
  const std::string place = " at byte " + std::to_string(region.base + begin);
  Id3Frame frame;
  frame.id = reader.take(4);
  frame.offset_bytes = region.base + begin;
  if (!is_frame_id(frame.id)) {
    frames.damage = "frame id " + base::quoted(frame.id) + place;
    return false;
  }
  const std::uint32_t raw_size = reader.big(4);
  const std::uint32_t size = region.major >= 4 ? synch_safe(raw_size) : raw_size;
  frame.flags = reader.big(2);
  if (size > reader.remaining()) {
    frames.damage = "frame " + std::string(frame.id) + place + " claims " + std::to_string(size) +
                    " bytes where " + std::to_string(reader.remaining()) + " are left";
    return false;
  }
  frame.body = reader.take(size);
  frames.frames.push_back(frame);
  return true;
}

Id3Frames read_frames(const Region& region) {
  Id3Frames frames;
  ByteReader reader(region.bytes);
  while (reader.remaining() > 0 && read_frame(region, reader, frames)) {
    if (frames.frames.size() < kMaxFrames) continue;
    frames.damage = "more than " + std::to_string(kMaxFrames) + " frames";
    break;
  }
  return frames;
}

/// Length of the extended header; 2.3 doesn't count its own size field, 2.4 does.
std::size_t extended_header_bytes(std::string_view body, int major) {
  ByteReader reader(body);
  const std::uint32_t size = reader.big(4);
  const std::size_t length = major >= 4 ? synch_safe(size) : std::size_t{size} + 4;
  return std::min(length, body.size());
}

/// Sub-frames follow what a chapter frame says of itself.
Id3Frames read_parts(const Id3Tag& tag, const Id3Frame& frame, const ByteReader& reader) {
  return read_frames({.bytes = reader.rest(),
                      .major = tag.major,
                      .base = frame.offset_bytes + kHeaderBytes + reader.position()});
}

Id3Contents read_contents(const Id3Tag& tag, const Id3Frame& frame) {
  ByteReader reader(frame.body);
  Id3Contents contents;
  contents.id = reader.until_nul();
  contents.flags = reader.big(1);
  contents.entry_count = reader.big(1);
  while (contents.children.size() < contents.entry_count && !reader.failed()) {
    contents.children.push_back(reader.until_nul());
  }
  contents.is_whole = !reader.failed();
  contents.parts = read_parts(tag, frame, reader);
  return contents;
}

Id3Chapter read_chapter(const Id3Tag& tag, const Id3Frame& frame) {
  ByteReader reader(frame.body);
  Id3Chapter chapter;
  chapter.id = reader.until_nul();
  chapter.start_ms = reader.big(4);
  chapter.end_ms = reader.big(4);
  chapter.start_offset = reader.big(4);
  chapter.end_offset = reader.big(4);
  chapter.is_whole = !reader.failed();
  chapter.parts = read_parts(tag, frame, reader);
  return chapter;
}

/// All frames of one id, read by a function of their own.
template <typename Read>
auto read_all(const Id3Tag& tag, std::string_view id, Read read) {
  std::vector<decltype(read(tag, tag.contents.frames.front()))> all;
  for (std::size_t i = 0; i < tag.contents.frames.size(); ++i) {
    if (tag.contents.frames[i].id != id) continue;
    all.push_back(read(tag, tag.contents.frames[i]));
    all.back().position = i;
  }
  return all;
}

}  // namespace

std::string load_id3(const ByteSource& source) {
  const std::string header = read_bytes(source, 0, kHeaderBytes);
  if (header.size() < kHeaderBytes || header.substr(0, 3) != "ID3") return {};
  const auto flags = static_cast<unsigned char>(header[5]);
  ByteReader reader(std::string_view(header).substr(6));
  const std::size_t claimed = synch_safe(reader.big(4));
  const std::string body = read_bytes(source, kHeaderBytes, std::min(claimed, kMaxTagBytes));
  return header + ((flags & kUnsynchronised) != 0 ? undo_unsynchronisation(body) : body);
}

Id3Tag parse_id3(std::string_view bytes) {
  Id3Tag tag;
  ByteReader reader(bytes);
  if (bytes.size() < kHeaderBytes || reader.take(3) != "ID3") return tag;
  tag.major = static_cast<int>(reader.big(1));
  tag.revision = static_cast<int>(reader.big(1));
  tag.flags = reader.big(1);
  const std::uint32_t size = reader.big(4);
  tag.is_size_plain = (size & 0x80808080U) != 0;
  tag.size_bytes = kHeaderBytes + std::uint64_t{synch_safe(size)};
  if (tag.major >= 4 && (tag.flags & kFooter) != 0) tag.size_bytes += kHeaderBytes;
  if (tag.major < 3) return tag;  // 2.2 has other frames, and no chapters
  if ((tag.flags & kExtendedHeader) != 0) {
    reader.skip(extended_header_bytes(reader.rest(), tag.major));
  }
  tag.contents =
      read_frames({.bytes = reader.rest(), .major = tag.major, .base = reader.position()});
  return tag;
}

std::vector<Id3Contents> contents_of(const Id3Tag& tag) {
  return read_all(tag, "CTOC", read_contents);
}

std::vector<Id3Chapter> chapters_of(const Id3Tag& tag) {
  return read_all(tag, "CHAP", read_chapter);
}

const Id3Frame* find_frame(const Id3Frames& frames, std::string_view id) {
  const auto found =
      std::ranges::find_if(frames.frames, [id](const Id3Frame& frame) { return frame.id == id; });
  return found == frames.frames.end() ? nullptr : &*found;
}

}  // namespace lector::edition
