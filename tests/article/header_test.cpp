// Headline, dek, byline, dates and publication, page by page as papers set them.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "reading.hpp"

using lector::article::Article;
using lector::article::BlockKind;
using lector::article::read_article;
using reading::texts;

namespace {

const std::string kBody =
    "The geese came in the night and were not asked to leave by anyone in the town.\n"
    "By noon they had elected a speaker, and the ducks had moved out.\n";

Article read_page(const std::string& header) {
  return read_article(header + kBody);
}

}  // namespace

TEST_CASE("header: a page of a Korean daily in English, in another order", "[article]") {
  const auto article = read_article(
      "Harbor clock loses an hour, and nobody claims it\n"
      "-\n- PARK DO-YUN\n- [email protected]\n"
      "Published: 02 Mar. 2024, 07:00\nUpdated: 03 Mar. 2024, 21:45\n"
      "![The clock at the pier. [YONHAP]](https://p.example/c.jpg)\n"
      "The clock at the pier. [YONHAP]\nAudio report: written by reporters, read by AI\n"
      "The clock at the pier lost an hour on Saturday, and the harbor office has not found it.\n"
      "“We looked under the boats,” a clerk said.\n"
      "with the Harbor JoongAng\nBY PARK DO-YUN [[email protected]]\n"
      "with the Pier Times\nStandards Board Policy (0/250자)\n"
      "To write comments, please log in to one of the accounts.");
  CHECK(article.headline == "Harbor clock loses an hour, and nobody claims it");
  CHECK(article.byline == "PARK DO-YUN");
  CHECK(article.publication == "Pier Times");
  CHECK(article.published == "2024-03-02T07:00");
  CHECK(article.updated == "2024-03-03T21:45");
  CHECK(texts(article, BlockKind::caption) == std::vector<std::string>{"The clock at the pier."});
  CHECK(texts(article, BlockKind::paragraph).front().starts_with("The clock at the pier lost"));
  CHECK(reading::left_out(article, "e-mail address").size() == 2);
  CHECK(reading::left_out(article, "comment box").size() == 1);
  CHECK(reading::left_out(article, "log-in prompt").size() == 1);
}

TEST_CASE("header: byline, occupation and date on lines of their own", "[article]") {
  const auto article =
      read_page("Geese take the pond\nIda Marsh\nStaff Writer\nApril 1, 2025\n3 min read\n");
  CHECK(article.byline == "Ida Marsh");
  CHECK(article.published == "2025-04-01");
  CHECK(reading::reason(article, "Staff Writer") == "author's role");
  CHECK(texts(article, BlockKind::paragraph).size() == 2);
}

TEST_CASE("header: byline and date on one line", "[article]") {
  for (const std::string line : {"By Ida Marsh | April 1, 2025 | 3 min read",
                                 "Ida Marsh • April 1, 2025",
                                 "By Ida Marsh on April 1, 2025",
                                 "*Posted on April 1, 2025 by Ida Marsh*",
                                 "By Ida Marsh - April 1, 2025"}) {
    INFO(line);
    const auto article = read_page("Geese take the pond\n" + line + "\n");
    CHECK(article.byline == "Ida Marsh");
    CHECK(article.published == "2025-04-01");
  }
}

TEST_CASE("header: several bylines are joined", "[article]") {
  const auto article = read_page("Geese take the pond\nBy Ida Marsh\nBy Tom Beck\nApril 1, 2025\n");
  CHECK(article.byline == "Ida Marsh, Tom Beck");
}

TEST_CASE("header: a dek stands between headline and byline, with a stop or without", "[article]") {
  for (const std::string dek : {"The ducks have moved out and are looking for a lawyer",
                                "The ducks have moved out. They are looking for a lawyer."}) {
    const auto article =
        read_page("Geese take the pond\n" + dek + "\nBy Ida Marsh\nApril 1, 2025\n");
    CHECK(article.dek == dek);
    CHECK(texts(article, BlockKind::paragraph).size() == 2);
  }
}

TEST_CASE("header: a sign-off below a short article makes no dek of its text", "[article]") {
  const auto article = read_article("Geese take the pond\n" + kBody + "By Ida Marsh\n");
  CHECK_FALSE(article.dek);
  CHECK(article.byline == "Ida Marsh");
  CHECK(texts(article, BlockKind::paragraph).size() == 2);
}

TEST_CASE("header: sections and mastheads above the headline", "[article]") {
  const auto article =
      read_page("THE POND POST\nLocal news\nGeese take the town pond\nBy Ida Marsh\n");
  CHECK(article.headline == "Geese take the town pond");
  CHECK(article.publication == "THE POND POST");
  CHECK(reading::reason(article, "Local news") == "section label");
}

TEST_CASE("header: a page title gives the publication, the headline comes once", "[article]") {
  const auto article =
      read_page("Geese take the pond | The Pond Post\nGeese take the pond\nBy Ida Marsh\n");
  CHECK(article.headline == "Geese take the pond");
  CHECK(article.publication == "The Pond Post");
  const auto twice = read_page("Geese take the pond\nGeese take the pond\nBy Ida Marsh\n");
  CHECK(reading::left_out(twice, "repeated headline").size() == 1);
}

TEST_CASE("header: a first-level heading is the headline", "[article]") {
  const auto article = read_page("The Pond Post\n\n# Geese take the pond\n\n");
  CHECK(article.headline == "Geese take the pond");
  CHECK(article.publication == "The Pond Post");
}

TEST_CASE("header: a page without a headline is all body, and says so", "[article]") {
  const auto article = read_article(kBody);
  CHECK(texts(article, BlockKind::paragraph).size() == 2);
  CHECK(texts(article, BlockKind::headline).empty());
  CHECK(article.headline == "The geese came in the night and were not…");
  CHECK(article.diagnostics.size() == 1);
}

TEST_CASE("header: one line alone is a paragraph", "[article]") {
  const auto article = read_article("Hello");
  CHECK(texts(article, BlockKind::paragraph) == std::vector<std::string>{"Hello"});
  CHECK(article.headline == "Hello");
}

TEST_CASE("header: an ambiguous date is left open, with a diagnostic", "[article]") {
  const auto article = read_page("Geese take the pond\nBy Ida Marsh\n01/04/2025\n");
  CHECK_FALSE(article.published);
  REQUIRE(article.diagnostics.size() == 1);
  CHECK(article.diagnostics[0].message.find("\"01/04/2025\"") != std::string::npos);
}

TEST_CASE("header: the dateline is a block of its own in front of the paragraph", "[article]") {
  const std::string page =
      "Geese take the pond\nBy Ida Marsh\n"
      "LARKFIELD, April 1 (Reuters) — The geese came in the night, the clerk said.\nThey ate.\n";
  const auto article = read_article(page);
  CHECK(article.dateline == "LARKFIELD, April 1 (Reuters)");
  const auto datelines = texts(article, BlockKind::dateline);
  CHECK(datelines == std::vector<std::string>{"LARKFIELD, April 1 (Reuters) —"});
  CHECK(texts(article, BlockKind::paragraph)[0] == "The geese came in the night, the clerk said.");
}
