/// JPEG, read and written by libjpeg-turbo.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "edition/bitmap.hpp"

namespace lector::edition {

/// Reads a JPEG upright, and no larger than needed: it is scaled by eighths while it is decoded,
/// as far as its longer side keeps `longest_side` pixels.
/// @throws Error(input) if it is damaged, cut off, has more than 100 million pixels, or asks for
///   more than 128 MB of memory or for a hundred passes, as only hostile ones do.
[[nodiscard]] Bitmap read_jpeg(std::string_view bytes, int longest_side);

/// Writes a JPEG with optimised tables, baseline, its colours at half the resolution.
/// @param quality  1 to 100, as libjpeg counts it.
/// @return nothing if it would have more than `most_bytes`.
[[nodiscard]] std::optional<std::string> write_jpeg(const Bitmap& bitmap,
                                                    int quality,
                                                    std::size_t most_bytes);

}  // namespace lector::edition
