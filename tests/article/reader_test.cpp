#include "article/reader.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "reading.hpp"

using lector::article::BlockKind;
using lector::article::find_hole;
using lector::article::InputKind;
using lector::article::read_article;
using reading::texts;

namespace {

/// The message of the error; fails the test if there is none.
std::string error_of(const std::string& bytes) {
  try {
    static_cast<void>(read_article(bytes));
  } catch (const lector::Error& error) {
    CHECK(error.kind() == lector::ErrorKind::input);
    return error.what();
  }
  FAIL("no error");
  return {};
}

bool mentions(const std::string& message, std::string_view words) {
  return message.find(words) != std::string::npos;
}

const std::string kPage =
    "Gänse am Teich\nDie Gänse kamen in der Nacht, und niemand bat sie zu gehen.\n"
    "Am Mittag hatten sie längst einen Sprecher gewählt.\n";

}  // namespace

TEST_CASE("reader: nothing to read is an error that says so", "[article]") {
  CHECK(mentions(error_of(""), "empty"));
  CHECK(mentions(error_of(" \n\t\xC2\xA0\n"), "white space"));
  CHECK(mentions(error_of("\xEF\xBB\xBF"), "white space"));
}

TEST_CASE("reader: only furniture is an error that shows some of it", "[article]") {
  const auto message =
      error_of("Menu\nLog in\nShare Tweet Email\nCopyright © 2025 The Pond Post\n");
  CHECK(mentions(message, "no article text"));
  CHECK(mentions(message, "\"Menu\""));
  CHECK(
      mentions(error_of("Geese take the pond\nBy Ida Marsh\nApril 1, 2025\n"), "no article text"));
}

TEST_CASE("reader: a page is read as what its bytes are, or as what it is said to be",
          "[article]") {
  const std::string page = "\n<!DOCTYPE html><p>Geese take the pond, and nobody stops them.</p>";
  CHECK(texts(read_article(page), BlockKind::paragraph) ==
        std::vector<std::string>{"Geese take the pond, and nobody stops them."});
  CHECK(read_article(page, {.as = InputKind::text, .charset = {}}).blocks.back().text.find("<p>") !=
        std::string::npos);
  CHECK(read_article("<marquee> is back\n\nThe tag of 1996 has come home, and nobody asked.\n")
            .headline == "<marquee> is back");
}

TEST_CASE("reader: what isn't text is an error", "[article]") {
  CHECK_FALSE(error_of(std::string("Geese\0pond", 10)).empty());
  CHECK_FALSE(error_of(std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)).empty());
}

TEST_CASE("reader: spans count bytes of the input in any charset", "[article]") {
  std::string latin1;
  for (std::size_t i = 0; i < kPage.size(); ++i) {
    const bool is_two_bytes = static_cast<unsigned char>(kPage[i]) == 0xC3;
    latin1 +=
        is_two_bytes ? static_cast<char>(static_cast<unsigned char>(kPage[++i]) + 0x40) : kPage[i];
  }
  const auto article = read_article(latin1);
  const auto paragraphs = texts(article, BlockKind::paragraph);
  REQUIRE(paragraphs.size() == 2);
  CHECK(paragraphs[0] == "Die Gänse kamen in der Nacht, und niemand bat sie zu gehen.");
  const auto span = article.blocks[1].span;
  CHECK(latin1.substr(span.begin, 5) == "Die G");
  CHECK(latin1.substr(span.end - 6, 6) == "gehen.");
  CHECK(find_hole(article, latin1) == std::string::npos);
}

TEST_CASE("reader: UTF-16 with a byte-order mark", "[article]") {
  std::string utf16 = "\xFF\xFE";
  const std::string page = "Geese take the pond\nThe geese came in the night and stayed there.\n";
  for (const char c : page) {
    utf16 += {c, '\0'};
  }
  const auto article = read_article(utf16);
  CHECK(article.headline == "Geese take the pond");
  CHECK(article.blocks[0].span.begin == 2);
  CHECK(article.blocks[1].span.begin == 2 + 2 * 20);
  CHECK(find_hole(article, utf16) == std::string::npos);
}

TEST_CASE("reader: a byte-order mark and CRLF change nothing but places", "[article]") {
  const auto plain = read_article(kPage);
  std::string dressed = "\xEF\xBB\xBF";
  for (const char c : kPage) {
    dressed += c == '\n' ? std::string("\r\n") : std::string(1, c);
  }
  const auto article = read_article(dressed);
  REQUIRE(article.blocks.size() == plain.blocks.size());
  for (std::size_t i = 0; i < plain.blocks.size(); ++i) {
    CHECK(article.blocks[i].text == plain.blocks[i].text);
    CHECK(article.blocks[i].kind == plain.blocks[i].kind);
  }
}

TEST_CASE("reader: the language is that of the body", "[article]") {
  CHECK(read_article(kPage).language == "de");
  CHECK(read_article(reading::page_around("They ate.")).language == "en");
}

TEST_CASE("reader: a hole is found, and where", "[article]") {
  auto article = read_article(kPage);
  REQUIRE(find_hole(article, kPage) == std::string::npos);
  const auto second = article.blocks[1].span;
  article.blocks[1].span.begin += 1;
  CHECK(find_hole(article, kPage) == second.begin);
  article.blocks[1].span = {second.begin, second.end - 1};
  CHECK(find_hole(article, kPage) == second.end - 1);
  article.blocks.erase(article.blocks.begin() + 1);
  CHECK(find_hole(article, kPage) == second.begin);
}

TEST_CASE("reader: blocks don't overlap and stand in page order", "[article]") {
  const auto article = read_article(reading::page_around("Advertisement"));
  for (std::size_t i = 1; i < article.blocks.size(); ++i) {
    CHECK(article.blocks[i - 1].span.end <= article.blocks[i].span.begin);
  }
}

TEST_CASE("reader: ten megabytes on one line, and many lines, are read", "[article]") {
  std::string line;
  while (line.size() < 10'000'000) {
    line += "The geese came in the night and were not asked to leave. ";
  }
  CHECK(read_article(line).blocks.size() == 1);
  std::string lines = "Geese take the pond\n\n";
  for (int i = 0; i < 20'000; ++i) {
    lines += "Goose number " + std::to_string(i) + " came in the night.\n";
  }
  CHECK(texts(read_article(lines), BlockKind::paragraph).size() == 20'000);
  // Nothing but openings of images: each must be given up at once.
  CHECK(read_article(std::string(1'000'000, '!') + std::string(1'000'000, '[') + " geese")
            .blocks.size() == 1);
}
