/// Chunks of a WAV file that carry its chapters and tags.
#pragma once

#include <string>

#include "edition/edition.hpp"

namespace lector::edition {

/// Chunks to stand behind the sound: `cue ` with the first frame of each chapter, `LIST adtl` with
/// their titles as labels (both for sound editors; RIFF MCI specification 1.0, chapter 3), and
/// `id3 ` with the tag of MP3 files, from which players read.
[[nodiscard]] std::string wav_chunks(const Tags& tags, int sample_rate_hz);

}  // namespace lector::edition
