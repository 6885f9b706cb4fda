// Feeds: each entry an article, with the whole file accounted for.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "article/reader.hpp"
#include "base/files.hpp"
#include "feeds.hpp"
#include "reading.hpp"
#include "text/offsets.hpp"
#include "text/unicode.hpp"

using namespace lector;
using article::Article;
using article::BlockKind;
using article::InputKind;
using article::read_article;
using article::read_articles;
using article::ReadOptions;
using reading::texts;

namespace {

ReadOptions entry_options(std::size_t number) {
  ReadOptions options;
  options.entry = number;
  return options;
}

std::string sample(const std::string& name) {
  return base::read_file(std::string(LECTOR_SOURCE_DIR) + "/samples/" + name, 1U << 20U);
}

/// A feed of RSS around what stands in its channel.
std::string rss(const std::string& items) {
  return "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" "
         "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>The Mole</title>" +
         items + "</channel></rss>";
}

/// An entry with a text of HTML, escaped as most feeds do it.
std::string item(const std::string& title, const std::string& html) {
  return "<item><title>" + title + "</title><content:encoded><![CDATA[" + html +
         "]]></content:encoded></item>";
}

const std::string kText =
    "<p>The mole was rebuilt in a summer, stone by stone.</p>"
    "<p>Nobody has walked on it since, for want of a gate.</p>";

const std::string kAtom =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\" "
    "xml:base=\"https://mole.example/a/b\"><title type=\"html\">Die &lt;b&gt;Mole&lt;/b&gt;</title>"
    "<author><name>Ulla Brandt</name><uri>https://mole.example/ulla</uri></author>"
    "<entry><title type=\"text\">Das &lt;b&gt;-Zeichen</title>"
    "<link rel=\"enclosure\" href=\"kran.mp3\"/><link rel=\"alternate\" href=\"kran\"/>"
    "<published>2025-03-04T05:06:07Z</published><updated>2025-03-05T08:09:10Z</updated>"
    "<summary>Nach vier Monaten dreht er sich.</summary>"
    "<content type=\"xhtml\"><h:div xmlns:h=\"http://www.w3.org/1999/xhtml\">"
    "<h:p>Nach vier Monaten dreht sich der Kran an der Mole wieder, und <h:em>alle</h:em> schauen "
    "zu.</h:p><h:br/><h:script/><h:p>Der W&#228;rter hei&#xDF;t Ole &amp;amp; lacht &lt; "
    "laut.</h:p></h:div></content></entry>"
    "<entry><title>Ohne Text</title><link href=\"//x.example/leer\"/></entry></feed>";

}  // namespace

TEST_CASE("feed: kinds are told from the bytes", "[article]") {
  CHECK(article::recognise("<rss version='2.0'>") == InputKind::feed);
  CHECK(article::recognise("\xEF\xBB\xBF\n \n<?xml version='1.0'?><!-- x --><feed/>") ==
        InputKind::feed);
  CHECK(article::recognise("<rdf:RDF xmlns='x'>") == InputKind::feed);
  CHECK(article::recognise("<?xml version='1.0'?><!DOCTYPE rss><rss/>") == InputKind::feed);
  CHECK(article::recognise(sample("feed.json")) == InputKind::feed);
  CHECK(article::recognise("<?xml version='1.0'?><!DOCTYPE html><html>") == InputKind::html);
  CHECK(article::recognise("<?xml version='1.0'?><html xmlns='x'>") == InputKind::html);
  CHECK(article::recognise("RSS is a format.\n") == InputKind::text);
}

TEST_CASE("feed: an entry of RSS is an article", "[article]") {
  const auto articles = read_articles(sample("feed.xml"));
  REQUIRE(articles.size() == 3);
  const Article& ferry = articles[0];
  CHECK(ferry.headline == "Ferry across the Wend returns after eleven years");
  CHECK(ferry.byline == "Marit Oldham");
  CHECK(ferry.publication == "The Saltmarsh Courier");
  CHECK(ferry.published == "2025-06-02T18:40");
  CHECK(ferry.language == "en-GB");
  CHECK(ferry.url == "https://courier.example/2025/06/ferry");
  CHECK(!ferry.is_summary);
  CHECK(texts(ferry, BlockKind::headline) == std::vector<std::string>{ferry.headline});
  CHECK(texts(ferry, BlockKind::byline) == std::vector<std::string>{"Marit Oldham"});
  CHECK(texts(ferry, BlockKind::subheading) == std::vector<std::string>{"Twelve crossings a day"});
  CHECK(texts(ferry, BlockKind::paragraph).size() == 4);
  CHECK(texts(ferry, BlockKind::caption).size() == 1);
  CHECK(reading::left_out(ferry, "summary of the entry").size() == 1);
  CHECK(articles[1].byline == "Joan Abiola");
  CHECK(texts(articles[2], BlockKind::list_item).size() == 2);
}

