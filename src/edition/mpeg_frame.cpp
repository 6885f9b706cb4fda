#include "edition/mpeg_frame.hpp"

#include "edition/byte_reader.hpp"

namespace lector::edition {
namespace {

constexpr unsigned kMono = 3;
constexpr int kReserved = 0;

// ISO/IEC 11172-3, table in 2.4.2.3; index 0 is "free", 15 forbidden. Rows: MPEG-1 Layer I, II,
// III, then MPEG-2 Layer I, and II with III (ISO/IEC 13818-3, 2.4.2.3).
constexpr std::array<std::array<int, 16>, 5> kBitrates = {{
    {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448, 0},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 0},
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256, 0},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0},
}};

std::size_t bitrate_row(const MpegHeader& header) {
  if (header.version == 1) return static_cast<std::size_t>(header.layer - 1);
  return header.layer == 1 ? 3 : 4;
}

int version_of(std::uint32_t bits) {
  constexpr std::array<int, 4> kVersions = {25, kReserved, 2, 1};
  return kVersions[bits & 3U];
}

int sample_rate_of(std::uint32_t bits, int version) {
  constexpr std::array<int, 4> kRates = {44100, 48000, 32000, kReserved};
  const int rate_hz = kRates[bits & 3U];
  if (version == 1) return rate_hz;
  return version == 2 ? rate_hz / 2 : rate_hz / 4;
}

std::size_t length_of(const MpegHeader& header, std::size_t padding) {
  const int samples_per_byte = samples_in(header) / 8;
  if (header.layer == 1) {
    return static_cast<std::size_t>(12 * header.bitrate_kbps * 1000 / header.sample_rate_hz) * 4 +
           padding * 4;
  }
  return static_cast<std::size_t>(samples_per_byte * header.bitrate_kbps * 1000 /
                                  header.sample_rate_hz) +
         padding;
}

/// The magic stands behind the side information, whose length depends on version and channels.
std::size_t info_offset(const MpegHeader& header) {
  const bool is_mono = header.mode == kMono;
  if (header.version == 1) return is_mono ? 4 + 17 : 4 + 32;
  return is_mono ? 4 + 9 : 4 + 17;
}

/// 36 bytes: encoder, methods, gains, delay and padding at +21, lengths and checksums at the end.
void read_lame_part(std::string_view frame, ByteReader& reader, InfoFrame& info) {
  if (reader.remaining() < 36 || reader.rest().front() == '\0') return;
  info.encoder = reader.take(9);
  reader.skip(12);
  const std::uint32_t gap = reader.big(3);
  info.delay_frames = static_cast<int>(gap >> 12U);
  info.padding_frames = static_cast<int>(gap & 0xFFFU);
  reader.skip(4);
  info.music_bytes = reader.big(4);
  info.music_crc = static_cast<std::uint16_t>(reader.big(2));
  info.computed_tag_crc = continue_crc(0, frame.substr(0, reader.position()));
  info.tag_crc = static_cast<std::uint16_t>(reader.big(2));
}

}  // namespace

std::optional<MpegHeader> parse_mpeg_header(std::string_view bytes) {
  ByteReader reader(bytes);
  const std::uint32_t word = reader.big(4);
  if (reader.failed() || word >> 21U != 0x7FFU) return std::nullopt;
  MpegHeader header;
  header.version = version_of(word >> 19U);
  header.layer = 4 - static_cast<int>(word >> 17U & 3U);
  if (header.version == kReserved || header.layer == 4) return std::nullopt;
  header.has_crc = (word >> 16U & 1U) == 0;
  header.bitrate_kbps = kBitrates[bitrate_row(header)][word >> 12U & 15U];
  header.sample_rate_hz = sample_rate_of(word >> 10U, header.version);
  if (header.bitrate_kbps == 0 || header.sample_rate_hz == kReserved) return std::nullopt;
  header.mode = word >> 6U & 3U;
  header.length_bytes = length_of(header, word >> 9U & 1U);
  return header;
}

bool is_same_stream(const MpegHeader& left, const MpegHeader& right) {
  return left.version == right.version && left.layer == right.layer &&
         left.sample_rate_hz == right.sample_rate_hz;
}

int samples_in(const MpegHeader& header) {
  if (header.layer == 1) return 384;
  return header.layer == 3 && header.version != 1 ? 576 : 1152;
}

std::uint16_t continue_crc(std::uint16_t crc, std::string_view bytes) {
  static const std::array<std::uint16_t, 256> kTable = [] {
    std::array<std::uint16_t, 256> table{};
    for (unsigned i = 0; i < table.size(); ++i) {
      unsigned value = i;
      for (int bit = 0; bit < 8; ++bit)
        value = (value & 1U) != 0 ? value >> 1U ^ 0xA001U : value >> 1U;
      table[i] = static_cast<std::uint16_t>(value);
    }
    return table;
  }();
  for (const char byte : bytes) {
    crc = static_cast<std::uint16_t>(crc >> 8U ^
                                     kTable[(crc ^ static_cast<unsigned char>(byte)) & 0xFFU]);
  }
  return crc;
}

std::optional<InfoFrame> parse_info_frame(const MpegHeader& header, std::string_view frame) {
  ByteReader reader(frame);
  reader.skip(info_offset(header));
  InfoFrame info;
  info.magic = reader.take(4);
  if (info.magic != "Info" && info.magic != "Xing") return std::nullopt;
  info.flags = reader.big(4);
  if ((info.flags & 1U) != 0) info.frame_count = reader.big(4);
  if ((info.flags & 2U) != 0) info.byte_count = reader.big(4);
  if ((info.flags & 4U) != 0) {
    for (std::uint8_t& entry : info.seek_table) entry = static_cast<std::uint8_t>(reader.big(1));
  }
  if ((info.flags & 8U) != 0) reader.skip(4);
  read_lame_part(frame, reader, info);
  return info;
}

}  // namespace lector::edition
