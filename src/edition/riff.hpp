/// Chunks of a WAV file that carry its chapters and tags.
#pragma once

#include <string>

#include "edition/edition.hpp"

namespace lector::edition {

/// Chunks to stand behind the sound: `cue ` with the first frame of each chapter and `LIST adtl`
/// with their titles as labels (RIFF MCI specification 1.0, chapter 3), `id3 ` with all other tags
/// as in an MP3. The latter has no chapters: ffmpeg reads both kinds and would list them twice.
[[nodiscard]] std::string wav_chunks(const Tags& tags, int sample_rate_hz);

}  // namespace lector::edition
