// Articles written in Markdown.
#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "article/reader.hpp"
#include "base/files.hpp"
#include "reading.hpp"
#include "text/characters.hpp"
#include "text/offsets.hpp"

using namespace lector;
using article::Article;
using article::BlockKind;
using article::InputKind;
using reading::left_out;
using reading::texts;
using Texts = std::vector<std::string>;

namespace {

const std::string kBody = "The geese came in the night and were not asked to leave.\n\n";

Article read(std::string_view markdown) {
  return article::read_article(markdown, {InputKind::markdown, {}});
}

/// The bytes of a block, as they stand in the input.
std::string written(const std::string& page, const article::Block& block) {
  return page.substr(block.span.begin, block.span.end - block.span.begin);
}

/// Checks that words of blocks are the words at their places in the input.
void check_origins(const std::string& page, const Article& read) {
  REQUIRE(article::find_hole(read, page) == std::string::npos);
  for (const auto& block : read.blocks) {
    INFO(block.text);
    REQUIRE(!block.origins.empty());
    for (const auto& word : text::words(block.text, "en")) {
      const auto span = text::input_span(block.origins, word);
      CHECK(block.text.substr(word.begin, word.end - word.begin) ==
            page.substr(span.begin, span.end - span.begin));
      CHECK(block.span.begin <= span.begin);
      CHECK(span.end <= block.span.end);
    }
  }
}

Texts paragraphs(const std::string& page) {
  const auto article = read(page);
  check_origins(page, article);
  return texts(article, BlockKind::paragraph);
}

}  // namespace

