#include "article/captions.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "reading.hpp"

using lector::article::BlockKind;
using lector::article::is_caption_line;
using lector::article::read_article;
using lector::article::split_credit;
using reading::page_around;

namespace {

std::string credit(std::string_view caption) {
  return split_credit(caption).credit.value_or("none");
}

/// The one caption of a page.
lector::article::Block caption_of(const std::string& page) {
  for (const auto& block : read_article(page).blocks) {
    if (block.kind == BlockKind::caption) {
      return block;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("captions: the credit comes off, whatever its form", "[article]") {
  CHECK(credit("The pond at dusk. [REUTERS/YONHAP]") == "REUTERS/YONHAP");
  CHECK(credit("The pond at dusk. (AP Photo/Jon Hale)") == "AP Photo/Jon Hale");
  CHECK(credit("The pond at dusk. (Photo: Lena Marsh)") == "Lena Marsh");
  CHECK(credit("The pond at dusk. Photo: Lena Marsh") == "Lena Marsh");
  CHECK(credit("The pond at dusk. Photograph by Tim Gale") == "Tim Gale");
  CHECK(credit("The pond at dusk. REUTERS/Ida Marsh") == "REUTERS/Ida Marsh");
  CHECK(credit("Der Teich am Abend. (Foto: Ute Ohm/dpa)") == "Ute Ohm/dpa");
  CHECK(credit("저녁의 연못. [사진=강변시]") == "강변시");
  CHECK(split_credit("The pond at dusk. [YONHAP]").text == "The pond at dusk.");
}

TEST_CASE("captions: brackets that hold no credit stay in the text", "[article]") {
  CHECK(credit("The pond (left) and the mill (right)") == "none");
  CHECK(credit("The pond in winter (it froze twice)") == "none");
  CHECK(split_credit("[YONHAP]").text == "[YONHAP]");
}

TEST_CASE("captions: without an image only a picture's credit makes one", "[article]") {
  CHECK(is_caption_line("Geese rest on the pond on Monday. (AP Photo/Jon Hale)"));
  CHECK(is_caption_line("Geese rest on the pond on Monday. [YONHAP]"));
  CHECK(is_caption_line("▲ 1일 문을 연 도서관. [사진=강변시]"));
  CHECK_FALSE(is_caption_line("The geese will stay, he said. (Reuters)"));
  CHECK_FALSE(is_caption_line("He answered at once (by photo)."));
  CHECK_FALSE(is_caption_line("Photos by the dozen lined the wall."));
  CHECK_FALSE(is_caption_line("The wall was full. Photos by the dozen hung on it."));
}

TEST_CASE("captions: an image gives its text once, with credit and address", "[article]") {
  const std::string page = page_around(
      "![Geese rest on the pond. [TOWN/IDA MARSH]](https://p.example/a(1).jpg)\n"
      "Geese rest on the pond. [TOWN/IDA MARSH]");
  const auto article = read_article(page);
  const auto caption = caption_of(page);
  CHECK(caption.text == "Geese rest on the pond.");
  CHECK(caption.credit == "TOWN/IDA MARSH");
  CHECK(caption.image == "https://p.example/a(1).jpg");
  CHECK(page.substr(caption.span.begin, 2) == "![");
  CHECK(page.substr(caption.span.end - 1, 1) == ")");
  CHECK(reading::texts(article, BlockKind::caption).size() == 1);
  CHECK(reading::left_out(article, "repeated caption").size() == 1);
}

TEST_CASE("captions: the line below says more than the alternative text", "[article]") {
  const auto caption =
      caption_of(page_around("![Geese rest on the pond](https://p.example/a.jpg)\n"
                             "Geese rest on the pond on Monday, before the vote. [IDA MARSH]"));
  CHECK(caption.text == "Geese rest on the pond on Monday, before the vote.");
  CHECK(caption.credit == "IDA MARSH");
  CHECK(caption.image == "https://p.example/a.jpg");
}

TEST_CASE("captions: an image without words is left out, the line below is body", "[article]") {
  const auto article = read_article(page_around("![](https://p.example/a.jpg)"));
  CHECK(reading::left_out(article, "image without caption").size() == 1);
  CHECK(reading::texts(article, BlockKind::caption).empty());
  CHECK(reading::texts(article, BlockKind::paragraph).size() == 2);
}

TEST_CASE("captions: an image inside a paragraph divides it", "[article]") {
  const auto article = read_article(page_around(
      "They looked up ![Geese above the old mill pond](https://p.example/a.jpg) and flew away."));
  const auto paragraphs = reading::texts(article, BlockKind::paragraph);
  REQUIRE(paragraphs.size() == 4);
  CHECK(paragraphs[1] == "They looked up");
  CHECK(paragraphs[2] == "and flew away.");
  CHECK(reading::texts(article, BlockKind::caption).size() == 1);
}

TEST_CASE("captions: a linked image is one piece with its link", "[article]") {
  const auto caption =
      caption_of(page_around("[![Geese above the mill](https://p.example/a.jpg)](/gallery/7)"));
  CHECK(caption.text == "Geese above the mill");
  CHECK(caption.image == "https://p.example/a.jpg");
}

TEST_CASE("captions: a line of credit goes to the caption before it", "[article]") {
  const auto caption =
      caption_of(page_around("![Geese rest on the old mill pond](https://p.example/a.jpg)\n"
                             "Photograph: Tim Gale/The Keeper"));
  CHECK(caption.credit == "Tim Gale/The Keeper");
}

TEST_CASE("captions: an image that repeats the headline isn't read", "[article]") {
  const std::string page =
      "![Geese take over the town pond](https://p.example/a.jpg)\n"
      "Geese take over the town pond\nThe geese came in the night and were not asked to leave.\n";
  const auto article = read_article(page);
  CHECK(article.headline == "Geese take over the town pond");
  CHECK(reading::texts(article, BlockKind::caption).empty());
}
