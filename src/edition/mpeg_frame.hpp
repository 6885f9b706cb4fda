/// One MPEG audio frame: its header, and the Info frame that tells of the stream.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lector::edition {

/// ISO/IEC 11172-3, 2.4.2.3 and its extension to lower sample rates.
struct MpegHeader {
  int version = 1;  ///< 1, 2, or 25 for the unofficial 2.5
  int layer = 3;
  int bitrate_kbps = 0;
  int sample_rate_hz = 0;
  unsigned mode = 0;  ///< 3 is mono
  bool has_crc = false;
  std::size_t length_bytes = 0;
  bool operator==(const MpegHeader&) const = default;
};

/// Longest frame there is: 384 kbit/s at 32 kHz in Layer II, 1728 bytes, and Layer I stays below.
inline constexpr std::size_t kMaxMpegFrameBytes = 2881;

/// Header from the first four bytes; nothing if they are none, or the bit rate is free.
[[nodiscard]] std::optional<MpegHeader> parse_mpeg_header(std::string_view bytes);

/// Whether two frames can stand in one stream: same version, layer and sample rate.
[[nodiscard]] bool is_same_stream(const MpegHeader& left, const MpegHeader& right);

/// Sample frames that a Layer III frame decodes to.
[[nodiscard]] int samples_in(const MpegHeader& header);

/// CRC-16 of the LAME tag (x^16 + x^15 + x^2 + 1, reflected, from 0), continued over more bytes.
[[nodiscard]] std::uint16_t continue_crc(std::uint16_t crc, std::string_view bytes);

/// The Info (or Xing) frame and LAME's part of it (gabriel.mp3-tech.org/mp3infotag.html).
struct InfoFrame {
  std::string magic;  ///< Info for a constant bit rate, Xing for a varying one
  std::uint32_t flags = 0;
  std::uint32_t frame_count = 0;
  std::uint32_t byte_count = 0;
  std::array<std::uint8_t, 100> seek_table{};
  std::string encoder;  ///< empty if there is no LAME part
  int delay_frames = 0;
  int padding_frames = 0;
  std::uint32_t music_bytes = 0;
  std::uint16_t music_crc = 0;
  std::uint16_t tag_crc = 0;
  std::uint16_t computed_tag_crc = 0;
};

/// Reads an Info or Xing frame; nothing if the frame is sound.
[[nodiscard]] std::optional<InfoFrame> parse_info_frame(const MpegHeader& header,
                                                        std::string_view frame);

}  // namespace lector::edition
