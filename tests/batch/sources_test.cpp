#include "batch/sources.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "base/report.hpp"
#include "support/temporary_folder.hpp"

using namespace lector;

namespace {

namespace fs = std::filesystem;

/// A folder of files to be found.
class Shelf {
 public:
  void put(const std::string& name, const std::string& text = "text\n") const {
    const auto path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }

  [[nodiscard]] std::vector<std::string> names(const std::string& given = "",
                                               bool is_recursive = false) const {
    const std::vector<std::string> all = {(folder_ / given).string()};
    std::vector<std::string> names;
    for (const auto& source : find(all, is_recursive).sources) names.push_back(source.name);
    return names;
  }

  [[nodiscard]] batch::Sources find(const std::vector<std::string>& given,
                                    bool is_recursive = false) const {
    return batch::find_sources(given, {.is_recursive = is_recursive, .output = folder_ / "out"});
  }

  [[nodiscard]] std::string path(const std::string& name) const {
    return (folder_ / name).string();
  }

 private:
  support::TemporaryFolder folder_;
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("find_sources: a folder's articles by name, nothing hidden, no pictures", "[batch]") {
  const Shelf shelf;
  for (const auto* name : {"b.txt", "a.HTML", "B.md", "c.png", ".hidden.txt", "d", "sub/e.txt"})
    shelf.put(name);
  CHECK(shelf.names() == Names{"B.md", "a.HTML", "b.txt"});
  CHECK(shelf.names("", true) == Names{"B.md", "a.HTML", "b.txt", "sub/e.txt"});
  const auto found = shelf.find({shelf.path("")});
  CHECK(found.passed_over == std::map<std::string, std::size_t>{{"", 1}, {".png", 1}});
}

TEST_CASE("find_sources: not the output, not what was saved beside a page, no links", "[batch]") {
  const Shelf shelf;
  for (const auto* name :
       {"out/report.json", "Page.html", "Page_files/ad.html", "notes_files/a.txt"})
    shelf.put(name);
  fs::create_directory_symlink("..", shelf.path("notes_files/round"));
  CHECK(shelf.names("", true) == Names{"Page.html", "notes_files/a.txt"});
}

TEST_CASE("find_sources: articles may lie beside their episodes, which are passed over",
          "[batch]") {
  const Shelf shelf;
  for (const auto* name : {"story.txt",
                           "saved.html",
                           "saved.mp3",
                           "a.transcript.json",
                           "e-1.mp3",
                           "e-1.transcript.json",
                           "e-1.chapters.json",
                           "e-1.timing.json",
                           "e-1.vtt",
                           "sub/e-2.txt"})
    shelf.put(name);
  shelf.put("e-1.html", R"(<!DOCTYPE html><head><meta name="generator" content="Lector">)");
  shelf.put("report.json", R"({"format": "lector.report/1")");
  shelf.put("feed.xml", "<rss><channel><generator>Lector</generator>");
  shelf.put("other.xml", "<rss><channel><generator>WordPress</generator>");
  const auto root = shelf.path("");
  for (const auto& given : {Names{root},
                            Names{shelf.path("*.*")},
                            Names{shelf.path("e-1.html"), root, shelf.path("report.json")}}) {
    const auto found = batch::find_sources(given, {.is_recursive = true, .output = root});
    std::set<std::string> names;
    for (const auto& source : found.sources)
      if (!source.path.ends_with(".mp3") && !source.path.ends_with(".vtt"))
        names.insert(std::filesystem::path(source.path).lexically_relative(root).string());
    names.erase("sub/e-2.txt");
    CHECK(names ==
          std::set<std::string>{"a.transcript.json", "other.xml", "saved.html", "story.txt"});
    CHECK(found.passed_over.at(".json") == 4);
    CHECK(found.passed_over.at(".html") == 1);
  }
}

TEST_CASE("find_sources: names are as a file system has them", "[batch]") {
  const Shelf shelf;
  const Names names = {"\xFF\xFE.txt", "a b\nc.txt", std::string(251, 'x') + ".txt"};
  for (const auto& name : names) shelf.put(name);
  CHECK(shelf.names() == Names{"a b\nc.txt", std::string(251, 'x') + ".txt", "\xFF\xFE.txt"});
}

TEST_CASE("find_sources: patterns, files and addresses; each once", "[batch]") {
  const Shelf shelf;
  for (const auto* name : {"n/1.txt", "n/2.txt", "n/3.md", "[x].txt"}) shelf.put(name);
  const auto found = shelf.find({shelf.path("n/*.txt"),
                                 shelf.path("n/2.txt"),
                                 shelf.path("[x].txt"),
                                 "https://a.example/feed"});
  REQUIRE(found.sources.size() == 4);
  CHECK(found.sources[0].path == shelf.path("n/1.txt"));
  CHECK(found.sources[0].name == shelf.path("n/1.txt").substr(1));
  CHECK(found.sources[2].path == shelf.path("[x].txt"));
  CHECK(found.sources[3].is_on_the_web);
  CHECK_THROWS_AS(shelf.find({shelf.path("n/*.pdf")}), Error);
  CHECK_THROWS_AS(shelf.find({""}), Error);
}

TEST_CASE("find_sources: what isn't there is left to whoever reads it", "[batch]") {
  const Shelf shelf;
  const auto found = shelf.find({shelf.path("gone.txt")});
  REQUIRE(found.sources.size() == 1);
  CHECK(found.sources[0].path == shelf.path("gone.txt"));
}

TEST_CASE("find_sources: a path has one name, however it is written", "[batch]") {
  const Shelf shelf;
  for (const auto* given : {"news/a.txt", "./news/a.txt", "news/../news//a.txt", "../news/a.txt"})
    CHECK(shelf.find({given}).sources.at(0).name == "news/a.txt");
}

TEST_CASE("read_list: lines, or names parted by NULs", "[batch]") {
  CHECK(batch::read_list("a.txt\r\n\nb c.txt\n") == Names{"a.txt", "b c.txt"});
  CHECK(batch::read_list(std::string("a\nb.txt\0c.txt\0", 14)) == Names{"a\nb.txt", "c.txt"});
  CHECK(batch::read_list("").empty());
}
