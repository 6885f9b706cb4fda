#include "edition/exif.hpp"

#include <cstddef>
#include <cstdint>

namespace lector::edition {
namespace {

constexpr std::string_view kMark("Exif\0\0", 6);

/// Numbers of a TIFF, in its own byte order; what lies behind the end is 0.
class Tiff {
 public:
  explicit Tiff(std::string_view bytes) : bytes_(bytes), is_big_(bytes.starts_with("MM")) {}

  [[nodiscard]] std::uint32_t number(std::uint64_t at, std::size_t count) const {
    if (at > bytes_.size() || count > bytes_.size() - at) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const auto from = static_cast<std::size_t>(at) + (is_big_ ? i : count - 1 - i);
      value = value << 8U | static_cast<unsigned char>(bytes_[from]);
    }
    return value;
  }

 private:
  std::string_view bytes_;
  bool is_big_;
};

}  // namespace

int exif_orientation(std::string_view segment) {
  constexpr std::uint64_t kEntryBytes = 12;
  constexpr std::uint32_t kOrientation = 0x0112;
  if (!segment.starts_with(kMark)) return 1;
  const Tiff tiff(segment.substr(kMark.size()));
  const std::uint64_t directory = tiff.number(4, 4);
  const auto entries = tiff.number(directory, 2);
  for (std::uint64_t i = 0; i < entries; ++i) {
    const auto entry = directory + 2 + i * kEntryBytes;
    if (tiff.number(entry, 2) != kOrientation) continue;
    const auto orientation = tiff.number(entry + 8, 2);
    return orientation >= 1 && orientation <= 8 ? static_cast<int>(orientation) : 1;
  }
  return 1;
}

}  // namespace lector::edition
