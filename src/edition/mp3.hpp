/// Sound becomes an MPEG-1 Layer III stream, by LAME, on all cores.
#pragma once

#include "base/files.hpp"
#include "edition/write.hpp"

namespace lector::edition {

/// Appends a stream to a file: 44.1 kHz, mono, constant bit rate, an `Info` frame first (output
/// standards, section 2).
///
/// Each piece of the sound is encoded by itself. Its encoder begins a little earlier, on the sound
/// that is there, and what it makes of that is dropped; so it knows at the border what one encoder
/// for the whole would know. No frame of a piece reaches back over its beginning for bits, all
/// others use the bit reservoir. Between pieces lie silent frames that no encoder has seen. The
/// bytes depend on the sound and its pieces, never on `writing.jobs` or the cache.
///
/// The level is that of the sound. Quality is what `lame` has by default.
/// @param file  holds all that stands before the stream: a tag, or nothing.
/// @throws Error(config) for a bit rate other than 64 or 96, Error(engine) if LAME fails, Error(io)
///   from the file; std::logic_error if the source breaks its promise.
void write_mp3(const Sound& sound, const Writing& writing, base::OutputFile& file);

/// Bytes of the stream that `write_mp3` appends; nothing is encoded, `sound.from` isn't called.
/// @throws as `write_mp3` for bit rates and pieces.
[[nodiscard]] std::int64_t mp3_stream_bytes(const Sound& sound, int bitrate_kbps);

}  // namespace lector::edition
