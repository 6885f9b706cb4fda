/// Sound becomes a file other than MP3, by libsndfile.
#pragma once

#include "base/files.hpp"
#include "edition/write.hpp"

namespace lector::edition {

/// Fills an empty file with sound, tags and chapters.
///
/// WAV and FLAC have 16 bit, rounded without dither: silence stays silence, and what rounding adds
/// lies at -98 dB, far below any voice. Vorbis has quality 0.5 (about 80 kbit/s), Opus libsndfile's
/// default (about 60 kbit/s). Same sound and tags give the same bytes.
/// @throws Error(input) if a WAV file would grow past 4 GiB, Error(engine) if libsndfile fails,
///   Error(io) from the file; std::logic_error if the source breaks its promise.
void write_sound_file(const Sound& sound, Format format, const Tags& tags, base::OutputFile& file);

}  // namespace lector::edition
