/// LAME, the library: frames of MPEG-1 Layer III, 44.1 kHz, mono, constant bit rate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace lector::edition {

/// Samples of an MPEG-1 Layer III frame.
inline constexpr std::int64_t kMp3FrameSamples = 1152;

/// Frames by which LAME's sound lies behind its input (its tag says so to players).
inline constexpr int kMp3DelaySamples = 576;

/// LAME's version, for cache keys: "3.100".
[[nodiscard]] std::string lame_version();

/// One encoder at work. Quality is what `lame` has by default; the level is that of the sound.
///
/// It looks one block ahead: after `n` blocks `n - 1` frames are encoded. The first frame is that
/// of the silence before the sound; a decoder plays frame `k` at the samples from
/// `k * 1152 - 1105` on.
class Lame {
 public:
  /// @throws Error(engine) if LAME refuses, or isn't the version whose hidden scaling is known.
  explicit Lame(int bitrate_kbps);

  /// Encodes a block of `kMp3FrameSamples` samples in [-1, 1].
  /// @return bytes that are ready, of this frame or of earlier ones; valid until the next call.
  std::span<const std::byte> encode(std::span<const float> block);

  /// Fills up the frame that is being written: no frame that follows reaches back over this point
  /// for its bits. What LAME knows of the sound stays, so that encoding goes on without a seam.
  /// @return the rest of all frames encoded so far; valid until the next call.
  std::span<const std::byte> complete_frames();

  /// Frames encoded so far.
  [[nodiscard]] std::int64_t frames() const;

 private:
  struct Closer {
    void operator()(void* flags) const;
  };

  std::span<const std::byte> ready(int size_or_error, const char* call);

  std::unique_ptr<void, Closer> flags_;
  std::vector<unsigned char> buffer_;
};

/// How many of an encoder's first frames have a byte of padding: as many as keep the bit rate, but
/// not the first one ("padding method as described in MPEG-Layer3 / Bitstream Syntax and
/// Decoding", LAME 3.100, libmp3lame/encoder.c).
[[nodiscard]] std::int64_t lame_padded_frames(std::int64_t frames, int bitrate_kbps);

/// The `Info` frame as LAME writes it before a stream of its own (gabriel.mp3-tech.org
/// /mp3infotag.html): header, quality and filters are true, counts are those of a silent moment.
[[nodiscard]] std::string lame_info_frame(int bitrate_kbps);

}  // namespace lector::edition
