// How lines become paragraphs, headings, lists and quotes.
#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "article/units.hpp"
#include "reading.hpp"

using lector::article::BlockKind;
using lector::article::read_article;
using lector::article::read_units;
using lector::article::Shape;
using reading::texts;
using Texts = std::vector<std::string>;

namespace {

std::string joined(std::initializer_list<std::string_view> lines, std::string_view gap) {
  std::string page;
  for (const auto line : lines) {
    page.append(line).append(gap);
  }
  return page;
}

}  // namespace

TEST_CASE("layout: hard-wrapped lines are joined to paragraphs", "[article]") {
  const std::string page =
      "Geese take over the town pond\n\n"
      "The geese came in the night and were not asked to leave. By noon they\n"
      "had elected a speaker, and the ducks had moved out. Nobody in the town\n"
      "remembers a quieter election than this one.\n\n"
      "The speaker is a gander of great age. He speaks twice a day and is well-\n"
      "known for his pauses, which can last for an hour or, on a good\n"
      "day, two.\n";
  const Texts paragraphs = texts(read_article(page), BlockKind::paragraph);
  REQUIRE(paragraphs.size() == 2);
  CHECK(paragraphs[0].find("noon they had elected") != std::string::npos);
  CHECK(paragraphs[1].find("is well-known for") != std::string::npos);
}

TEST_CASE("layout: one paragraph a line stays so, with blank lines or without", "[article]") {
  for (const std::string gap : {"\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\xE2\x80\xA9"}) {
    const std::string page =
        joined({"Geese take the pond",
                "The geese came in the night and were not asked to leave.",
                "By noon they had elected a speaker and the ducks had moved out.",
                "It was a quiet election."},
               gap);
    INFO(gap);
    CHECK(texts(read_article(page), BlockKind::paragraph).size() == 3);
  }
}

TEST_CASE("layout: headings by sign, underline, bold type and by standing alone", "[article]") {
  const std::string body = "The geese came in the night and were not asked to leave.";
  for (const std::string heading : {"## A new speaker",
                                    "### A new speaker ###",
                                    "A new speaker\n-------------",
                                    "A new speaker\n~~~~~~~~~~~~~",
                                    "**A new speaker**",
                                    "A new speaker"}) {
    INFO(heading);
    const auto article = read_article(joined({"Geese take the pond", body, heading, body}, "\n"));
    CHECK(texts(article, BlockKind::subheading) == Texts{"A new speaker"});
  }
}

TEST_CASE("layout: short lines that are sentences or speech are no headings", "[article]") {
  for (const std::string line : {"They stayed.", "“No,” said the duck", "and so they stayed"}) {
    INFO(line);
    const auto article = read_article(reading::page_around(line));
    CHECK(texts(article, BlockKind::subheading).empty());
    CHECK(texts(article, BlockKind::paragraph).size() == 3);
  }
}

TEST_CASE("layout: list items lose their bullet and keep their number", "[article]") {
  const auto article = read_article(
      reading::page_around("- bread\n* corn\n• water\n1. Wait for dusk.\n2. Open the gate."));
  CHECK(texts(article, BlockKind::list_item) ==
        Texts{"bread", "corn", "water", "1. Wait for dusk.", "2. Open the gate."});
}

TEST_CASE("layout: a date in front of a German sentence is no list item", "[article]") {
  const auto article = read_article(reading::page_around("1. April war es, als sie kamen."));
  CHECK(texts(article, BlockKind::list_item).empty());
}

TEST_CASE("layout: the lines of a block quote are one quote", "[article]") {
  const auto article = read_article(
      reading::page_around("> We came for the bread\n> and stayed for the view.\n>\n> The geese"));
  CHECK(texts(article, BlockKind::quote) ==
        Texts{"We came for the bread and stayed for the view. The geese"});
}

TEST_CASE("layout: corrections and footnotes are what they are", "[article]") {
  const auto article = read_article(
      reading::page_around("They ate.") +
      "[1] Counted by the clerk.\nCorrection: An earlier version counted the ducks twice.\n");
  CHECK(texts(article, BlockKind::footnote) == Texts{"[1] Counted by the clerk."});
  CHECK(texts(article, BlockKind::correction) ==
        Texts{"Correction: An earlier version counted the ducks twice."});
}

TEST_CASE("layout: links are read as their words", "[article]") {
  const auto article = read_article(
      reading::page_around("The [town clerk](https://town.example/clerk) **never** slept [sic]."));
  CHECK(texts(article, BlockKind::paragraph)[1] == "The town clerk never slept [sic].");
}

