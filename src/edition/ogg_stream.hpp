/// An Ogg stream with tags, the same bytes every time.
#pragma once

#include "edition/edition.hpp"
#include "edition/stream.hpp"

namespace lector::edition {

/// Puts an Ogg stream into an empty file, with tags in its comment header.
///
/// Encoders choose serial numbers at random; here it is computed from the header pages, so that an
/// edition has the same bytes every time, and two editions can still be joined (RFC 3533, section
/// 4). Pages are numbered anew because tags may take more of them. File and tags must outlive the
/// writer, which throws Error(engine) if the encoder writes no Ogg, and what the file throws.
/// @param format  ogg or opus.
[[nodiscard]] StreamWriter ogg_stream(base::OutputFile& file, Format format, const Tags& tags);

}  // namespace lector::edition
