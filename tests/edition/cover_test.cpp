#include <catch2/catch.hpp>
#include <fstream>

#include "base/report.hpp"
#include "edition/tones.hpp"
#include "edition/write.hpp"
#include "support/command.hpp"
#include "support/temporary_folder.hpp"

using lector::Error;
using lector::ErrorKind;
using lector::edition::read_cover;

namespace {

/// A picture as ffmpeg saves it; its name chooses the kind.
std::filesystem::path paint(const support::TemporaryFolder& folder,
                            const std::string& name,
                            const std::string& size) {
  const auto path = folder / name;
  const auto source = "testsrc=s=" + size;
  REQUIRE(
      support::run({"ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "-frames:v", "1", path})
          .exit_code == 0);
  return path;
}

std::filesystem::path save(const support::TemporaryFolder& folder,
                           const std::string& name,
                           std::string_view bytes) {
  std::ofstream(folder / name, std::ios::binary) << bytes;
  return folder / name;
}

std::string complaint(const std::filesystem::path& path) {
  try {
    (void)read_cover(path);
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("cover: a square picture is read as it stands, by its bytes", "[edition]") {
  const support::TemporaryFolder folder;
  const auto jpeg = paint(folder, "a.jpg", "1400x1400");
  CHECK(read_cover(jpeg).mime_type == "image/jpeg");
  CHECK((read_cover(jpeg).bytes == tones::read(jpeg)));
  const auto png = paint(folder, "a.png", "32x32");
  std::filesystem::rename(png, folder / "misnamed.jpg");
  CHECK(read_cover(folder / "misnamed.jpg").mime_type == "image/png");
}

TEST_CASE("cover: bytes after the end of a picture don't matter", "[edition]") {
  const support::TemporaryFolder folder;
  for (const char* name : {"a.jpg", "a.png"}) {
    const auto bytes = tones::read(paint(folder, name, "64x64"));
    CHECK(complaint(save(folder, "b", bytes + "rest")) == "none");
  }
}

TEST_CASE("cover: a picture that isn't square is refused with its size", "[edition]") {
  const support::TemporaryFolder folder;
  for (const char* name : {"a.jpg", "a.png"})
    CHECK_THAT(complaint(paint(folder, name, "640x480")),
               Catch::Contains(name) && Catch::Contains("640 x 480") &&
                   Catch::Contains("crop it to a square"));
}

TEST_CASE("cover: a picture cut off anywhere is refused", "[edition]") {
  const support::TemporaryFolder folder;
  for (const char* name : {"a.jpg", "a.png"}) {
    const auto bytes = tones::read(paint(folder, name, "16x16"));
    for (std::size_t missing = 1; missing <= bytes.size(); missing += 5) {
      const std::size_t length = bytes.size() - missing;
      CAPTURE(name, length, bytes.size());
      CHECK(complaint(save(folder, "cut", std::string_view(bytes).substr(0, length))) != "none");
    }
  }
}

TEST_CASE("cover: other files are refused, and told what would do", "[edition]") {
  const support::TemporaryFolder folder;
  CHECK_THAT(complaint(paint(folder, "a.gif", "64x64")), Catch::Contains("neither JPEG nor PNG"));
  CHECK_THAT(complaint(save(folder, "empty", "")), Catch::Contains("neither JPEG nor PNG"));
  CHECK_THAT(complaint(folder / "missing.jpg"), Catch::Contains("missing.jpg"));
  CHECK_THAT(complaint(folder.path()), Catch::Contains("folder"));
}

TEST_CASE("cover: a picture of more than 5 MB is refused", "[edition]") {
  const support::TemporaryFolder folder;
  const auto bytes = tones::read(paint(folder, "a.jpg", "64x64"));
  const auto large = bytes + std::string((5 << 20) - bytes.size() + 1, '\0');
  CHECK_THAT(complaint(save(folder, "large.jpg", large)), Catch::Contains("at most 5 MB"));
  const auto fitting = std::string_view(large).substr(0, 5 << 20);
  CHECK(complaint(save(folder, "fitting.jpg", fitting)) == "none");
}
