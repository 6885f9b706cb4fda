/// PNG, read by libpng.
#pragma once

#include <string_view>

#include "edition/bitmap.hpp"

namespace lector::edition {

/// Reads a PNG; what is transparent becomes white.
/// @throws Error(input) if it is damaged, cut off, or has more than 32 million pixels.
[[nodiscard]] Bitmap read_png(std::string_view bytes);

}  // namespace lector::edition
