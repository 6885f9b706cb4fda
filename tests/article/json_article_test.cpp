// JSON that states articles.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "article/mail_dates.hpp"
#include "article/reader.hpp"
#include "feeds.hpp"
#include "reading.hpp"

using namespace lector;
using article::BlockKind;
using article::InputKind;
using article::read_article;
using article::read_articles;
using reading::texts;

namespace {

using Texts = std::vector<std::string>;

const std::string kReadability =
    R"({"title": "The &amp; sign", "byline": "By Ann Lee", "dir": null, "lang": "en_GB",
"content": "<div id=\"readability-page-1\"><p>The sign \u201c&amp;\u201d was a word once.<\/p>\n<p>It said \"et\", and was painted over twice.</p></div>",
"textContent": "The sign was a word once.", "length": 1e999, "excerpt": "A sign.", "siteName": "Signs",
"publishedTime": "2025-04-01T17:13:00+02:00"})";

const std::string kMercury =
    R"({"title": "A long wall", "author": "Jo Kerr", "date_published": "2025-01-02T03:04:05.000Z", "dek": "It is longer than it looks.",
"lead_image_url": "https://a.example/1.jpg", "content": "<p>The wall was measured on Monday, by three people with a rope.</p>", "next_page_url": null,
"url": "https://a.example/wall", "domain": "a.example", "excerpt": "The wall…", "word_count": 12, "direction": "ltr"})";

const std::string kTrafilatura =
    R"({"title": "Two ponds", "author": "Ann Lee; Jo Kerr", "hostname": "ponds.example", "date": "2025-05-06", "fingerprint": "0f", "id": null,
"license": null, "comments": "First!", "raw_text": "The upper pond is dry. The lower one is not.", "text": "The upper pond is dry.\nThe lower one is not, and has been full of frogs since March.",
"language": "en", "image": "https://ponds.example/1.jpg", "source": "https://ponds.example/two", "source-hostname": "Ponds Weekly", "excerpt": "Dry.", "tags": ""})";

const std::string kSchema =
    R"({"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "X"},
{"@type": ["NewsArticle"], "headline": "A gate", "author": [{"@type": "Person", "name": "Jo Kerr"}, {"name": "Ann Lee"}],
"publisher": {"@type": "Organization", "name": "The Gate"}, "datePublished": "2025-04-01", "dateModified": "2025-04-02",
"description": "About a gate.", "articleBody": "The gate is shut.\n\nIt was open on Monday, said the \ud83d\ude00 guard \ud83d.",
"mainEntityOfPage": {"@type": "WebPage", "@id": "https://a.example/gate"}}]})";

}  // namespace

TEST_CASE("json: what Readability makes of a page", "[article]") {
  CHECK(article::recognise(kReadability) == InputKind::json);
  const auto read = read_article(kReadability);
  CHECK(read.headline == "The & sign");
  CHECK(read.byline == "Ann Lee");
  CHECK(read.language == "en-GB");
  CHECK(read.publication == "Signs");
  CHECK(read.published == "2025-04-01T17:13");
  CHECK(texts(read, BlockKind::paragraph) ==
        Texts{"The sign “&” was a word once.", "It said \"et\", and was painted over twice."});
  CHECK(reading::left_out(read, "summary of the entry").size() == 1);
  CHECK(reading::left_out(read, "the text again, in another form").size() == 1);
}

TEST_CASE("json: what Mercury and trafilatura make of a page", "[article]") {
  const auto wall = read_article(kMercury);
  CHECK(wall.byline == "Jo Kerr");
  CHECK(wall.dek == "It is longer than it looks.");
  CHECK(wall.published == "2025-01-02T03:04");
  CHECK(wall.url == "https://a.example/wall");
  CHECK(texts(wall, BlockKind::paragraph).size() == 1);
  const auto ponds = read_article(kTrafilatura);
  CHECK(ponds.publication == "Ponds Weekly");
  CHECK(ponds.published == "2025-05-06");
  CHECK(ponds.url == "https://ponds.example/two");
  CHECK(texts(ponds, BlockKind::paragraph) ==
        Texts{"The upper pond is dry.",
              "The lower one is not, and has been full of frogs since March."});
  CHECK(reading::left_out(ponds, "comments").size() == 1);
}

TEST_CASE("json: an article of schema.org, in a graph", "[article]") {
  const auto gate = read_article(kSchema);
  CHECK(gate.headline == "A gate");
  CHECK(gate.byline == "Jo Kerr, Ann Lee");
  CHECK(gate.publication == "The Gate");
  CHECK(gate.updated == "2025-04-02");
  CHECK(gate.url == "https://a.example/gate");
  CHECK(texts(gate, BlockKind::paragraph) ==
        Texts{"The gate is shut.", "It was open on Monday, said the 😀 guard \xEF\xBF\xBD."});
}

TEST_CASE("json: Lector's own articles come back as they were", "[article]") {
  const auto page = reading::page_around("Advertisement");
  const auto first = read_article(page);
  const auto second = read_article(article::to_json(first));
  CHECK(second.headline == first.headline);
  CHECK(second.byline == first.byline);
  CHECK(second.published == first.published);
  CHECK(second.language == first.language);
  REQUIRE(second.blocks.size() == first.blocks.size());
  for (std::size_t i = 0; i < first.blocks.size(); ++i) {
    CHECK(second.blocks[i].kind == first.blocks[i].kind);
    CHECK(second.blocks[i].text == first.blocks[i].text);
  }
  CHECK(reading::reason(second, "Advertisement") == reading::reason(first, "Advertisement"));
  const auto third = read_article(article::to_json(second));
  CHECK(third.blocks.size() == second.blocks.size());
  CHECK_THROWS_WITH(read_article(R"({"format": "lector.article/2", "blocks": []})"),
                    "the format \"lector.article/2\" is not read; lector.article/1 is");
  for (const std::string field : {"published", "updated"})
    CHECK_THROWS_WITH(
        read_article(R"({"format": "lector.article/1", "blocks": [], ")" + field +
                     R"(": "2025-13-45"})"),
        field + R"(: "2025-13-45" must be a date as "2025-04-01" or "2025-04-01T17:13"; take it )" +
            "out if none is known");
  const auto several = article::to_json(std::vector{first, second});
  CHECK(several.find("\"format\": \"lector.articles/1\"") != std::string::npos);
  CHECK(read_articles(several).size() == 2);
}

