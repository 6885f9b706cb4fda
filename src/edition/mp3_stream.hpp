/// Pieces of an MP3 stream become one, with an `Info` frame that is true of all of it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/files.hpp"

namespace lector::edition {

/// Writes the frames of a stream of known length behind each other, and its `Info` frame in front.
///
/// Frames in which nothing sounds are made here: a header and zeros, which say "no bits for this
/// frame". Their padding keeps the stream at its bit rate to the byte, so that a player which
/// reckons a place from the time lands in the right frame.
class Mp3Stream {
 public:
  /// Writes a place holder for the `Info` frame.
  /// @param frames  of sound in all, without the `Info` frame.
  /// @param file  holds what stands before the stream; must outlive this.
  Mp3Stream(int bitrate_kbps, std::int64_t frames, base::OutputFile& file);

  /// Appends encoded frames.
  /// @throws Error(engine) if they aren't whole frames of this bit rate.
  void append(std::string_view frames);

  /// Appends silent frames until there are `frames`.
  void fill_to(std::int64_t frames);

  /// Writes the `Info` frame over its place: counts, seek table, the delay and padding by which
  /// players give back `length_frames` samples, checksums.
  /// @throws Error(engine) unless all frames of the stream have come.
  void finish(std::int64_t length_frames);

  [[nodiscard]] std::int64_t frames() const { return frames_; }

 private:
  void write(std::string_view bytes);
  void count_frame(std::size_t length_bytes);
  [[nodiscard]] std::size_t frame_length(bool is_padded) const;

  int bitrate_kbps_;
  std::int64_t total_;
  base::OutputFile& file_;
  std::uint64_t start_bytes_;  ///< of the stream in the file
  std::string info_;
  std::int64_t frames_ = 0;
  std::uint64_t bytes_ = 0;  ///< of the stream so far, with the `Info` frame
  std::uint16_t checksum_ = 0;
  std::array<std::uint64_t, 100> places_{};  ///< byte at which each hundredth begins
  std::size_t place_ = 0;
};

/// Bytes of a frame without padding.
[[nodiscard]] std::int64_t mp3_frame_bytes(int bitrate_kbps);

/// Whether a silent frame is padded: if the stream would fall behind its bit rate without.
/// @param frames  that stand before it, without the `Info` frame; `bytes` are theirs.
[[nodiscard]] bool is_silence_padded(std::int64_t frames, std::int64_t bytes, int bitrate_kbps);

/// Frames of a stream for so many samples: those that hold them, and what decoders need behind
/// them to give back the last one.
[[nodiscard]] std::int64_t mp3_frames(std::int64_t length_frames);

}  // namespace lector::edition
