/// Sound becomes an MPEG-1 Layer III stream, by LAME.
#pragma once

#include "base/files.hpp"
#include "edition/write.hpp"

namespace lector::edition {

/// Appends a stream to a file: 44.1 kHz, mono, constant bit rate, an `Info` frame first (output
/// standards, section 2).
///
/// The `Info` frame is written last, over the place kept for it: it holds the true number of frames
/// and bytes, and the delay and padding by which players give back exactly `sound.length_frames`.
/// The level is that of the sound. Quality is what `lame` has by default.
/// @param file  holds all that stands before the stream: a tag, or nothing.
/// @param bitrate_kbps  64 or 96.
/// @throws Error(config) for another bit rate, Error(engine) if LAME fails, Error(io) from the
///   file; std::logic_error if the source breaks its promise.
void write_mp3(const Sound& sound, int bitrate_kbps, base::OutputFile& file);

}  // namespace lector::edition