TEST_CASE("json: lists and lines hold several articles", "[article]") {
  CHECK(read_articles("[" + kMercury + ", " + kTrafilatura + "]").size() == 2);
  auto lines = kMercury + " " + kReadability;
  CHECK(read_articles(lines).size() == 2);
  CHECK_THROWS_WITH(read_article(lines), "the file has 2 articles; choose one with --entry N");
}

TEST_CASE("json: a feed by itself", "[article]") {
  const std::string feed =
      R"({"version": "https://jsonfeed.org/version/1", "title": "Box", "author": {"name": "Ann Lee"}, "items": [
{"id": 1, "url": "https://a.example/1", "title": "One", "content_text": "A first line, with <angles> in it.\n\nA second line."},
{"id": 2, "summary": "Short.", "external_url": "https://b.example/2"}]})";
  CHECK(article::recognise(feed) == InputKind::feed);
  const auto articles = read_articles(feed);
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].byline == "Ann Lee");
  CHECK(articles[0].publication == "Box");
  CHECK(texts(articles[0], BlockKind::paragraph) ==
        Texts{"A first line, with <angles> in it.", "A second line."});
  CHECK(articles[1].is_summary);
  CHECK(articles[1].url == "https://b.example/2");
}

TEST_CASE("json: what is no article is refused by what it is", "[article]") {
  CHECK_THROWS_WITH(
      read_articles(R"({"id": 3, "lang": "en"})"),
      Catch::StartsWith("JSON with the keys \"id\", \"lang\" is no article; read are"));
  CHECK_THROWS_WITH(read_articles(R"({"title": "x", "text": "a)"), Catch::StartsWith("byte 2"));
  CHECK_THROWS_WITH(read_articles(R"({"title": "x",, "text": "a"})"),
                    "byte 14: the JSON is broken or breaks off here; save the file again");
  CHECK_THROWS_WITH(read_articles("{}"), Catch::StartsWith("JSON without keys is no article"));
}

TEST_CASE("json: each article covers the file, and its words stand where it says", "[article]") {
  std::size_t words = 0;
  for (const auto& file : {kReadability, kMercury, kTrafilatura, kSchema}) {
    feeds::require_covered(file);
    words += feeds::words_in_place(file);
  }
  CHECK(words > 70);
  std::string utf16 = "\xFE\xFF";
  for (const char c : kReadability) {
    utf16.push_back('\0');
    utf16.push_back(c);
  }
  feeds::require_covered(utf16);
  CHECK(read_article(utf16).headline == "The & sign");
}

TEST_CASE("json: hostile files take little time and memory", "[article]") {
  article::ReadOptions as_json;
  as_json.as = InputKind::json;
  CHECK_THROWS_AS(read_articles(std::string(1'000'000, '['), as_json), Error);
  const std::string nested = std::string(1'000'000, '[') + std::string(1'000'000, ']');
  feeds::require_covered(R"({"title": "x", "title": "Twice", "deep": )" + nested +
                         R"(, "text": "A \u0000 text of \udc00 some words, and more.)" + "\n" +
                         R"( Here."})");
  feeds::require_covered(R"({"title": "x", "content": "<p>Some words.</p>)"
                         "\x7F\xC2\x9F\xEF\xBF\xBF"
                         R"(<p>And more.</p>"})");
  std::string many = R"({"title": "x", "text": "Words, and more of them.")";
  for (int i = 0; i < 100'000; ++i) many += ", \"" + std::to_string(i) + "\": \"" + "v\"";
  feeds::require_covered(many + "}");
  CHECK_THROWS_WITH(read_articles("{\"a\": [" + std::string(11'000'000, ' ').replace(0, 1, "0") +
                                  [] {
                                    std::string zeros;
                                    for (int i = 0; i < 5'000'000; ++i) zeros += ",0";
                                    return zeros;
                                  }() +
                                  "]}"),
                    "JSON of more than 5,000,000 values; split the file");
}

TEST_CASE("read_stated_date: as feeds and databases write them", "[article]") {
  using article::read_stated_date;
  CHECK(read_stated_date("Tue, 01 Apr 2025 17:13:00 GMT") == "2025-04-01T17:13");
  CHECK(read_stated_date("1 Apr 25 7:03 +0200") == "2025-04-01T07:03");
  CHECK(read_stated_date("Tuesday, 01-Apr-1997 17:13:00 EST") == "1997-04-01T17:13");
  CHECK(read_stated_date("01 April 2025") == "2025-04-01");
  CHECK(read_stated_date("2025-04-01T17:13:00.000Z") == "2025-04-01T17:13");
  CHECK(read_stated_date("April 1, 2025") == "2025-04-01");
  CHECK(!read_stated_date("31 Feb 2025 10:00"));
  CHECK(!read_stated_date("soon"));
  CHECK(!read_stated_date(std::string(10'000, '1')));
}
