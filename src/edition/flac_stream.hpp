/// A FLAC stream with tags.
#pragma once

#include "edition/edition.hpp"
#include "edition/stream.hpp"

namespace lector::edition {

/// Puts a FLAC stream into an empty file, with tags in its metadata blocks. Later positions move by
/// what the head grew; only STREAMINFO is mended in place. File and tags must outlive the writer,
/// which throws Error(engine) if the encoder does anything else, and what the file throws.
[[nodiscard]] StreamWriter flac_stream(base::OutputFile& file, const Tags& tags);

}  // namespace lector::edition
