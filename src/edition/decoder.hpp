/// Finished files become sound again.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>

namespace lector::edition {

/// What came of one pull.
struct DecodedBlock {
  std::size_t sample_count = 0;  ///< interleaved samples; 0 at the end
  std::string error;             ///< what the decoder said when it could not go on; then the end
};

/// Sound that is pulled in blocks, all channels interleaved.
struct Decoder {
  int sample_rate_hz = 0;
  int channels = 0;
  std::function<DecodedBlock(std::span<float>)> read;
};

/// Decodes MP3 gaplessly.
/// @throws Error(input) if there is no frame that decodes.
[[nodiscard]] Decoder open_mp3(const std::filesystem::path& path);

/// Decodes WAV, FLAC, Ogg Vorbis and Opus.
/// @throws Error(input) if the file is none of these.
[[nodiscard]] Decoder open_sound_file(const std::filesystem::path& path);

}  // namespace lector::edition
