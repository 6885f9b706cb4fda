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
  bool is_rgb = false;  ///< three colours, neither grey, ink nor a palette
  bool is_transparent = false;
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
/// one holds size and colours: type 2 is RGB, 4 and 6 have an alpha channel, as `tRNS` makes one.
std::optional<Size> png_size(std::string_view bytes) {
  constexpr std::size_t kFrame = 12;
  constexpr std::size_t kData = 8;
  Size size;
  for (std::size_t at = kPngMark.size(); bytes.size() - at >= kFrame;) {
    const auto type = bytes.substr(at + 4, 4);
    const std::uint64_t length = number(bytes, at, 4);
    if (type == "IEND") return size.width > 0 ? std::optional(size) : std::nullopt;
    if (length > bytes.size() - at - kFrame) return std::nullopt;
    if (type == "tRNS") size.is_transparent = true;
    if (type == "IHDR" && length >= 10) {
      const auto colours = number(bytes, at + kData + 9, 1);
      size = {.width = number(bytes, at + kData, 4),
              .height = number(bytes, at + kData + 4, 4),
              .is_rgb = colours == 2 || colours == 6,
              .is_transparent = colours == 4 || colours == 6};
    }
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
    if (is_frame_header(code) && length >= 8 && bytes.size() - at >= 10)
      size = {.width = number(bytes, at + 7, 2),
              .height = number(bytes, at + 5, 2),
              .is_rgb = number(bytes, at + 9, 1) == 3};
    at = find_marker(bytes, at + 2 + length);
  }
  return std::nullopt;
}

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& problem) {
  throw Error(ErrorKind::input, "cover " + base::quoted(path.string(), 512) + " " + problem);
}

constexpr std::uintmax_t kMostBytes = 5 << 20;

void check_weight(const std::filesystem::path& path, const std::string& why) {
  std::error_code unknown;  // reading reports what is wrong
  const auto size_bytes = std::filesystem::file_size(path, unknown);
  if (!unknown && size_bytes > kMostBytes)
    fail(path,
         "has " + std::to_string(size_bytes >> 20U) + " MB, at most 5 MB " + why +
             "; save it as JPEG, 1400 to 3000 pixels wide");
}

std::string pixels_of(const Size& size) {
  return std::to_string(size.width) + " x " + std::to_string(size.height) + " pixels";
}

void check_square(const std::filesystem::path& path, const Size& size) {
  if (size.width != size.height || size.height == 0)
    fail(path, "is " + pixels_of(size) + "; crop it to a square, best 1400 to 3000 pixels wide");
}

/// A square picture and what it says of itself.
struct Cover {
  Picture picture;
  Size size;
};

Cover read_square(const std::filesystem::path& path) {
  std::string bytes = base::read_file(path, kMostBytes);
  const bool is_png = bytes.starts_with(kPngMark);
  if (!is_png && !bytes.starts_with(kJpegMark))
    fail(path, "is neither JPEG nor PNG; convert it to one of them");
  const auto size = is_png ? png_size(bytes) : jpeg_size(bytes);
  if (!size) fail(path, "is damaged or cut off; save it again");
  check_square(path, *size);
  return {.picture = {.mime_type = is_png ? "image/png" : "image/jpeg", .bytes = std::move(bytes)},
          .size = *size};
}

void check_ending(const std::filesystem::path& path, const Picture& picture) {
  const auto ending = path.extension();
  const bool is_jpeg = picture.mime_type == "image/jpeg";
  const bool is_right = is_jpeg ? ending == ".jpg" || ending == ".jpeg" : ending == ".png";
  if (!is_right)
    fail(path,
         std::string("is a ") +
             (is_jpeg ? "JPEG; end its name in .jpg" : "PNG; end its name in .png"));
}

}  // namespace

Picture read_cover(const std::filesystem::path& path) {
  check_weight(path, "stand before the sound");
  return read_square(path).picture;
}

Picture read_podcast_cover(const std::filesystem::path& path) {
  constexpr std::uint64_t kLeast = 1400;
  constexpr std::uint64_t kMost = 3000;
  check_weight(path, "are loaded by players");
  auto cover = read_square(path);
  const auto& size = cover.size;
  if (size.width < kLeast || size.width > kMost)
    fail(path, "is " + pixels_of(size) + "; scale it to 1400 to 3000 pixels wide");
  if (size.is_transparent) fail(path, "is transparent; save it without an alpha channel");
  if (!size.is_rgb) fail(path, "isn't in RGB; save it in colour, neither grey, CMYK nor a palette");
  check_ending(path, cover.picture);
  return std::move(cover.picture);
}

}  // namespace lector::edition
