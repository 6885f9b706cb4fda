/// Takes an MP3 edition apart and puts it together again, so that a test can break one thing.
/// Written from the format's grammar, apart from the code it tests.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace surgeon {

inline std::uint32_t number(std::string_view bytes, std::size_t offset, std::size_t count = 4) {
  std::uint32_t value = 0;
  for (const char byte : bytes.substr(offset, count)) {
    value = value << 8U | static_cast<unsigned char>(byte);
  }
  return value;
}

inline std::string bytes(std::uint32_t value, std::size_t count = 4) {
  std::string text(count, '\0');
  for (std::size_t i = count; i-- > 0; value >>= 8U) text[i] = static_cast<char>(value & 0xFFU);
  return text;
}

/// Seven bits a byte.
inline std::string synch_safe(std::uint32_t value) {
  std::string text(4, '\0');
  for (std::size_t i = 4; i-- > 0; value >>= 7U) text[i] = static_cast<char>(value & 0x7FU);
  return text;
}

/// A frame, or a sub-frame.
struct Part {
  std::string id;
  std::string body;
  std::uint32_t flags = 0;

  [[nodiscard]] std::string text() const {
    return id + bytes(static_cast<std::uint32_t>(body.size())) + bytes(flags, 2) + body;
  }
};

inline std::vector<Part> split(std::string_view region) {
  std::vector<Part> parts;
  while (region.size() >= 10 && region.front() != '\0') {
    const std::size_t size = number(region, 4);
    parts.push_back({.id = std::string(region.substr(0, 4)),
                     .body = std::string(region.substr(10, size)),
                     .flags = number(region, 8, 2)});
    region.remove_prefix(10 + size);
  }
  return parts;
}

/// An edition as tag and stream; `text()` writes it anew, all sizes right.
struct Mp3 {
  std::string head = std::string("ID3\x03\0\0", 6);
  std::vector<Part> parts;
  std::string padding = std::string(1024, '\0');
  std::string stream;

  explicit Mp3(std::string_view file) {
    std::size_t size = 0;
    for (const char byte : file.substr(6, 4)) size = size << 7U | static_cast<unsigned char>(byte);
    parts = split(file.substr(10, size));
    stream = file.substr(10 + size);
  }

  [[nodiscard]] std::string tag_body() const {
    std::string body;
    for (const Part& part : parts) body += part.text();
    return body + padding;
  }

  [[nodiscard]] std::string text() const {
    const std::string body = tag_body();
    return head + synch_safe(static_cast<std::uint32_t>(body.size())) + body + stream;
  }

  /// Position of the nth frame of an id.
  [[nodiscard]] std::size_t find(std::string_view id, std::size_t nth = 0) const {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].id == id && nth-- == 0) return i;
    }
    throw std::runtime_error("no such frame: " + std::string(id));
  }

  [[nodiscard]] Part& part(std::string_view id, std::size_t nth = 0) {
    return parts[find(id, nth)];
  }

  void erase(std::string_view id, std::size_t nth = 0) {
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(find(id, nth)));
  }

  void insert(std::size_t position, Part part) {
    parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(position), std::move(part));
  }

  /// Overwrites one of the four numbers of a CHAP: 0 start, 1 end, 2 and 3 offsets.
  void set_time(std::size_t chapter, std::size_t which, std::uint32_t value) {
    std::string& body = part("CHAP", chapter).body;
    body.replace(body.find('\0') + 1 + 4 * which, 4, bytes(value));
  }

  /// The sub-frames of a CHAP; `set_children` writes them back.
  [[nodiscard]] std::vector<Part> sub_parts(std::size_t chapter) {
    const std::string& body = part("CHAP", chapter).body;
    return split(std::string_view(body).substr(body.find('\0') + 17));
  }

  void set_sub_parts(std::size_t chapter, const std::vector<Part>& subs) {
    std::string& body = part("CHAP", chapter).body;
    body.resize(body.find('\0') + 17);
    for (const Part& sub : subs) body += sub.text();
  }
};

/// Length of the 44.1 kHz MPEG-1 Layer III frame that starts at an offset.
inline std::size_t frame_length(std::string_view stream, std::size_t offset) {
  constexpr std::array<std::size_t, 16> kBitrates = {
      0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0};
  const std::uint32_t header = number(stream, offset);
  return 144000 * kBitrates[header >> 12U & 15U] / 44100 + (header >> 9U & 1U);
}

/// Where the nth frame starts; 0 is the Info frame.
inline std::size_t frame_offset(std::string_view stream, std::size_t nth) {
  std::size_t offset = 0;
  while (nth-- > 0) offset += frame_length(stream, offset);
  return offset;
}

/// CRC-16 as LAME counts it, a bit at a time.
inline std::uint32_t crc(std::string_view text) {
  std::uint32_t crc = 0;
  for (const char byte : text) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1U) != 0 ? crc >> 1U ^ 0xA001U : crc >> 1U;
  }
  return crc;
}

// Places in the Info frame of a mono stream (mp3infotag.html).
inline constexpr std::size_t kInfoMagic = 21;
inline constexpr std::size_t kInfoFlags = 25;
inline constexpr std::size_t kInfoFrames = 29;
inline constexpr std::size_t kInfoBytes = 33;
inline constexpr std::size_t kInfoTable = 37;
inline constexpr std::size_t kInfoDelay = 141 + 21;
inline constexpr std::size_t kInfoMusicBytes = 141 + 28;
inline constexpr std::size_t kInfoMusicCrc = 141 + 32;
inline constexpr std::size_t kInfoTagCrc = 141 + 34;

/// Overwrites bytes of the Info frame and makes its checksum right again.
inline void set_info(std::string& stream, std::size_t offset, std::string_view value) {
  stream.replace(offset, value.size(), value);
  stream.replace(kInfoTagCrc, 2, bytes(crc(stream.substr(0, kInfoTagCrc)), 2));
}

}  // namespace surgeon
