#include "edition/png.hpp"

#include <png.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/report.hpp"

namespace lector::edition {
namespace {

/// 96 MB of pixels; a few kilobytes can claim them.
constexpr std::uint64_t kMostPixels = 32'000'000;

/// libpng's simplified interface: it returns errors, and keeps its jumps to itself.
class Reader {
 public:
  Reader() { image_.version = PNG_IMAGE_VERSION; }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { png_image_free(&image_); }

  void open(std::string_view bytes) {
    check(png_image_begin_read_from_memory(&image_, bytes.data(), bytes.size()));
    const auto pixels = std::uint64_t{image_.width} * image_.height;
    if (pixels > kMostPixels)
      throw Error(ErrorKind::input,
                  "the picture has " + std::to_string(image_.width) + " x " +
                      std::to_string(image_.height) +
                      " pixels, at most 32 million of a PNG are read; scale it down");
  }

  Bitmap read() {
    image_.format = PNG_FORMAT_RGB;
    image_.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;  // else 16 bits without a gamma are taken as linear
    Bitmap bitmap{.width = static_cast<int>(image_.width),
                  .height = static_cast<int>(image_.height),
                  .rgb = std::vector<std::uint8_t>(PNG_IMAGE_SIZE(image_))};
    const png_color white{255, 255, 255};
    check(png_image_finish_read(&image_, &white, bitmap.rgb.data(), 0, nullptr));
    return bitmap;
  }

 private:
  void check(int succeeded) {
    if (succeeded != 0) return;
    throw Error(ErrorKind::input,
                "the picture is damaged or cut off (libpng: " +
                    base::quoted(std::string_view(image_.message)) + "); save it again");
  }

  png_image image_{};
};

}  // namespace

Bitmap read_png(std::string_view bytes) {
  Reader reader;
  reader.open(bytes);
  return reader.read();
}

}  // namespace lector::edition