TEST_CASE("feed: a summary says that it is one", "[article]") {
  const auto articles = read_articles(sample("feed.xml"));
  CHECK(articles[1].is_summary);
  CHECK(articles[1].diagnostics.front().message ==
        "the feed seems to have only a summary; --follow reads the page it links to "
        "(https://courier.example/2025/06/lighthouse)");
  CHECK(article::to_json(articles[1]).find("\"summary_only\": true") != std::string::npos);
  CHECK(article::to_json(articles[0]).find("summary_only") == std::string::npos);
  CHECK(!articles[2].is_summary);
  const auto cut = read_articles(rss("<item><title>A</title><description>" + std::string(900, 'a') +
                                     " and so on […]</description></item>"));
  CHECK(cut.front().is_summary);
}

TEST_CASE("feed: one entry is chosen, or the number of them is said", "[article]") {
  const auto feed = sample("feed.xml");
  CHECK_THROWS_WITH(read_article(feed), "the feed has 3 entries; choose one with --entry N");
  CHECK_THROWS_WITH(read_article(feed, entry_options(4)),
                    "the feed has 3 entries; there is no --entry 4");
  CHECK_THROWS_WITH(read_article(feed, entry_options(0)),
                    "the feed has 3 entries; there is no --entry 0");
  CHECK(read_article(feed, entry_options(3)).byline == "Pell Navarro");
  CHECK(read_articles(feed, entry_options(3)).size() == 1);
  CHECK(read_article(rss(item("One", kText))).headline == "One");
  CHECK_THROWS_WITH(read_article("A page of text, nothing else.\n", entry_options(2)),
                    "the page is one article; there is no --entry 2");
}

TEST_CASE("feed: Atom has markup inside the XML, bases and languages", "[article]") {
  const auto articles = read_articles(kAtom);
  REQUIRE(articles.size() == 2);
  const Article& crane = articles[0];
  CHECK(crane.headline == "Das <b>-Zeichen");
  CHECK(crane.publication == "Die Mole");
  CHECK(crane.byline == "Ulla Brandt");
  CHECK(crane.published == "2025-03-04T05:06");
  CHECK(crane.updated == "2025-03-05T08:09");
  CHECK(crane.url == "https://mole.example/a/kran");
  CHECK(crane.language == "de");
  CHECK(texts(crane, BlockKind::paragraph) ==
        std::vector<std::string>{
            "Nach vier Monaten dreht sich der Kran an der Mole wieder, und alle schauen zu.",
            "Der Wärter heißt Ole &amp; lacht < laut."});
  CHECK(articles[1].is_summary);
  CHECK(articles[1].url == "https://x.example/leer");
  CHECK(articles[1].diagnostics.front().message ==
        "the text of the article is not in the feed; --follow reads the page it links to "
        "(https://x.example/leer)");
  CHECK_THROWS_WITH(read_article(kAtom, entry_options(2)),
                    Catch::StartsWith("\"Ohne Text\": the text of the article is not in the feed"));
}

TEST_CASE("feed: RSS 1.0 and its forerunners, whatever the prefixes", "[article]") {
  const std::string feed =
      "<r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns=\"http://purl.org/rss/1.0/\" xmlns:d=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:c=\"http://purl.org/rss/1.0/modules/content/\" xmlns:content=\"http://x.example/\">"
      "<channel><title>Old news</title><link>https://a.example/</link></channel>"
      "<item><title>One</title><link>/1</link><d:creator>Ann Lee</d:creator>"
      "<d:date>2004-05-06T07:08+01:00</d:date><content:encoded>not this</content:encoded>"
      "<c:encoded>&lt;p&gt;The first words of the day were spoken at six.&lt;/p&gt;</c:encoded>"
      "</item></r:RDF>";
  ReadOptions as_feed;
  as_feed.as = InputKind::feed;
  const auto read = read_article(feed, as_feed);
  CHECK(read.publication == "Old news");
  CHECK(read.byline == "Ann Lee");
  CHECK(read.published == "2004-05-06T07:08");
  CHECK(read.url == "https://a.example/1");
  CHECK(texts(read, BlockKind::paragraph) ==
        std::vector<std::string>{"The first words of the day were spoken at six."});
}

