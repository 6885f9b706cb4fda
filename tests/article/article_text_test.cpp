// The page that `lector article` shows. Whole pages are stored in tests/data/article_text;
// LECTOR_ACCEPT=1 rewrites them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "reading.hpp"
#include "text/layout.hpp"

using lector::article::Article;
using lector::article::BlockKind;
using lector::article::PageStyle;
using lector::article::read_article;
using lector::article::to_text;

namespace {

namespace fs = std::filesystem;

const fs::path kSource = LECTOR_SOURCE_DIR;

Article small_article() {
  Article article;
  article.headline = "Geese take the \x1b[31mpond";
  article.byline = "Ida Marsh";
  article.published = "2025-04-01T17:13";
  article.blocks = {{BlockKind::headline, "Geese take the pond", {0, 19}, {}, {}},
                    {BlockKind::paragraph, "They \x1b[31mcame.\xE2\x80\xAE", {20, 31}, {}, {}},
                    {BlockKind::caption, "Geese.", {32, 60}, "YONHAP", {}}};
  const lector::article::Block link{BlockKind::list_item, "A swan's diary", {85, 99}, {}, {}};
  article.left_out = {{"Advertisement", "advertisement", {61, 74}},
                      {"-", "separator", {75, 76}},
                      {"Anzeige", "advertisement", {77, 84}},
                      {"- A swan's diary", "related link", {85, 99}, {link}},
                      {"Quack", "a reason of tomorrow", {100, 105}},
                      {"<p>", "markup", {106, 3106}}};
  article.diagnostics = {{"the date may be two days", {20, 31}}};
  return article;
}

bool has(const std::string& page, std::string_view text) {
  return page.find(text) != std::string::npos;
}

std::string contents(const fs::path& path) {
  return lector::base::read_file(path, 10'000'000);
}

std::vector<std::string> lines_of(const std::string& page) {
  std::vector<std::string> lines;
  std::istringstream stream(page);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("article text: facts, blocks with their kinds, groups with what puts them back",
          "[article]") {
  const auto page = to_text(small_article());
  CHECK(page.starts_with("Geese take the [31mpond\n\n"));
  CHECK(has(page, "         by  Ida Marsh\n"));
  CHECK(has(page, "  published  April 1, 2025, 17:13\n"));
  CHECK(has(page, "   language  English (en)\n"));
  CHECK(has(page, "     length  3 words, less than a minute aloud\n"));
  CHECK(has(page, "     blocks  1 paragraph, 1 caption\n"));
  CHECK(has(page, "          ¶  They [31mcame.\n"));
  CHECK(has(page, "    caption  Geese. [YONHAP]\n"));
  CHECK(has(page, "  advertisements  2 pieces, 2 words\n    Advertisement\n    Anzeige\n"));
  CHECK(has(page,
            "  related links  1 piece, 3 words\n    A swan's diary\n"
            "    put back with --keep \"related links\"\n"));
  CHECK(has(page, "  a reason of tomorrow  1 piece, 1 word\n    Quack\n\n"));
  CHECK(has(page, "  markup  1 piece, 3 kB\n"));
  CHECK(has(page, "  leave out more with --drop captions\n"));
  CHECK(has(page, "Notes\n  the date may be two days (byte 20)\n"));
  CHECK(std::ranges::none_of(page, [](char c) { return c >= 0 && c < 0x20 && c != '\n'; }));
  CHECK_FALSE(has(page, "\xE2\x80\xAE"));
}

TEST_CASE("article text: with colour, nothing but emphasis is added", "[article]") {
  const auto plain = to_text(small_article());
  auto page = to_text(small_article(), {.columns = 88, .has_colour = true, .is_full = false});
  CHECK(page != plain);
  for (const std::string sequence : {"\x1b[1m", "\x1b[2m", "\x1b[0m"}) {
    CHECK(has(page, sequence));
    for (auto at = page.find(sequence); at != std::string::npos; at = page.find(sequence))
      page.erase(at, sequence.size());
  }
  CHECK(page == plain);
}

TEST_CASE("article text: the longest pieces of each reason in page order, or all", "[article]") {
  Article article = small_article();
  article.left_out.clear();
  for (const std::string text : {"Home",
                                 "A lost sentence of six words.",
                                 "Menu",
                                 "A lost sentence of six words.",
                                 "Another one with five words",
                                 "Pond news",
                                 "Geese"})
    article.left_out.push_back({text, "tags", {article.left_out.size(), 100}});
  const auto page = to_text(article);
  CHECK(has(page,
            "  tags  7 pieces, 22 words\n    A lost sentence of six words.\n"
            "    Another one with five words\n    Pond news\n    and 4 more (9 words)\n"));
  const auto full = to_text(article, {.columns = 88, .has_colour = false, .is_full = true});
  CHECK(has(full, "    Home\n    A lost sentence of six words.\n    Menu\n"));
  CHECK_FALSE(has(full, "more ("));
}

TEST_CASE("article text: no line is wider than the terminal, wide characters counted",
          "[article]") {
  for (const auto& entry : fs::directory_iterator(kSource / "samples")) {
    if (entry.path().extension() != ".txt" && entry.path().extension() != ".html") continue;
    const auto article = read_article(contents(entry.path()));
    for (const std::size_t columns : {40U, 60U, 88U, 120U}) {
      const auto page =
          to_text(article, {.columns = columns, .has_colour = false, .is_full = true});
      for (const auto& line : lines_of(page)) {
        INFO(entry.path() << " at " << columns << ": " << line);
        CHECK(lector::text::columns_of(line) <= columns);
        CHECK_FALSE(line.ends_with(' '));
      }
    }
  }
}

TEST_CASE("article text: pages look as they are stored", "[article]") {
  const bool accepts = std::getenv("LECTOR_ACCEPT") != nullptr;
  struct Stored {
    std::string sample;
    std::size_t columns;
  };
  for (const auto& [sample, columns] :
       {Stored{"captions.txt", 88}, Stored{"mixed.txt", 60}, Stored{"orchard.html", 40}}) {
    INFO(sample);
    lector::article::ReadOptions options;
    options.profiles.known.push_back(lector::article::parse_profile(
        contents(kSource / "voices/publications/coast-herald.toml"), "coast-herald.toml"));
    const auto page = to_text(read_article(contents(kSource / "samples" / sample), options),
                              {.columns = columns, .has_colour = false, .is_full = false});
    const auto stored = kSource / "tests/data/article_text" / (sample + ".page");
    if (accepts) {
      lector::base::OutputFile file(stored);
      file.write(page);
      file.commit();
    }
    CHECK(page == contents(stored));
  }
}
