#include "edition/bitmap.hpp"

#include <algorithm>
#include <cstddef>

namespace lector::edition {
namespace {

constexpr std::size_t kColours = 3;

/// One side before and after, and how much of each old pixel a new one covers.
///
/// On a line of `before * after` units an old pixel takes `after` of them, a new one `before`.
class Axis {
 public:
  Axis(int before, int after) : before_(before), after_(after) {}

  [[nodiscard]] int first(int to) const {
    return static_cast<int>(std::int64_t{to} * before_ / after_);
  }
  /// One past the last old pixel that a new one touches.
  [[nodiscard]] int end(int to) const {
    return static_cast<int>((std::int64_t{to + 1} * before_ + after_ - 1) / after_);
  }
  [[nodiscard]] std::int64_t cover(int from, int to) const {
    const auto begin = std::max(std::int64_t{from} * after_, std::int64_t{to} * before_);
    const auto end = std::min(std::int64_t{from + 1} * after_, std::int64_t{to + 1} * before_);
    return end - begin;
  }
  [[nodiscard]] int before() const { return before_; }
  [[nodiscard]] int after() const { return after_; }

 private:
  int before_;
  int after_;
};

/// A row of new width, in units of the horizontal axis.
std::vector<std::int64_t> narrowed(const std::uint8_t* row, const Axis& axis) {
  std::vector<std::int64_t> sums(static_cast<std::size_t>(axis.after()) * kColours);
  for (int to = 0; to < axis.after(); ++to)
    for (int from = axis.first(to); from < axis.end(to); ++from)
      for (std::size_t colour = 0; colour < kColours; ++colour)
        sums[static_cast<std::size_t>(to) * kColours + colour] +=
            axis.cover(from, to) * row[static_cast<std::size_t>(from) * kColours + colour];
  return sums;
}

int scaled(int side, int longest, int wanted) {
  return std::max(1, static_cast<int>((std::int64_t{side} * wanted + longest / 2) / longest));
}

/// Where a pixel of the upright picture lies in the one as it was taken (EXIF 2.3, 4.6.4.A).
struct Place {
  int x = 0;
  int y = 0;
};

Place source_of(Place upright, const Bitmap& bitmap, int orientation) {
  const bool is_transposed = orientation >= 5;
  const bool is_mirrored =
      orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool is_upside_down =
      orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  Place place = is_transposed ? Place{upright.y, upright.x} : upright;
  if (is_mirrored) place.x = bitmap.width - 1 - place.x;
  if (is_upside_down) place.y = bitmap.height - 1 - place.y;
  return place;
}

std::size_t offset_of(Place place, const Bitmap& bitmap) {
  return (static_cast<std::size_t>(place.y) * static_cast<std::size_t>(bitmap.width) +
          static_cast<std::size_t>(place.x)) *
         kColours;
}

}  // namespace

Bitmap scaled_down(Bitmap bitmap, int longest_side) {
  const int longest = std::max(bitmap.width, bitmap.height);
  if (longest <= longest_side) return bitmap;
  const Axis across(bitmap.width, scaled(bitmap.width, longest, longest_side));
  const Axis down(bitmap.height, scaled(bitmap.height, longest, longest_side));
  const auto row_bytes = static_cast<std::size_t>(bitmap.width) * kColours;
  const std::int64_t whole = std::int64_t{bitmap.width} * bitmap.height;
  Bitmap small{.width = across.after(), .height = down.after(), .rgb = {}};
  small.rgb.reserve(static_cast<std::size_t>(small.width) * static_cast<std::size_t>(small.height) *
                    kColours);
  for (int to = 0; to < small.height; ++to) {
    std::vector<std::int64_t> sums(static_cast<std::size_t>(small.width) * kColours, whole / 2);
    for (int from = down.first(to); from < down.end(to); ++from) {
      const auto row =
          narrowed(bitmap.rgb.data() + static_cast<std::size_t>(from) * row_bytes, across);
      for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += down.cover(from, to) * row[i];
    }
    for (const auto sum : sums) small.rgb.push_back(static_cast<std::uint8_t>(sum / whole));
  }
  return small;
}

Bitmap turned_upright(Bitmap bitmap, int orientation) {
  if (orientation <= 1 || orientation > 8) return bitmap;
  Bitmap upright{.width = bitmap.width, .height = bitmap.height, .rgb = {}};
  if (orientation >= 5) std::swap(upright.width, upright.height);
  upright.rgb.resize(bitmap.rgb.size());
  for (int y = 0; y < upright.height; ++y)
    for (int x = 0; x < upright.width; ++x)
      std::copy_n(bitmap.rgb.data() + offset_of(source_of({x, y}, bitmap, orientation), bitmap),
                  kColours,
                  upright.rgb.data() + offset_of({x, y}, upright));
  return upright;
}

}  // namespace lector::edition