TEST_CASE("feed: broken XML is read from the next entry on, and said", "[article]") {
  const auto broken = rss("<item><title>One</b></title></item>" + item("Two & a half", kText) +
                          "<item><title>5 < 6</title><description>Caf&eacute; &nbsp; at the "
                          "mole</description></item>");
  const auto articles = read_articles("\n \n" + broken);
  REQUIRE(articles.size() == 3);
  CHECK(articles[1].headline == "Two & a half");
  CHECK(!articles[1].is_summary);
  CHECK(articles[2].headline == "5 < 6");
  CHECK(texts(articles[2], BlockKind::paragraph) == std::vector<std::string>{"Café at the mole"});
  CHECK(articles[1].diagnostics.back().message ==
        "the XML is broken here; what follows is read from the next entry on");
  // Cut off in the middle of an entry.
  const auto whole = sample("feed.xml");
  const auto cut = read_articles(whole.substr(0, whole.find("Tom Harker")));
  REQUIRE(cut.size() == 1);
  CHECK(texts(cut[0], BlockKind::headline).size() == 1);
  CHECK(!cut[0].diagnostics.empty());
}

TEST_CASE("feed: what is no feed is refused by what it is", "[article]") {
  CHECK_THROWS_WITH(read_articles("<?xml version=\"1.0\"?><svg><a/></svg>"),
                    "XML whose element is \"svg\" is not read; feeds are (RSS, Atom, RSS 1.0), and "
                    "pages of HTML");
  CHECK_THROWS_WITH(read_articles("<rss><channel/></rss>"), "the feed has no entries");
  CHECK_THROWS_WITH(read_articles("<?xml version=\"1.0\"?>\n"), Catch::Contains("no XML"));
}

TEST_CASE("feed: each article covers the file, and its words stand where it says", "[article]") {
  for (const auto& feed : {sample("feed.xml"), sample("feed.json"), kAtom}) {
    CHECK(feeds::words_in_place(feed) > 30);
    feeds::require_covered(feed);
  }
}

TEST_CASE("feed: offsets are those of the charset that the feed is in", "[article]") {
  const auto utf8 =
      rss(item("Caf\xC3\xA9 at the mole", kText + "<p>D\xC3\xA9j\xC3\xA0 vu, twice.</p>"));
  auto latin = rss(item("Caf\xE9 at the mole", kText + "<p>D\xE9j\xE0 vu, twice.</p>"));
  latin.replace(0, 21, R"(<?xml version="1.0" encoding="windows-1252"?>)");
  std::string utf16 = "\xFF\xFE";
  for (const char c : latin.substr(latin.find('\n'))) {
    utf16.push_back(c);  // Latin-1 is the beginning of Unicode
    utf16.push_back('\0');
  }
  for (const auto& feed : {utf8, latin, utf16}) {
    const auto read = read_article(feed);
    CHECK(read.headline == "Café at the mole");
    CHECK(texts(read, BlockKind::paragraph).back() == "Déjà vu, twice.");
    feeds::require_covered(feed);
    const auto& block = read.blocks.back();
    const auto twice = text::input_span(block.origins, {11, 16});
    auto bytes = feed.substr(twice.begin, twice.end - twice.begin);
    std::erase(bytes, '\0');
    CHECK(bytes == "twice");
  }
}

TEST_CASE("feed: hostile files take little time and memory", "[article]") {
  const auto deep = [](const std::string& tag, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += tag;
    return text;
  };
  const std::string bomb =
      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY f "
      "SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&b;</title><description>&f; and "
      "a text</description></item></channel></rss>";
  CHECK(read_article(bomb).headline == "&b;");
  feeds::require_covered(bomb);
  feeds::require_covered(rss("<item>" + deep("<a>", 1'000'000)));
  feeds::require_covered(rss(item("Deep", deep("<div>", 100'000) + kText)));
  feeds::require_covered(
      rss("<item><title>A</title>" + deep("<description/>", 100'000) + "</item>"));
  feeds::require_covered(rss(deep("<item><title>x</title></b>", 3'000)));
  feeds::require_covered(
      rss("<item><description>A text of words. <a://b>One</a://b><xmp><b></b>"
          "</xmp><plaintext><c/>Two</plaintext></description></item>"));
  feeds::require_covered(rss(item("NUL \x01", std::string("a\0b ", 4) + kText)));
  CHECK_THROWS_WITH(read_articles(rss(deep("<item/>", 20'000))),
                    Catch::Contains("more than the 10,000 that are read at once"));
  CHECK_THROWS_WITH(read_articles(rss(deep("<a/>", 4'100'000))), Catch::Contains("split the feed"));
}
