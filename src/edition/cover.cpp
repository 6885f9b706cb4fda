#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "base/files.hpp"
#include "base/report.hpp"
#include "edition/write.hpp"

namespace lector::edition {
namespace {

/// What a picture says of itself.
struct Size {
  std::uint64_t width = 0;
  std::uint64_t height = 0;
};

constexpr std::string_view kPngMark("\x89PNG\r\n\x1A\n", 8);
constexpr std::string_view kJpegMark("\xFF\xD8\xFF", 3);

/// Big-endian number of some bytes; they must be there.
std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i)
    value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// Walks the chunks of a PNG to its end (PNG 1.2, section 3): length, type, data, CRC. The first
/// one holds the size.
std::optional<Size> png_size(std::string_view bytes) {
  constexpr std::size_t kFrame = 12;
  constexpr std::size_t kData = 8;
  Size size;
  for (std::size_t at = kPngMark.size(); bytes.size() - at >= kFrame;) {
    const auto type = bytes.substr(at + 4, 4);
    const std::uint64_t length = number(bytes, at, 4);
    if (type == "IEND") return size.width > 0 ? std::optional(size) : std::nullopt;
    if (length > bytes.size() - at - kFrame) return std::nullopt;
    if (type == "IHDR" && length >= 8)
      size = {number(bytes, at + kData, 4), number(bytes, at + kData + 4, 4)};
    at += kFrame + length;
  }
  return std::nullopt;
}

/// First marker at or behind a position; a byte FF of the picture's data is followed by 00, and
/// restart markers (D0 to D7) stand inside the data (ITU-T T.81, B.1.1).
std::size_t find_marker(std::string_view bytes, std::size_t at) {
  for (; at + 1 < bytes.size(); ++at) {
    const auto code = static_cast<unsigned char>(bytes[at + 1]);
    const bool is_data = code == 0x00U || code == 0xFFU || (code >= 0xD0U && code <= 0xD7U);
    if (bytes[at] == '\xFF' && !is_data) return at;
  }
  return std::string_view::npos;
}

/// SOF0 to SOF15, except the codes among them that mean tables: they say how large the picture is.
bool is_frame_header(std::uint64_t code) {
  return code >= 0xC0U && code <= 0xCFU && code != 0xC4U && code != 0xC8U && code != 0xCCU;
}

/// Walks the segments of a JPEG to its end (ITU-T T.81, annex B).
std::optional<Size> jpeg_size(std::string_view bytes) {
  constexpr std::uint64_t kEndOfImage = 0xD9;
  Size size;
  for (auto at = find_marker(bytes, 2); at != std::string_view::npos;) {
    const std::uint64_t code = number(bytes, at + 1, 1);
    if (code == kEndOfImage) return size.width > 0 ? std::optional(size) : std::nullopt;
    if (bytes.size() - at < 4) return std::nullopt;
    const std::uint64_t length = number(bytes, at + 2, 2);
    if (is_frame_header(code) && length >= 8 && bytes.size() - at >= 9)
      size = {number(bytes, at + 7, 2), number(bytes, at + 5, 2)};
    at = find_marker(bytes, at + 2 + length);
  }
  return std::nullopt;
}

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& problem) {
  throw Error(ErrorKind::input, "cover " + base::quoted(path.string(), 512) + " " + problem);
}

void check_weight(const std::filesystem::path& path) {
  constexpr std::uintmax_t kMostBytes = 5 << 20;
  std::error_code unknown;  // reading reports what is wrong
  const auto size_bytes = std::filesystem::file_size(path, unknown);
  if (!unknown && size_bytes > kMostBytes)
    fail(path,
         "has " + std::to_string(size_bytes >> 20U) +
             " MB, at most 5 MB stand before the sound; save it as JPEG, 1400 to 3000 pixels wide");
}

void check_square(const std::filesystem::path& path, const Size& size) {
  if (size.width != size.height || size.height == 0)
    fail(path,
         "is " + std::to_string(size.width) + " x " + std::to_string(size.height) +
             " pixels; crop it to a square, best 1400 to 3000 pixels wide");
}

}  // namespace

Picture read_cover(const std::filesystem::path& path) {
  check_weight(path);
  std::string bytes = base::read_file(path, 5 << 20);
  const bool is_png = bytes.starts_with(kPngMark);
  if (!is_png && !bytes.starts_with(kJpegMark))
    fail(path, "is neither JPEG nor PNG; convert it to one of them");
  const auto size = is_png ? png_size(bytes) : jpeg_size(bytes);
  if (!size) fail(path, "is damaged or cut off; save it again");
  check_square(path, *size);
  return {.mime_type = is_png ? "image/png" : "image/jpeg", .bytes = std::move(bytes)};
}

}  // namespace lector::edition
