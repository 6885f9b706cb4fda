#include "script/tailor.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "script/article_fixture.hpp"
#include "script/compose.hpp"

using namespace lector;
using tests::BlockKind;

namespace {

using Lines = std::vector<std::string>;

tests::Article page() {
  auto article = tests::article_with_header();
  tests::add_block(article, BlockKind::paragraph, "The bridge opened.");
  tests::add_block(article, BlockKind::subheading, "What it cost");
  tests::add_block(article, BlockKind::paragraph, "A lot.");
  tests::add_block(article, BlockKind::subheading, "Who  paid?");
  tests::add_block(article, BlockKind::list_item, "The town.");
  tests::add_block(article, BlockKind::subheading, "The end");
  tests::add_block(article, BlockKind::paragraph, "It is over.");
  return article;
}

Lines body_of(const article::Article& article) {
  Lines lines;
  for (const auto& block : article.blocks)
    if (article::is_body(block.kind)) lines.push_back(block.text);
  return lines;
}

Lines left_out_of(const article::Article& article) {
  Lines lines;
  for (const auto& piece : article.left_out) lines.push_back(piece.reason + ": " + piece.text);
  return lines;
}

}  // namespace

TEST_CASE("tailored: a section is skipped from its subheading to the next one", "[script]") {
  const auto article = script::tailored(page(), {.headline = std::nullopt, .skip = {"who paid"}});
  CHECK(body_of(article) ==
        Lines{"The bridge opened.", "What it cost", "A lot.", "The end", "It is over."});
  CHECK(left_out_of(article) == Lines{"skipped section: Who  paid?", "skipped section: The town."});
  CHECK(article.left_out.front().as_read.size() == 1);
  CHECK(article.diagnostics.empty());
}

TEST_CASE("tailored: a section that isn't there is noted, the others are skipped", "[script]") {
  const auto article =
      script::tailored(page(), {.headline = std::nullopt, .skip = {"Nosuch", "THE END"}});
  CHECK(left_out_of(article) == Lines{"skipped section: The end", "skipped section: It is over."});
  REQUIRE(article.diagnostics.size() == 1);
  CHECK_THAT(article.diagnostics.front().message, Catch::Contains("no section \"Nosuch\""));
}

TEST_CASE("tailored: another headline is said, the page's own is left out", "[script]") {
  const auto article =
      script::tailored(page(), {.headline = "Harbour bridge opens at last", .skip = {}});
  const auto script = script::compose(article, tests::newsreader(), {}, script::Frame::item);
  CHECK(script.segments.front().spoken == "Harbour bridge opens at last");
  CHECK(script.segments.front().span == base::SourceSpan{});
  CHECK(script.title == "Harbour bridge opens at last");
  CHECK(left_out_of(article) == Lines{"replaced headline: Harbour bridge opens"});
}

TEST_CASE("tailored: who wishes nothing gets the article as it is", "[script]") {
  const auto article = script::tailored(page(), {});
  CHECK(article.blocks == page().blocks);
  CHECK(article.left_out.empty());
}
