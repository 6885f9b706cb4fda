#include "edition/mp3_stream.hpp"

#include <array>
#include <cstddef>
#include <span>

#include "base/report.hpp"
#include "edition/lame.hpp"

namespace lector::edition {
namespace {

/// Bytes of a frame's header and of a mono frame's side information (ISO/IEC 11172-3, 2.4.1).
constexpr std::size_t kHeaderBytes = 4;
constexpr std::size_t kSideBytes = 17;
constexpr unsigned char kPaddingBit = 0x02;  // of the header's third byte

/// Where things stand in the `Info` frame (gabriel.mp3-tech.org/mp3infotag.html).
constexpr std::size_t kInfo = kHeaderBytes + kSideBytes;
constexpr std::size_t kFrameCount = kInfo + 8;
constexpr std::size_t kByteCount = kInfo + 12;
constexpr std::size_t kSeekTable = kInfo + 16;
constexpr std::size_t kLamePart = kInfo + 120;
constexpr std::size_t kDelayAndPadding = kLamePart + 21;
constexpr std::size_t kMusicBytes = kLamePart + 28;
constexpr std::size_t kMusicChecksum = kLamePart + 32;
constexpr std::size_t kTagChecksum = kLamePart + 34;

/// Samples that decoders hold back behind the encoder's delay; they need as many after the end.
constexpr std::int64_t kLeastPadding = 576;

std::array<std::uint16_t, 256> make_checksum_table() {
  std::array<std::uint16_t, 256> table{};
  for (unsigned i = 0; i < table.size(); ++i) {
    unsigned value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1U) ^ ((value & 1U) * 0xA001U);
    table[i] = static_cast<std::uint16_t>(value);
  }
  return table;
}

/// CRC-16 as LAME's tag has it: x^16 + x^15 + x^2 + 1, reflected, from 0.
std::uint16_t checksum(std::uint16_t crc, std::string_view bytes) {
  static const auto kTable = make_checksum_table();
  for (const char byte : bytes)
    crc = static_cast<std::uint16_t>((crc >> 8U) ^
                                     kTable[(crc ^ static_cast<unsigned char>(byte)) & 0xFFU]);
  return crc;
}

/// Big-endian number over some bytes.
void put(std::string& bytes, std::size_t at, std::size_t count, std::uint64_t value) {
  for (std::size_t i = 0; i < count; ++i)
    bytes[at + i] = static_cast<char>((value >> (8 * (count - 1 - i))) & 0xFFU);
}

[[noreturn]] void fail(const std::string& what) {
  throw Error(ErrorKind::engine, "LAME: " + what);
}

}  // namespace

std::int64_t mp3_frames(std::int64_t length_frames) {
  return (kMp3DelaySamples + length_frames + kLeastPadding + kMp3FrameSamples - 1) /
         kMp3FrameSamples;
}

std::int64_t mp3_frame_bytes(int bitrate_kbps) {
  return 144'000 * std::int64_t{bitrate_kbps} / 44'100;
}

bool is_silence_padded(std::int64_t frames, std::int64_t bytes, int bitrate_kbps) {
  return bytes + mp3_frame_bytes(bitrate_kbps) < (frames + 1) * 144'000 * bitrate_kbps / 44'100;
}

Mp3Stream::Mp3Stream(int bitrate_kbps, std::int64_t frames, base::OutputFile& file)
    : bitrate_kbps_(bitrate_kbps),
      total_(frames),
      file_(file),
      start_bytes_(file.size_bytes()),
      info_(lame_info_frame(bitrate_kbps)) {
  if (info_.size() < kTagChecksum + 2) fail("an Info frame without LAME's part");
  file_.write(info_);
  bytes_ = info_.size();
}

std::size_t Mp3Stream::frame_length(bool is_padded) const {
  return static_cast<std::size_t>(mp3_frame_bytes(bitrate_kbps_) + (is_padded ? 1 : 0));
}

void Mp3Stream::append(std::string_view frames) {
  const std::string_view all = frames;
  while (!frames.empty()) {
    // All that a header may differ in from the Info frame's is padding.
    const bool is_frame = frames.size() >= kHeaderBytes &&
                          frames.substr(0, 2) == info_.substr(0, 2) &&
                          ((frames[2] ^ info_[2]) & ~kPaddingBit & 0xFF) == 0;
    const auto length = is_frame ? frame_length((frames[2] & kPaddingBit) != 0) : 0;
    if (!is_frame || length > frames.size()) fail("something that is no whole frame");
    count_frame(length);
    frames.remove_prefix(length);
  }
  write(all);
}

void Mp3Stream::fill_to(std::int64_t frames) {
  while (frames_ < frames) {
    const auto bytes = static_cast<std::int64_t>(bytes_ - info_.size());
    const bool is_padded = is_silence_padded(frames_, bytes, bitrate_kbps_);
    std::string frame(frame_length(is_padded), '\0');
    frame.replace(0, kHeaderBytes, info_, 0, kHeaderBytes);
    if (is_padded) frame[2] = static_cast<char>(frame[2] | kPaddingBit);
    count_frame(frame.size());
    write(frame);
  }
}

void Mp3Stream::count_frame(std::size_t length_bytes) {
  while (place_ < places_.size() && static_cast<std::int64_t>(place_) * total_ / 100 <= frames_)
    places_[place_++] = bytes_;
  ++frames_;
  bytes_ += length_bytes;
}

void Mp3Stream::write(std::string_view bytes) {
  checksum_ = checksum(checksum_, bytes);
  file_.write(bytes);
}

void Mp3Stream::finish(std::int64_t length_frames) {
  if (frames_ != total_)
    fail(std::to_string(frames_) + " frames instead of " + std::to_string(total_));
  put(info_, kFrameCount, 4, static_cast<std::uint64_t>(frames_));
  put(info_, kByteCount, 4, bytes_);
  for (std::size_t i = 0; i < places_.size(); ++i)
    put(info_, kSeekTable + i, 1, places_[i] * 256 / bytes_);
  const auto padding = frames_ * kMp3FrameSamples - kMp3DelaySamples - length_frames;
  put(info_,
      kDelayAndPadding,
      3,
      std::uint64_t{kMp3DelaySamples} << 12U | static_cast<std::uint64_t>(padding));
  put(info_, kMusicBytes, 4, bytes_);
  put(info_, kMusicChecksum, 2, checksum_);
  put(info_, kTagChecksum, 2, checksum(0, std::string_view(info_).substr(0, kTagChecksum)));
  file_.write_at(start_bytes_, std::as_bytes(std::span(info_)));
}

}  // namespace lector::edition
