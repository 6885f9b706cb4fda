// What is said to be on pictures: never read by itself, kept on request, only without a caption.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "article/choices.hpp"
#include "article/reader.hpp"
#include "reading.hpp"

using lector::article::BlockKind;
using lector::article::find_hole;
using lector::article::read_article;
using reading::left_out;
using reading::reason;

namespace {

using Texts = std::vector<std::string>;

std::string page_around(const std::string& between) {
  return "<html lang=en><head><title>A bridge opens</title></head><body><article>"
         "<h1>A bridge opens</h1><p>The old bridge was closed for eleven years before the town "
         "found the money.</p>" +
         between +
         "<p>On Sunday two brass bands met in the middle of it, and neither would step "
         "back.</p><p>They played until the rain came, each its own march.</p></article>"
         "<aside><img src=/x.jpg alt=\"Ten hotels near the bridge\"></aside></body></html>";
}

const std::string kPicture =
    R"(<img src="/band.jpg" alt="Two bands &amp; a crowd on a bridge" width=4>)";

}  // namespace

TEST_CASE("html: what is on a picture is left out, with its own reason and bytes", "[article]") {
  for (const auto& between : {kPicture, "<figure>" + kPicture + "</figure>"}) {
    const auto page = page_around(between);
    const auto article = read_article(page);
    CHECK(reason(article, "Two bands & a crowd on a bridge") == "image description");
    CHECK(reason(article, "Ten hotels near the bridge").empty());
    CHECK(find_hole(article, page) == std::string::npos);
    for (const auto& piece : article.left_out)
      if (piece.reason == "image description")
        CHECK(page.substr(piece.span.begin, piece.span.end - piece.span.begin) == kPicture);
  }
}

TEST_CASE("html: descriptions of pictures are read where they are asked for", "[article]") {
  lector::article::ReadOptions options;
  options.choices.keep = {"image descriptions"};
  const auto article = read_article(page_around(kPicture), options);
  REQUIRE(article.blocks.size() == 5);
  CHECK(article.blocks[2].kind == BlockKind::caption);
  CHECK(article.blocks[2].text == "Two bands & a crowd on a bridge");
  CHECK(article.blocks[2].image == "/band.jpg");
}

TEST_CASE("html: a caption, a repetition or a single word leave nothing to describe", "[article]") {
  const auto described = [](const std::string& between) {
    return left_out(read_article(page_around(between)), "image description");
  };
  CHECK(described("<figure>" + kPicture + "<figcaption>The bands on Sunday.</figcaption></figure>")
            .empty());
  CHECK(described("<img src=a.jpg alt=\"A Bridge Opens\">").empty());
  CHECK(
      described("<img src=a.jpg alt=bridge2.jpg><img src=a.jpg alt=\"\"><img src=b.jpg>").empty());
  CHECK(described(kPicture + kPicture) == Texts{"Two bands & a crowd on a bridge"});
}