TEST_CASE("layout: a pull quote that repeats the body is left out", "[article]") {
  const std::string body =
      "“We came for the bread,” said the speaker, “and stayed for the view of the mill.”\n";
  for (const std::string quote : {"“We came for the bread”",
                                  "> We came for the bread and stayed for the view of the mill.",
                                  "**We came for the bread and stayed for the view**",
                                  "> We came for the bread.\n>\n> — The speaker"}) {
    INFO(quote);
    const auto article = read_article(reading::page_around(body + quote));
    CHECK(reading::left_out(article, "repeated pull quote").size() == 1);
    CHECK(texts(article, BlockKind::paragraph).size() == 3);
  }
}

TEST_CASE("layout: a refrain and a quote of its own are read", "[article]") {
  const auto article = read_article(
      reading::page_around("They sang all night long.\n> Bread is a kind of weather, they say.\n"
                           "They sang all night long."));
  CHECK(reading::left_out(article, "repeated pull quote").empty());
  CHECK(texts(article, BlockKind::quote).size() == 1);
  CHECK(texts(article, BlockKind::paragraph).size() == 4);
}

TEST_CASE("layout: units hold every line, whatever the line ends", "[article]") {
  const auto units = read_units("# Title\r\n\r\n- item\r\n\fText\x0bMore");
  REQUIRE(units.size() == 4);
  CHECK(units[0].shape == Shape::title);
  CHECK(units[1].shape == Shape::list_item);
  CHECK(units[1].text == "item");
  CHECK(units[2].text == "Text");
  CHECK(units[3].text == "More");
}

TEST_CASE("layout: a word broken early at its hyphen goes on below", "[article]") {
  const std::string page =
      "Geese take over the town pond\n\n"
      "The geese came in the night and were not asked to leave. By noon they\n"
      "had elected a speaker, and the ducks had moved out. Nobody is as well-\n"
      "known as the speaker, who is a gander of great age and quite self-\n"
      "made, and who was never asked about it by anyone in this town at all\n"
      "until a self-\n"
      "made duck arrived.\n";
  const Texts paragraphs = texts(read_article(page), BlockKind::paragraph);
  REQUIRE(paragraphs.size() == 1);
  CHECK(paragraphs[0].ends_with("until a self-made duck arrived."));
}

TEST_CASE("layout: what wraps an e-book is left out", "[article]") {
  const auto article = read_article(
      "The Harbour Library eBook of Geese, by Ida Marsh\n\nThis eBook is for anyone anywhere.\n\n"
      "Title: Geese\n\n*** START OF THE HARBOUR LIBRARY EBOOK GEESE ***\n\n\nGEESE\n\n"
      "by Ida Marsh\n\nCHAPTER I\n\n"
      "The geese came in the night and were not asked to leave, so they took the pond.\n\n"
      "By noon they had elected a speaker, and the ducks had moved out of the town.\n\n"
      "*** END OF THE HARBOUR LIBRARY EBOOK GEESE ***\n\nTerms of use follow in some detail "
      "here.\n");
  CHECK(article.headline == "GEESE");
  CHECK(article.byline == "Ida Marsh");
  CHECK(texts(article, BlockKind::paragraph).size() == 2);
  CHECK(reading::left_out(article, "around the e-book").size() == 6);
}

TEST_CASE("layout: heads of mails state what they state", "[article]") {
  const auto article = read_article(
      "From: Ida Marsh <ida@town.example>\nTo: The Post <post@town.example>\n"
      "Subject: Geese take the pond\nDate: Tue, 1 Apr 2025 17:13:00 +0200\n\n"
      "The geese came in the night and were not asked to leave, so they took the pond.\n\n"
      "By noon they had elected a speaker, and the ducks had moved out of the town.\n");
  CHECK(article.headline == "Geese take the pond");
  CHECK(article.byline == "Ida Marsh");
  CHECK(article.published == "2025-04-01T17:13");
  CHECK(texts(article, BlockKind::paragraph).size() == 2);
  CHECK(reading::left_out(article, "head of the mail").size() == 1);
}

TEST_CASE("layout: a page in UTF-16 or on one line is read as any other", "[article]") {
  const std::string page = "Geese take the pond\nThe geese came in the night and were not asked.\n";
  std::string wide = "\xFF\xFE";
  for (const char c : page) wide += {c, '\0'};
  CHECK(texts(read_article(wide), BlockKind::paragraph) ==
        Texts{"The geese came in the night and were not asked."});
  std::string line;
  for (int i = 0; i < 20'000; ++i) line += "The geese came in the night and were not asked. ";
  CHECK(texts(read_article(line), BlockKind::paragraph).size() == 1);
}
