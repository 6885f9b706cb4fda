// FLAC and Ogg: both carry Vorbis comments (Vorbis I specification, section 5).
#include <algorithm>
#include <array>
#include <optional>

#include "base/report.hpp"
#include "edition/file_tags.hpp"

namespace lector::edition {
namespace {

/// A cover of 5 MB takes 6.7 MB as base64; nothing that Lector writes is near this.
constexpr std::size_t kMaxCommentBytes = 24U << 20U;

std::string upper(std::string_view name) {
  std::string result(name);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

std::optional<std::int64_t> parse_number(std::string_view text) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// HH:MM:SS.mmm in ms.
std::optional<std::int64_t> parse_time(std::string_view text) {
  const std::size_t minutes_at = text.find(':');
  const std::size_t dot = text.size() >= 4 ? text.size() - 4 : 0;
  if (minutes_at == std::string_view::npos || text.size() != minutes_at + 10) return std::nullopt;
  if (text[minutes_at + 3] != ':' || text[dot] != '.') return std::nullopt;
  const auto hours = parse_number(text.substr(0, minutes_at));
  const auto minutes = parse_number(text.substr(minutes_at + 1, 2));
  const auto seconds = parse_number(text.substr(minutes_at + 4, 2));
  const auto milliseconds = parse_number(text.substr(dot + 1));
  if (!hours || !minutes || !seconds || !milliseconds) return std::nullopt;
  return ((*hours * 60 + *minutes) * 60 + *seconds) * 1000 + *milliseconds;
}

/// MIME type of a FLAC picture (RFC 9639, 8.8): type, length, MIME type.
std::optional<std::string> cover_type(std::string_view picture) {
  ByteReader reader(picture);
  const bool is_front = reader.big(4) == 3;
  const std::uint32_t length = reader.big(4);
  std::string type(reader.take(length));
  return is_front && !reader.failed() ? std::optional(std::move(type)) : std::nullopt;
}

/// The beginning of base64 text; ends at the first character that isn't base64.
std::string from_base64(std::string_view text, std::size_t max_bytes) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos || bytes.size() >= max_bytes) break;
    bits = (bits << 6U | static_cast<std::uint32_t>(value)) & 0xFFFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
  }
  return bytes;
}

/// CHAPTERnnn and CHAPTERnnnNAME, by number.
class Chapters {
 public:
  /// False if the field is none of a chapter's.
  bool take(const std::string& name, std::string_view value) {
    if (name.size() < 10 || !name.starts_with("CHAPTER")) return false;
    const auto number = parse_number(std::string_view(name).substr(7, 3));
    if (!number) return false;
    const std::string part = name.substr(10);
    if (part.empty()) times_[*number] = value;
    if (part == "NAME") titles_[*number] = value;
    return part.empty() || part == "NAME";
  }

  void give_to(FileTags& tags) const {
    for (const auto& [number, text] : times_) {
      const auto time = parse_time(text);
      const auto title = titles_.find(number);
      if (!time) {
        tags.damage = "chapter time " + base::quoted(text);
        continue;
      }
      tags.marks.push_back(
          {.position = *time, .title = title == titles_.end() ? "" : title->second});
    }
  }

 private:
  std::map<std::int64_t, std::string> times_;
  std::map<std::int64_t, std::string> titles_;
};

/// vendor, count, then as many NAME=value; each a length (little-endian) and its bytes.
void read_comments(std::string_view bytes, FileTags& tags) {
  ByteReader reader(bytes);
  Chapters chapters;
  reader.skip(reader.little(4));
  const std::uint32_t count = reader.little(4);
  for (std::uint32_t i = 0; i < count && !reader.failed(); ++i) {
    const std::string_view comment = reader.take(reader.little(4));
    const std::size_t equals = comment.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string name = upper(comment.substr(0, equals));
    const std::string_view value = comment.substr(equals + 1);
    if (name == "METADATA_BLOCK_PICTURE") {
      const auto type = cover_type(from_base64(value, 300));
      if (type) tags.cover_type = type;
    } else if (!chapters.take(name, value)) {
      tags.add(name, value);
    }
  }
  if (reader.failed()) tags.damage = "the comments end early";
  chapters.give_to(tags);
}

/// Takes the packets of the first logical stream apart (RFC 3533, section 6).
class OggPackets {
 public:
  explicit OggPackets(const ByteSource& source) : source_(&source) {}

  /// The next packet; nothing at the end, at damage, or if it is too long.
  std::optional<std::string> next() {
    std::string packet;
    while (packet.size() < kMaxCommentBytes) {
      if (segment_ == segments_.size() && !open_page()) return std::nullopt;
      while (segment_ < segments_.size()) {
        const auto length = static_cast<unsigned char>(segments_[segment_++]);
        packet += read_bytes(*source_, offset_, length);
        offset_ += length;
        if (length < 255) return packet;
      }
    }
    return std::nullopt;
  }

 private:
  bool open_page() {
    constexpr std::size_t kPageHeaderBytes = 27;
    const std::string header = read_bytes(*source_, offset_, kPageHeaderBytes);
    if (header.size() < kPageHeaderBytes || header.substr(0, 4) != "OggS") return false;
    const auto count = static_cast<unsigned char>(header[26]);
    segments_ = read_bytes(*source_, offset_ + kPageHeaderBytes, count);
    segment_ = 0;
    offset_ += kPageHeaderBytes + count;
    return count > 0 && segments_.size() == count;
  }

  const ByteSource* source_;
  std::uint64_t offset_ = 0;
  std::string segments_;
  std::size_t segment_ = 0;
};

}  // namespace

void FileTags::add(std::string_view name, std::string_view value) {
  std::string& field = fields[std::string(name)];
  if (!field.empty()) field += "; ";
  field += value;
}

FileTags read_flac_tags(const ByteSource& source) {
  constexpr std::uint32_t kComments = 4;
  constexpr std::uint32_t kPicture = 6;
  FileTags tags;
  std::uint64_t offset = 4;
  for (bool is_last = false; !is_last;) {
    const std::string header = read_bytes(source, offset, 4);
    ByteReader reader(header);
    const std::uint32_t kind = reader.big(1);
    const std::uint32_t length = reader.big(3);
    const std::string body = read_bytes(
        source, offset + 4, (kind & 0x7FU) == kComments || (kind & 0x7FU) == kPicture ? length : 0);
    if (reader.failed()) {
      tags.damage = "the metadata blocks end early";
      return tags;
    }
    if ((kind & 0x7FU) == kComments) read_comments(body, tags);
    if ((kind & 0x7FU) == kPicture && cover_type(body)) tags.cover_type = cover_type(body);
    offset += 4 + std::uint64_t{length};
    is_last = (kind & 0x80U) != 0;
  }
  return tags;
}

FileTags read_ogg_tags(const ByteSource& source) {
  FileTags tags;
  OggPackets packets(source);
  const auto head = packets.next();
  const auto comments = packets.next();
  if (!head || !comments) {
    tags.damage = "the Ogg pages end before the comments";
    return tags;
  }
  const std::string_view body = *comments;
  for (const std::string_view mark :
       {std::string_view("\x03vorbis"), std::string_view("OpusTags")}) {
    if (body.substr(0, mark.size()) != mark) continue;
    read_comments(body.substr(mark.size()), tags);
    return tags;
  }
  tags.damage = "the second Ogg packet holds no comments";
  return tags;
}

}  // namespace lector::edition
