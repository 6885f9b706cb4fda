#include "edition/picture.hpp"

#include <utility>

#include "base/report.hpp"
#include "edition/bitmap.hpp"
#include "edition/jpeg.hpp"
#include "edition/png.hpp"

namespace lector::edition {
namespace {

constexpr std::string_view kPngMark("\x89PNG\r\n\x1A\n", 8);
constexpr std::string_view kJpegMark("\xFF\xD8\xFF", 3);

/// From what nobody tells from the picture itself down to where it is better to have fewer pixels.
constexpr int kBestQuality = 85;
constexpr int kWorstQuality = 35;
constexpr int kQualityStep = 10;

Bitmap read(std::string_view bytes) {
  if (bytes.starts_with(kJpegMark)) return read_jpeg(bytes, kChapterPictureSide);
  if (bytes.starts_with(kPngMark)) return read_png(bytes);
  throw Error(ErrorKind::input, "the picture is neither JPEG nor PNG; convert it to one of them");
}

}  // namespace

Picture chapter_picture(std::string_view bytes) {
  Bitmap bitmap = read(bytes);
  for (int side = kChapterPictureSide;; side /= 2) {
    bitmap = scaled_down(std::move(bitmap), side);
    for (int quality = kBestQuality; quality >= kWorstQuality; quality -= kQualityStep)
      if (auto jpeg = write_jpeg(bitmap, quality, kChapterPictureBytes))
        return {.mime_type = "image/jpeg", .bytes = std::move(*jpeg)};
  }
}

}  // namespace lector::edition
