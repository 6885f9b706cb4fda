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
using lector::edition::read_podcast_cover;

namespace {

/// A picture as ffmpeg saves it; its name chooses the kind.
/// @param colours  ffmpeg's name of them; empty: its choice.
std::filesystem::path paint(const support::TemporaryFolder& folder,
                            const std::string& name,
                            const std::string& size,
                            const std::string& colours = "") {
  const auto path = folder / name;
  const auto source = "testsrc=s=" + size;
  std::vector<std::string> words{
      "ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "-frames:v", "1"};
  if (!colours.empty()) words.insert(words.end(), {"-pix_fmt", colours});
  words.push_back(path);
  REQUIRE(support::run(words).exit_code == 0);
  return path;
}

std::filesystem::path save(const support::TemporaryFolder& folder,
                           const std::string& name,
                           std::string_view bytes) {
  std::ofstream(folder / name, std::ios::binary) << bytes;
  return folder / name;
}

using Reader = lector::edition::Picture(const std::filesystem::path&);

std::string complaint(const std::filesystem::path& path, Reader* read = read_cover) {
  try {
    (void)read(path);
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

TEST_CASE("cover: a podcast's is square, 1400 to 3000 pixels, in RGB", "[edition]") {
  using Catch::Contains;
  const support::TemporaryFolder folder;
  const auto fault = [&](const std::filesystem::path& path) {
    return complaint(path, read_podcast_cover);
  };
  CHECK(fault(paint(folder, "least.jpg", "1400x1400")) == "none");
  CHECK(fault(paint(folder, "most.jpeg", "3000x3000")) == "none");
  CHECK(fault(paint(folder, "a.png", "1400x1400", "rgb24")) == "none");
  CHECK_THAT(fault(paint(folder, "small.jpg", "1399x1399")),
             Contains("small.jpg") && Contains("1399 x 1399") && Contains("scale it"));
  CHECK_THAT(fault(paint(folder, "large.jpg", "3001x3001")), Contains("scale it to 1400 to 3000"));
  CHECK_THAT(fault(paint(folder, "wide.jpg", "1600x1400")), Contains("crop it to a square"));
  CHECK_THAT(fault(paint(folder, "clear.png", "1400x1400", "rgba")), Contains("alpha channel"));
  CHECK_THAT(fault(paint(folder, "pale.png", "1400x1400", "ya8")), Contains("alpha channel"));
  CHECK_THAT(fault(paint(folder, "grey.png", "1400x1400", "gray")), Contains("isn't in RGB"));
  // No program at hand saves a grey JPEG; the header says how many colours there are.
  auto grey = tones::read(folder / "least.jpg");
  const auto header = grey.find("\xFF\xC0");
  REQUIRE(header != std::string::npos);
  grey[header + 9] = '\x01';
  CHECK_THAT(fault(save(folder, "grey.jpg", grey)), Contains("isn't in RGB"));
  CHECK_THAT(fault(paint(folder, "few.png", "1400x1400", "pal8")),
             Contains("alpha channel") || Contains("isn't in RGB"));
}

TEST_CASE("cover: a podcast's ends as what it is", "[edition]") {
  const support::TemporaryFolder folder;
  const auto fault = [&](const std::string& from, const std::string& to) {
    std::filesystem::rename(paint(folder, from, "1400x1400"), folder / to);
    return complaint(folder / to, read_podcast_cover);
  };
  CHECK_THAT(fault("a.jpg", "a.gif"), Catch::Contains("is a JPEG; end its name in .jpg"));
  CHECK_THAT(fault("a.png", "b.jpg"), Catch::Contains("is a PNG; end its name in .png"));
}