TEST_CASE("markdown: the sample is read with all that stands in it", "[article]") {
  const auto page =
      base::read_file(std::string(LECTOR_SOURCE_DIR) + "/samples/orchard.md", 100'000);
  const auto article = article::read_article(page);
  check_origins(page, article);
  CHECK(article.headline == "The orchard that keeps its own calendar");
  CHECK(article.byline == "Tamsin Orrell, Piet Verhagen");
  CHECK(article.language == "en-GB");
  CHECK(texts(article, BlockKind::headline).size() == 1);
  CHECK(texts(article, BlockKind::list_item).size() == 5);
  CHECK(texts(article, BlockKind::table).back() == "Wasps; 18; hot & dry.");
  CHECK(texts(article, BlockKind::code).size() == 1);
  CHECK(texts(article, BlockKind::caption) == Texts{"The ledger, open at the year of the wasps."});
  CHECK(left_out(article, "front matter").size() == 1);
  CHECK(left_out(article, "comment") == Texts{"<!--more-->"});
  CHECK(left_out(article, "template code").size() == 1);
}

TEST_CASE("markdown: links, emphasis, code and references are their words", "[article]") {
  CHECK(paragraphs(kBody +
                   "A [*wet* link](https://a.example/x_(y) \"A title\") and `co_de` **b**.") ==
        Texts{kBody.substr(0, kBody.size() - 2), "A wet link and co_de b."});
  CHECK(paragraphs("Geese [came][1] early, [so] late and [again][].\n\n[1]: /a\n[so]: /b 'T'\n"
                   "[again]: /c\n") == Texts{"Geese came early, so late and again."});
  CHECK(paragraphs("See <https://a.example/> or www.b.example, they said to all of us.") ==
        Texts{"See https://a.example/ or www.b.example, they said to all of us."});
}

TEST_CASE("markdown: escapes and references are the signs that they stand for", "[article]") {
  const std::string page =
      "Two \\* three &amp; four &eacute; \\[five\\] &#x41; is AT&T \\\\ done.\n";
  const auto article = read(page);
  REQUIRE(texts(article, BlockKind::paragraph) ==
          Texts{"Two * three & four é [five] A is AT&T \\ done."});
  const auto& block = article.blocks.front();
  const auto at = block.text.find("é");
  const auto span = text::input_span(block.origins, {at, at + 2});
  CHECK(page.substr(span.begin, span.end - span.begin) == "&eacute;");
  const auto five = block.text.find("five");
  const auto five_span = text::input_span(block.origins, {five, five + 4});
  CHECK(page.substr(five_span.begin, 4) == "five");
}

TEST_CASE("markdown: lines are joined, whatever ends them", "[article]") {
  for (const std::string end : {"\n", "\r\n", "\r", "  \n", "\\\n"}) {
    INFO(end);
    CHECK(paragraphs("The geese came" + end + "in the night and were not asked.") ==
          Texts{"The geese came in the night and were not asked."});
  }
}

TEST_CASE("markdown: a short line is a paragraph, for headings have signs", "[article]") {
  const std::string page =
      kBody + "Nobody slept\n\n" + kBody + "Set\n---\n\n#### Deep ####\n\n**Bold**\n\n" + kBody;
  const auto article = read(page);
  CHECK(texts(article, BlockKind::paragraph).size() == 4);
  CHECK(texts(article, BlockKind::subheading) == Texts{"Set", "Deep", "Bold"});
}

TEST_CASE("markdown: the first heading is the headline, with its byline below", "[article]") {
  const std::string page = "# Geese *take* the pond\n\nBy Ida Marsh\n\n*April 1, 2025*\n\n" + kBody;
  const auto article = read(page);
  CHECK(article.headline == "Geese take the pond");
  CHECK(article.byline == "Ida Marsh");
  CHECK(article.published == "2025-04-01");
  CHECK(texts(article, BlockKind::paragraph).size() == 1);
  check_origins(page, article);
}

TEST_CASE("markdown: a heading that repeats the front matter is the headline", "[article]") {
  const auto article = read("---\ntitle: Geese\n---\n# Geese\n\n" + kBody + "# Ducks\n\n" + kBody);
  CHECK(article.headline == "Geese");
  CHECK(texts(article, BlockKind::headline) == Texts{"Geese"});
  CHECK(texts(article, BlockKind::subheading) == Texts{"Ducks"});
  const auto other = read("---\ntitle: Geese\n---\n" + kBody);
  CHECK(other.headline == "Geese");
  CHECK(other.blocks.size() == 1);
}

TEST_CASE("markdown: lists keep their order and their numbers", "[article]") {
  const std::string page =
      kBody + "3. three\n4. four\n   - in\n     1) deep\n5. five\n\n* one\n\n  more\n* two\n\n" +
      kBody;
  const auto article = read(page);
  CHECK(texts(article, BlockKind::list_item) ==
        Texts{"3. three", "4. four", "in", "1) deep", "5. five", "one", "more", "two"});
  check_origins(page, article);
  CHECK(texts(read(kBody + "1. a\n1. b\n1. c\n\n" + kBody), BlockKind::list_item) ==
        Texts{"1. a", "2. b", "3. c"});
}

TEST_CASE("markdown: spans of blocks hold their markup", "[article]") {
  const std::string page = kBody +
                           "## *Deep* water ##\n\n> We **came**\n> for bread\n\n1. "
                           "one\n\n```c\nint x;\n```\n\nEnd of it all.\n";
  const auto article = read(page);
  Texts bytes;
  for (const auto& block : article.blocks) bytes.push_back(written(page, block));
  CHECK(bytes == Texts{kBody.substr(0, kBody.size() - 2),
                       "## *Deep* water ##",
                       "> We **came**\n> for bread",
                       "1. one",
                       "```c\nint x;\n```",
                       "End of it all."});
  CHECK(article.left_out.empty());
}

TEST_CASE("markdown: rows of tables are read cell by cell", "[article]") {
  const std::string page =
      kBody + "above\n| a b | `c` |\n|---|:-:|\n| d\\|e | |\n| f | **g**! |\n\n" + kBody;
  const auto article = read(page);
  CHECK(texts(article, BlockKind::table) == Texts{"a b; c.", "d|e.", "f; g!"});
  CHECK(article::find_hole(article, page) == std::string::npos);
  CHECK(left_out(article, "markup") == Texts{"|---|:-:|"});
}

TEST_CASE("markdown: images are left out, their captions are read", "[article]") {
  for (const std::string image : {"![alt words](a.jpg)\n*The pond at dawn*",
                                  "![alt words](a.jpg)\n\n*The pond at dawn*",
                                  "![alt words](a.jpg \"The pond at dawn\")",
                                  "[![alt words](a.jpg 'The pond at dawn')](/big)"}) {
    std::string page = kBody;
    page.append(image).append("\n\n").append(kBody);
    INFO(page);
    const auto article = read(page);
    check_origins(page, article);
    CHECK(texts(article, BlockKind::caption) == Texts{"The pond at dawn"});
    CHECK(left_out(article, "alternative text") == Texts{"alt words"});
    CHECK(texts(article, BlockKind::paragraph).size() == 2);
  }
  const auto bare = read(kBody + "![](a.jpg)\n\n" + kBody);
  CHECK(left_out(bare, "image without caption") == Texts{"![](a.jpg)"});
}

TEST_CASE("markdown: footnotes are read where they stand, without their marks", "[article]") {
  const std::string page =
      "Grey birds[^a] came in the night.[^2]\n\n[^2]: By air.\n[^a]: Grey *ones*.\n\n    Or "
      "white.\n\n[^c]: Never named.\n\n" +
      kBody;
  const auto article = read(page);
  CHECK(texts(article, BlockKind::paragraph).front() == "Grey birds came in the night.");
  CHECK(texts(article, BlockKind::footnote) ==
        Texts{"By air.", "Grey ones.", "Or white.", "Never named."});
  check_origins(page, article);
}

TEST_CASE("markdown: HTML is read as HTML", "[article]") {
  const std::string page =
      kBody +
      "<div class=\"x\">\n<h2>Head &amp; co</h2>\n<p>Para <b>one</b> is here.</p>\n</div>\n\n"
      "One <em>word</em><br>and <i>x</i> <sub>2</sub> for all of us.\n\n<script>\nlet x = "
      "1;\n</script>\n\n" +
      kBody;
  const auto article = read(page);
  check_origins(page, article);
  CHECK(texts(article, BlockKind::subheading) == Texts{"Head & co"});
  CHECK(texts(article, BlockKind::paragraph)[1] == "Para one is here.");
  CHECK(texts(article, BlockKind::paragraph)[2] == "One word and x 2 for all of us.");
  CHECK(left_out(article, "embedded HTML").size() == 1);
}

TEST_CASE("markdown: HTML in lists and quotes is without their signs", "[article]") {
  const std::string page =
      kBody + "- <div>Bread is a kind of\n  weather.</div>\n\n> <p>Water is\n> another.</p>\n\n" +
      kBody;
  const auto article = read(page);
  check_origins(page, article);
  CHECK(texts(article, BlockKind::list_item) == Texts{"Bread is a kind of weather."});
  CHECK(texts(article, BlockKind::quote) == Texts{"Water is another."});
}

TEST_CASE("markdown: signs that no text has are in no block", "[article]") {
  const std::string page = kBody + "<div>\v<h2>Bread and\vwater</h2>\n</div>\n\n" + kBody;
  const auto article = read(page);
  CHECK(article::find_hole(article, page) == std::string::npos);
  for (const auto& piece : article.left_out) CHECK(piece.span.begin < piece.span.end);
}

TEST_CASE("markdown: templates' codes are left out", "[article]") {
  const std::string page = kBody +
                           "{% include figure.html\n   src=\"a_b_c\" %}\n\nThe {{< mark "
                           ">}}geese{{< /mark >}} of [town]({{ site.url }}/x) slept.\n\n" +
                           kBody;
  const auto article = read(page);
  CHECK(left_out(article, "template code").size() == 1);
  CHECK(texts(article, BlockKind::paragraph)[1] == "The geese of town slept.");
  check_origins(page, article);
}

TEST_CASE("markdown: spans count bytes of the input's charset", "[article]") {
  const std::string page =
      "# Caf\xE9\n\nLe caf\xE9 *na\xEF"
      "f* est ferm\xE9 depuis la nuit derni\xE8re.\n";
  const auto article = article::read_article(page, {InputKind::markdown, "iso-8859-1"});
  REQUIRE(article.blocks.size() == 2);
  CHECK(written(page, article.blocks[0]) == "# Caf\xE9");
  CHECK(written(page, article.blocks[1]) == page.substr(8, page.size() - 9));
}

TEST_CASE("markdown: what is built to hang a parser ends soon", "[article]") {
  constexpr std::size_t kBytes = 200'000;
  const std::vector<std::string> units = {
      "[",    "![",  "[a](", "*a _b ",   "`a``",      "<",    ">",   "> ",    "- ",
      "1. ",  "|",   "|-",   "[^a]",     "~a~~b ",    "www.", "a@b", "&",     "\\",
      "[]",   "a](", "<!--", "<a ",      "__ a",      "{{",   "{% ", "[[]",   "*",
      "\n- ", "a\n", "|\n",  "[a]: b\n", "[^a]: b\n", "\t",   ":",   "a.@a_", "{{< x >}}"};
  for (const auto& unit : units) {
    std::string page = kBody;
    while (page.size() < kBytes) page += unit;
    INFO(unit);
    const auto begin = std::chrono::steady_clock::now();
    const auto article = read(page);
    CHECK(article::find_hole(article, page) == std::string::npos);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
  }
}

TEST_CASE("markdown: definitions and tables don't multiply", "[article]") {
  std::string bomb = kBody + "[a]: /" + std::string(200'000, 'u') + "\n\n";
  for (int i = 0; i < 50'000; ++i) bomb += "[a] ";
  CHECK(article::find_hole(read(bomb), bomb) == std::string::npos);
  std::string table = kBody;
  for (int i = 0; i < 10'000; ++i) table += "|a";
  table += "|\n";
  for (int i = 0; i < 10'000; ++i) table += "|-";
  table += "|\n";
  for (int i = 0; i < 50'000; ++i) table += "|\n";
  CHECK(article::find_hole(read(table), table) == std::string::npos);
}

TEST_CASE("markdown: too much of it is refused", "[article]") {
  CHECK_THROWS_AS(read(std::string(10'000'001, 'a')), Error);
  CHECK_THROWS_AS(read("---\ntitle: Geese\n---\n"), Error);
}
