#include "cli/pictures.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "edition/bitmap.hpp"
#include "edition/jpeg.hpp"
#include "support/temporary_folder.hpp"

using namespace lector;

namespace {

namespace fs = std::filesystem;

article::Block block(article::BlockKind kind, std::optional<std::string> image) {
  article::Block made;
  made.kind = kind;
  made.text = "The ferry.";
  made.span = {3, 9};
  made.image = std::move(image);
  return made;
}

/// An article in a folder with pictures, one of them outside of the article's own.
class Desk {
 public:
  Desk() {
    fs::create_directories(folder_ / "page/img");
    for (const char* name : {"page/a b.jpg", "page/img/c.jpg", "page/..d.jpg", "secret.jpg"})
      save(name, picture());
    save("page/a%20b.jpg", "none");
    save("page/text.jpg", "no picture");
  }

  void save(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
  }

  [[nodiscard]] fs::path path(const std::string& name) const { return folder_ / name; }

  /// What is said of a picture; "used" if it is.
  [[nodiscard]] std::string said_of(const std::string& image) const {
    article::Article article;
    article.blocks = {block(article::BlockKind::caption, image)};
    std::vector<base::Diagnostic> diagnostics;
    const auto picture = cli::picture_at_hand(article, path("page/tide.md"), diagnostics);
    CHECK(picture.has_value() == diagnostics.empty());
    if (picture) {
      CHECK(picture->mime_type == "image/jpeg");
      return "used";
    }
    CHECK(diagnostics.at(0).span == base::SourceSpan{3, 9});
    return diagnostics.at(0).message;
  }

  static std::string picture() {
    const edition::Bitmap bitmap{.width = 8, .height = 8, .rgb = std::vector<std::uint8_t>(192)};
    return edition::write_jpeg(bitmap, 80, 10'000).value_or("too large");
  }

 private:
  support::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("pictures: one beside the article is used", "[cli]") {
  const Desk desk;
  for (const char* image : {"img/c.jpg",
                            "./img/c.jpg",
                            "img/../img/c.jpg",
                            "a%20b.jpg",
                            "a b.jpg",
                            "..d.jpg",
                            "img/c.jpg?w=640",
                            "img/c.jpg#top",
                            "../page/img/c.jpg"}) {
    CAPTURE(image);
    CHECK(desk.said_of(image) == "used");
  }
}

TEST_CASE("pictures: names are decoded once", "[cli]") {
  const Desk desk;
  CHECK_THAT(desk.said_of("a%2520b.jpg"), Catch::Contains("neither JPEG nor PNG"));
  CHECK_THAT(desk.said_of("100%"), Catch::Contains("can't be found"));
  CHECK_THAT(desk.said_of("img/c.jpg%00.png"), Catch::Contains("zero byte"));
}

TEST_CASE("pictures: nothing outside of the article's folder is read", "[cli]") {
  const Desk desk;
  fs::create_symlink(desk.path("secret.jpg"), desk.path("page/link.jpg"));
  fs::create_directory_symlink(desk.path(""), desk.path("page/up"));
  for (const char* image : {"../secret.jpg",
                            "img/../../secret.jpg",
                            "%2e%2e/secret.jpg",
                            "..%2Fsecret.jpg",
                            "link.jpg",
                            "up/secret.jpg"}) {
    CAPTURE(image);
    CHECK_THAT(desk.said_of(image), Catch::Contains("lies outside"));
  }
  CHECK_THAT(desk.said_of(desk.path("page/img/c.jpg").string()), Catch::Contains("absolute path"));
  CHECK_THAT(desk.said_of("%2Fetc%2Fpasswd"), Catch::Contains("absolute path"));
}

TEST_CASE("pictures: a link that stays in the folder is followed", "[cli]") {
  const Desk desk;
  fs::create_symlink("img/c.jpg", desk.path("page/link.jpg"));
  CHECK(desk.said_of("link.jpg") == "used");
  fs::create_directory_symlink(desk.path("page"), desk.path("other"));
  CHECK(desk.said_of("../other/img/c.jpg") == "used");
}

TEST_CASE("pictures: what can't be used is said, with the reason", "[cli]") {
  const Desk desk;
  desk.save("page/large.jpg", Desk::picture());
  fs::resize_file(desk.path("page/large.jpg"), cli::kMostPictureBytes + 1);
  CHECK_THAT(desk.said_of("large.jpg"), Catch::Contains("more than 20 MB"));
  CHECK_THAT(desk.said_of("missing.jpg"), Catch::Contains("\"missing.jpg\" isn't used: can't be"));
  CHECK_THAT(desk.said_of("img"), Catch::Contains("is no file"));
  CHECK_THAT(desk.said_of("text.jpg"), Catch::Contains("neither JPEG nor PNG"));
  CHECK_THAT(desk.said_of("?w=640"), Catch::Contains("names no file"));
  for (const char* image : {"https://example.org/a.jpg",
                            "//example.org/a.jpg",
                            "file:///etc/passwd",
                            "data:image/png;base64,AA"}) {
    CAPTURE(image);
    CHECK_THAT(desk.said_of(image), Catch::Contains("is an address"));
  }
}

TEST_CASE("pictures: the first caption with a file counts", "[cli]") {
  const Desk desk;
  article::Article article;
  std::vector<base::Diagnostic> diagnostics;
  const auto input = desk.path("page/tide.md");
  CHECK_FALSE(cli::picture_at_hand(article, input, diagnostics).has_value());
  using article::BlockKind;
  article.blocks = {block(BlockKind::caption, std::nullopt),
                    block(BlockKind::paragraph, "missing.jpg"),
                    block(BlockKind::caption, "https://example.org/a.jpg"),
                    block(BlockKind::caption, "img/c.jpg"),
                    block(BlockKind::caption, "missing.jpg")};
  CHECK(cli::picture_at_hand(article, input, diagnostics).has_value());
  CHECK(diagnostics.empty());
}

TEST_CASE("pictures: each caption on a page has its own, by its first segment", "[cli]") {
  const Desk desk;
  article::Article article;
  article.blocks = {block(article::BlockKind::caption, "img/c.jpg"),
                    block(article::BlockKind::caption, "https://example.org/d.jpg"),
                    block(article::BlockKind::caption, "../secret.jpg"),
                    block(article::BlockKind::caption, "a b.jpg")};
  for (std::size_t i = 0; i < 4; ++i) article.blocks[i].span = {100 * i, 100 * i + 50};
  std::vector<base::Diagnostic> diagnostics;
  const auto input = desk.path("page/tide.md");
  const auto pictures = cli::pictures_at_hand(article, input, diagnostics);
  REQUIRE(pictures.size() == 2);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].span == base::SourceSpan{200, 250});
  CHECK(cli::pictures_at_hand(article, input, diagnostics).size() == 2);
  CHECK(diagnostics.size() == 1);

  const auto segment = [](std::string id, script::Role role, base::SourceSpan span) {
    script::Segment made;
    made.id = std::move(id);
    made.role = role;
    made.span = span;
    return made;
  };
  const std::vector<script::Segment> segments{segment("a", script::Role::body, {0, 20}),
                                              segment("b", script::Role::caption, {0, 20}),
                                              segment("c", script::Role::caption, {21, 50}),
                                              segment("d", script::Role::caption, {300, 320})};
  const auto found = cli::pictures_of_captions(pictures, segments);
  REQUIRE(found.size() == 2);
  CHECK(found.at("b") == pictures[0].picture);
  CHECK(found.at("d") == pictures[1].picture);
}
