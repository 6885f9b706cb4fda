/// A picture as pixels, while it is made smaller.
#pragma once

#include <cstdint>
#include <vector>

namespace lector::edition {

/// Rows from the top, red, green and blue of each pixel.
struct Bitmap {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;
};

/// The bitmap with its longer side at most so long, each pixel the mean of what it covers; the
/// same bitmap if it is small enough. Whole numbers throughout: the same bytes on every machine.
/// @param bitmap  at least one pixel.
[[nodiscard]] Bitmap scaled_down(Bitmap bitmap, int longest_side);

/// The bitmap as its camera was held: EXIF's tag "Orientation", 1 to 8; 1 is upright.
[[nodiscard]] Bitmap turned_upright(Bitmap bitmap, int orientation);

}  // namespace lector::edition
