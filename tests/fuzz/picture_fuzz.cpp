// Pictures of chapters, from whatever bytes a file has: an error, or a small picture that every
// reader takes for one.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/report.hpp"
#include "edition/id3_fields.hpp"
#include "edition/picture.hpp"

namespace {

using namespace lector::edition;

constexpr std::size_t kMaxBytes = 64 * 1024;

bool is_small(const Picture& picture) {
  const auto size = measure_picture(picture.bytes);
  return size && size->mime_type == "image/jpeg" && picture.mime_type == "image/jpeg" &&
         size->width > 0 && size->width <= kChapterPictureSide && size->height > 0 &&
         size->height <= kChapterPictureSide && picture.bytes.size() <= kChapterPictureBytes;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMaxBytes) return 0;
  try {
    const auto picture = chapter_picture(std::string(data, data + size));
    if (!is_small(picture)) std::abort();
    static_cast<void>(chapter_picture(picture.bytes));  // what was made can be read
  } catch (const lector::Error& error) {
    if (error.kind() != lector::ErrorKind::input) std::abort();
  }
  return 0;
}
