#include "edition/mpeg_reader.hpp"

#include <algorithm>

namespace lector::edition {
namespace {

constexpr std::size_t kHeaderBytes = 4;

/// Walks once from begin to end; what it sees goes into a stream.
class Walk {
 public:
  Walk(const ByteSource& source, std::uint64_t begin, std::uint64_t end)
      : window_(source, end), offset_(begin), end_(end) {}

  MpegStream run() {
    find_first();
    while (offset_ < end_) step();
    return stream_;
  }

 private:
  /// Header of a frame of this stream at a place.
  [[nodiscard]] std::optional<MpegHeader> header_at(std::uint64_t offset) {
    const auto header = parse_mpeg_header(window_.at(offset, kHeaderBytes));
    if (!header || (sync_ && !is_same_stream(*sync_, *header))) return std::nullopt;
    return header;
  }

  /// Whether a header is followed by another one, or ends the file: chance makes such rare.
  [[nodiscard]] bool is_confirmed(std::uint64_t offset, const MpegHeader& header) {
    const std::uint64_t next = offset + header.length_bytes;
    if (next >= end_) return next == end_;
    const auto following = parse_mpeg_header(window_.at(next, kHeaderBytes));
    return following && is_same_stream(header, *following);
  }

  [[nodiscard]] std::uint64_t next_frame(std::uint64_t offset) {
    for (; offset < end_; ++offset) {
      const auto header = header_at(offset);
      if (header && is_confirmed(offset, *header)) return offset;
    }
    return end_;
  }

  void skip_junk_to(std::uint64_t offset) {
    if (offset > offset_) stream_.junk.note(offset_, offset - offset_);
    offset_ = offset;
  }

  void find_first() {
    skip_junk_to(next_frame(offset_));
    sync_ = header_at(offset_);
  }

  void step() {
    const auto header = header_at(offset_);
    if (!header) return skip_junk_to(next_frame(offset_ + 1));
    const std::string_view frame = window_.at(offset_, header->length_bytes);
    if (frame.size() < header->length_bytes) {
      stream_.cut_frame.note(offset_, header->length_bytes - frame.size());
      offset_ = end_;
      return;
    }
    count(*header, frame);
    offset_ += frame.size();
  }

  void count(const MpegHeader& header, std::string_view frame) {
    const bool is_first = stream_.frame_bytes == 0;
    stream_.frame_bytes += frame.size();
    if (auto info = parse_info_frame(header, frame)) {
      if (is_first) {
        stream_.info = std::move(info);
      } else {
        stream_.later_info.note(offset_, frame.size());
      }
      return;
    }
    count_sound(header, frame);
  }

  void count_sound(const MpegHeader& header, std::string_view frame) {
    if (!stream_.first) {
      stream_.first = header;
      stream_.min_bitrate_kbps = header.bitrate_kbps;
    }
    ++stream_.frame_count;
    stream_.music_crc = continue_crc(stream_.music_crc, frame);
    stream_.min_bitrate_kbps = std::min(stream_.min_bitrate_kbps, header.bitrate_kbps);
    stream_.max_bitrate_kbps = std::max(stream_.max_bitrate_kbps, header.bitrate_kbps);
    if (header.bitrate_kbps != stream_.first->bitrate_kbps) {
      stream_.other_bitrate.note(offset_, frame.size());
    }
    if (header.mode != stream_.first->mode) stream_.other_mode.note(offset_, frame.size());
  }

  ByteWindow window_;
  std::uint64_t offset_;
  std::uint64_t end_;
  std::optional<MpegHeader> sync_;
  MpegStream stream_;
};

constexpr std::uint64_t kId3v1Bytes = 128;
constexpr std::uint64_t kApeFooterBytes = 32;

/// Length of an APE tag without its header, from its header or footer (APEv2: preamble, version,
/// size, item count, flags).
std::uint64_t ape_bytes(std::string_view mark) {
  ByteReader reader(mark);
  if (reader.take(8) != "APETAGEX") return 0;
  reader.skip(4);
  return std::max<std::uint64_t>(reader.little(4), kApeFooterBytes);
}

void find_ape_at_end(const ByteSource& source, ForeignTags& tags) {
  if (tags.end - tags.begin < kApeFooterBytes) return;
  std::uint64_t length = ape_bytes(read_bytes(source, tags.end - kApeFooterBytes, kApeFooterBytes));
  if (length == 0) return;
  length = std::min(length, tags.end - tags.begin);
  const std::uint64_t begin = tags.end - length;
  const bool has_header = begin >= tags.begin + kApeFooterBytes &&
                          read_bytes(source, begin - kApeFooterBytes, 8) == "APETAGEX";
  tags.end = has_header ? begin - kApeFooterBytes : begin;
  tags.ape_offset = tags.end;
}

void find_ape_at_begin(const ByteSource& source, ForeignTags& tags) {
  const std::uint64_t length = ape_bytes(read_bytes(source, tags.begin, kApeFooterBytes));
  if (length == 0) return;
  tags.ape_offset = tags.begin;
  tags.begin += std::min(length + kApeFooterBytes, tags.end - tags.begin);
}

}  // namespace

void Oddity::note(std::uint64_t offset_bytes, std::uint64_t length_bytes) {
  if (count == 0) first_offset = offset_bytes;
  ++count;
  bytes += length_bytes;
}

MpegStream read_mpeg(const ByteSource& source, std::uint64_t begin, std::uint64_t end) {
  return Walk(source, begin, end).run();
}

ForeignTags find_foreign_tags(const ByteSource& source, std::uint64_t begin, std::uint64_t end) {
  ForeignTags tags{.id3v1_offset = {}, .ape_offset = {}, .begin = begin, .end = end};
  if (end - begin >= kId3v1Bytes && read_bytes(source, end - kId3v1Bytes, 3) == "TAG") {
    tags.end -= kId3v1Bytes;
    tags.id3v1_offset = tags.end;
  }
  find_ape_at_end(source, tags);
  find_ape_at_begin(source, tags);
  return tags;
}

}  // namespace lector::edition
