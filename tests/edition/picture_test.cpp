#include "edition/picture.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <random>

// Behind <cstdio>: jpeglib.h needs its FILE.
#include <jpeglib.h>

#include "base/report.hpp"
#include "edition/bitmap.hpp"
#include "edition/exif.hpp"
#include "edition/id3_fields.hpp"
#include "edition/jpeg.hpp"
#include "edition/surgeon.hpp"
#include "edition/tones.hpp"
#include "support/command.hpp"
#include "support/temporary_folder.hpp"

using lector::Error;
using lector::edition::Bitmap;
using lector::edition::chapter_picture;
using lector::edition::measure_picture;
using lector::edition::Picture;
using lector::edition::PictureSize;
using lector::edition::read_jpeg;
using lector::edition::write_jpeg;

namespace {

/// A picture as ffmpeg draws and saves it.
std::string paint(const std::string& ending,
                  const std::string& source,
                  const std::vector<std::string>& how = {}) {
  const support::TemporaryFolder folder;
  const auto path = folder / ("a" + ending);
  std::vector<std::string> words{
      "ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "-frames:v", "1"};
  words.insert(words.end(), how.begin(), how.end());
  words.push_back(path);
  const auto outcome = support::run(words);
  CAPTURE(outcome.err);
  REQUIRE(outcome.exit_code == 0);
  return tones::read(path);
}

std::string complaint(std::string_view bytes) {
  try {
    (void)chapter_picture(bytes);
  } catch (const Error& error) {
    CHECK(error.kind() == lector::ErrorKind::input);
    return error.what();
  }
  return "none";
}

using Colour = std::array<int, 3>;

/// Colour at a place of a picture that has been made.
Colour colour_at(const Picture& picture, int x, int y) {
  const auto bitmap = read_jpeg(picture.bytes, 10'000);
  const auto at = static_cast<std::size_t>(y * bitmap.width + x) * 3;
  return {bitmap.rgb[at], bitmap.rgb[at + 1], bitmap.rgb[at + 2]};
}

bool is_near(const Colour& left, const Colour& right) {
  for (std::size_t i = 0; i < left.size(); ++i)
    if (std::abs(left[i] - right[i]) > 12) return false;
  return true;
}

Bitmap noise(int width, int height) {
  std::mt19937 random(1);
  Bitmap bitmap{.width = width, .height = height, .rgb = {}};
  for (int i = 0; i < width * height * 3; ++i)
    bitmap.rgb.push_back(static_cast<std::uint8_t>(random() & 0xFFU));
  return bitmap;
}

/// What printers and the web get, and `write_jpeg` doesn't make.
struct Kind {
  J_COLOR_SPACE colours = JCS_YCbCr;
  bool is_progressive = false;
  bool is_arithmetic = false;
};

/// A picture of one colour, in the components of its kind: four inks, or red, green and blue.
std::string encoded(const Kind& kind, int side, std::vector<JSAMPLE> colour) {
  jpeg_error_mgr errors{};
  jpeg_compress_struct info{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &buffer, &size);
  info.image_width = info.image_height = static_cast<JDIMENSION>(side);
  info.input_components = static_cast<int>(colour.size());
  info.in_color_space = colour.size() == 4 ? JCS_CMYK : JCS_RGB;
  jpeg_set_defaults(&info);
  jpeg_set_colorspace(&info, kind.colours);
  if (kind.is_progressive) jpeg_simple_progression(&info);
  info.arith_code = kind.is_arithmetic ? TRUE : FALSE;
  jpeg_start_compress(&info, TRUE);
  std::vector<JSAMPLE> row;
  for (int x = 0; x < side; ++x) row.insert(row.end(), colour.begin(), colour.end());
  JSAMPROW start = row.data();
  for (int y = 0; y < side; ++y) jpeg_write_scanlines(&info, &start, 1);
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  std::string bytes(buffer, buffer + size);
  std::free(buffer);
  return bytes;
}

/// Two by two: red, green, blue, white, each of so many pixels.
Bitmap four_colours(int side) {
  constexpr std::array<std::array<std::uint8_t, 3>, 4> kColours{
      {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}}};
  Bitmap bitmap{.width = 2 * side, .height = 2 * side, .rgb = {}};
  for (int y = 0; y < 2 * side; ++y)
    for (int x = 0; x < 2 * side; ++x)
      for (const auto value : kColours[static_cast<std::size_t>(2 * (y / side) + x / side)])
        bitmap.rgb.push_back(value);
  return bitmap;
}

std::string exif(const std::string& tiff) {
  return std::string("Exif\0\0", 6) + tiff;
}

/// Of any size.
std::string jpeg_of(const Bitmap& bitmap, int quality) {
  return write_jpeg(bitmap, quality, 16U << 20U).value_or("too large");
}

/// APP1 with an orientation, of either byte order.
const std::string kLittle = std::string("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18);
const std::string kBig = std::string("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01", 18);

std::string with_orientation(const std::string& jpeg, int orientation) {
  const auto body =
      exif(kBig + std::string(1, '\0') + static_cast<char>(orientation) + std::string(6, '\0'));
  const auto length = surgeon::bytes(static_cast<std::uint32_t>(body.size() + 2), 2);
  return jpeg.substr(0, 2) + "\xFF\xE1" + length + body + jpeg.substr(2);
}

/// Overwrites the size that a JPEG claims.
std::string claiming(std::string jpeg, std::uint32_t width, std::uint32_t height) {
  const auto frame = std::min(jpeg.find("\xFF\xC0"), jpeg.find("\xFF\xC2"));
  return jpeg.replace(frame + 5, 4, surgeon::bytes(height, 2) + surgeon::bytes(width, 2));
}

}  // namespace

TEST_CASE("picture: JPEG and PNG of any size become a small JPEG", "[edition]") {
  struct Case {
    std::string ending;
    std::string size;
    std::uint32_t width;
    std::uint32_t height;
  };
  for (const auto& [ending, size, width, height] : {Case{".jpg", "3000x2000", 640, 427},
                                                    Case{".png", "1000x1500", 427, 640},
                                                    Case{".jpg", "641x641", 640, 640},
                                                    Case{".png", "640x640", 640, 640},
                                                    Case{".jpg", "64x48", 64, 48},
                                                    Case{".png", "2x2", 2, 2},
                                                    Case{".jpg", "5000x2", 640, 1},
                                                    Case{".png", "2x5000", 1, 640}}) {
    CAPTURE(ending, size);
    const auto picture = chapter_picture(paint(ending, "gradients=seed=1:s=" + size));
    CHECK(picture.mime_type == "image/jpeg");
    CHECK(picture.bytes.size() <= 100'000);
    const auto measured = measure_picture(picture.bytes).value_or(PictureSize{});
    CHECK(measured.mime_type == "image/jpeg");
    CHECK(measured.width == width);
    CHECK(measured.height == height);
  }
}

TEST_CASE("picture: colours stay what they are, in whatever way they are stored", "[edition]") {
  const std::vector<std::vector<std::string>> ways{
      {}, {"-pix_fmt", "yuvj444p"}, {"-pix_fmt", "yuvj422p"}};
  for (const auto& way : ways)
    CHECK(
        is_near(colour_at(chapter_picture(paint(".jpg", "color=c=0x3060c0:s=1000x900", way)), 9, 9),
                {0x30, 0x60, 0xC0}));
  for (const char* format : {"rgb24", "rgba", "rgb48be", "pal8"}) {
    CAPTURE(format);
    CHECK(is_near(colour_at(chapter_picture(
                                paint(".png", "color=c=0x3060c0:s=1000x900", {"-pix_fmt", format})),
                            9,
                            9),
                  {0x30, 0x60, 0xC0}));
  }
  for (const char* ending : {".jpg", ".png"})
    CHECK(is_near(colour_at(chapter_picture(
                                paint(ending, "color=c=0x808080:s=800x800", {"-pix_fmt", "gray"})),
                            9,
                            9),
                  {0x80, 0x80, 0x80}));
}

TEST_CASE("picture: printers' inks and progressive pictures are read", "[edition]") {
  // Adobe's way: how much light is left of cyan, magenta, yellow and black.
  const std::vector<JSAMPLE> inks{100, 200, 250, 128};
  for (const auto colours : {JCS_CMYK, JCS_YCCK})
    CHECK(is_near(colour_at(chapter_picture(encoded({.colours = colours}, 40, inks)), 9, 9),
                  {50, 100, 125}));
  const std::vector<JSAMPLE> light{0x30, 0x60, 0xC0};
  const auto progressive = encoded({.is_progressive = true}, 1000, light);
  CHECK(is_near(colour_at(chapter_picture(progressive), 9, 9), {0x30, 0x60, 0xC0}));
  CHECK_THAT(complaint(encoded({.is_arithmetic = true}, 40, light)),
             Catch::Contains("arithmetic-coded"));
}

TEST_CASE("picture: what is transparent becomes white", "[edition]") {
  const auto png = paint(".png", "color=c=black@0.0:s=100x100,format=rgba");
  CHECK(is_near(colour_at(chapter_picture(png), 50, 50), {255, 255, 255}));
}

TEST_CASE("picture: it stands upright, however the camera was held", "[edition]") {
  const auto jpeg = jpeg_of(four_colours(64), 95);
  const Colour red{255, 0, 0};
  const Colour green{0, 255, 0};
  const Colour blue{0, 0, 255};
  const Colour white{255, 255, 255};
  // Colours of the upright picture: above left and right, below left.
  const std::vector<std::array<Colour, 3>> upright{{red, green, blue},
                                                   {green, red, white},
                                                   {white, blue, green},
                                                   {blue, white, red},
                                                   {red, blue, green},
                                                   {blue, red, white},
                                                   {white, green, blue},
                                                   {green, white, red}};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    CAPTURE(orientation);
    const auto picture = chapter_picture(with_orientation(jpeg, orientation));
    const auto& expected = upright[static_cast<std::size_t>(orientation) - 1];
    CHECK(is_near(colour_at(picture, 20, 20), expected[0]));
    CHECK(is_near(colour_at(picture, 100, 20), expected[1]));
    CHECK(is_near(colour_at(picture, 20, 100), expected[2]));
  }
}

TEST_CASE("picture: notes about the camera are understood, broken ones ignored", "[edition]") {
  using lector::edition::exif_orientation;
  CHECK(exif_orientation(exif(kLittle + std::string("\x06\0\0\0", 4))) == 6);
  CHECK(exif_orientation(exif(kBig + std::string("\0\x08\0\0", 4))) == 8);
  CHECK(exif_orientation(exif(kBig + std::string("\0\x09\0\0", 4))) == 1);
  CHECK(exif_orientation(exif(kBig)) == 1);
  CHECK(exif_orientation(exif("MM")) == 1);
  CHECK(exif_orientation(exif(std::string("II*\0\xFF\xFF\xFF\xFF", 8))) == 1);
  CHECK(exif_orientation("http://ns.adobe.com/xap/1.0/") == 1);
  CHECK(exif_orientation("") == 1);
}

TEST_CASE("picture: what else a file holds isn't carried along", "[edition]") {
  const auto jpeg = with_orientation(jpeg_of(four_colours(8), 95), 1);
  CHECK(jpeg.find("Exif") != std::string::npos);
  CHECK(chapter_picture(jpeg).bytes.find("Exif") == std::string::npos);
}

TEST_CASE("picture: quality and then size are lowered until it fits", "[edition]") {
  const auto jpeg = jpeg_of(noise(1280, 1280), 100);
  const auto picture = chapter_picture(jpeg);
  CHECK(picture.bytes.size() <= 100'000);
  CHECK(picture.bytes.size() > 30'000);
  const auto hard = jpeg_of(noise(640, 640), 100);
  CHECK(chapter_picture(hard).bytes.size() <= 100'000);
}

TEST_CASE("picture: the same bytes give the same picture", "[edition]") {
  const auto jpeg = paint(".jpg", "testsrc2=s=1000x700");
  CHECK(chapter_picture(jpeg) == chapter_picture(jpeg));
}

TEST_CASE("picture: one cut off anywhere is refused", "[edition]") {
  for (const auto& bytes : {paint(".jpg", "testsrc2=s=64x64"), jpeg_of(noise(40, 40), 90)})
    for (std::size_t length = 0; length < bytes.size(); length += 7) {
      CAPTURE(length, bytes.size());
      CHECK(complaint(std::string_view(bytes).substr(0, length)) != "none");
    }
  const auto png = paint(".png", "testsrc2=s=64x64");
  const auto end = png.find("IEND") - 4;  // behind which nothing of the picture stands
  for (std::size_t length = 0; length < end; length += 7) {
    CAPTURE(length, png.size());
    CHECK(complaint(std::string_view(png).substr(0, length)) != "none");
  }
}

TEST_CASE("picture: sizes that a file only claims are refused", "[edition]") {
  const auto jpeg = paint(".jpg", "testsrc2=s=64x64");
  CHECK_THAT(complaint(claiming(jpeg, 65'000, 65'000)),
             Catch::Contains("65000 x 65000") && Catch::Contains("scale it down"));
  CHECK_THAT(complaint(claiming(jpeg, 9'999, 9'999)), Catch::Contains("damaged or cut off"));
  CHECK(complaint(claiming(jpeg, 0, 64)) != "none");
  const auto progressive = encoded({.is_progressive = true}, 64, {1, 2, 3});
  CHECK_THAT(complaint(claiming(progressive, 9'999, 9'999)),
             Catch::Contains("more than 128 MB") && Catch::Contains("scale it down"));
  auto png = paint(".png", "testsrc2=s=64x64");
  png.replace(16, 8, surgeon::bytes(100'000) + surgeon::bytes(100'000));
  CHECK(complaint(png) != "none");  // the checksum of the header is wrong as well
}

TEST_CASE("picture: a bomb is refused", "[edition]") {
  const auto png = paint(".png", "color=c=white:s=8000x5000", {"-pix_fmt", "monob"});
  CHECK(png.size() < 100'000);
  CHECK_THAT(complaint(png), Catch::Contains("8000 x 5000") && Catch::Contains("scale it down"));
}

TEST_CASE("picture: other files are refused, and told what would do", "[edition]") {
  CHECK_THAT(complaint(paint(".gif", "testsrc=s=64x64")),
             Catch::Contains("neither JPEG nor PNG; convert it"));
  CHECK_THAT(complaint(""), Catch::Contains("neither JPEG nor PNG"));
  CHECK_THAT(complaint("\xFF\xD8\xFF"), Catch::Contains("damaged or cut off (libjpeg: "));
  CHECK_THAT(complaint("\x89PNG\r\n\x1A\n"), Catch::Contains("damaged or cut off (libpng: "));
}

TEST_CASE("picture: a bitmap is scaled by the mean of what each pixel covers", "[edition]") {
  const Bitmap bitmap{.width = 3, .height = 1, .rgb = {0, 0, 0, 90, 90, 90, 180, 60, 30}};
  const auto two = scaled_down(bitmap, 2);
  CHECK(two.width == 2);
  CHECK(two.height == 1);
  CHECK(two.rgb == std::vector<std::uint8_t>{30, 30, 30, 150, 70, 50});
  CHECK(scaled_down(bitmap, 3).rgb == bitmap.rgb);
  CHECK(scaled_down(bitmap, 1).rgb == std::vector<std::uint8_t>{90, 50, 40});
}
