// Pages of HTML: what is the article, what is left out, where each character came from.
#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "article/reader.hpp"
#include "reading.hpp"
#include "text/characters.hpp"
#include "text/offsets.hpp"

using lector::article::Article;
using lector::article::BlockKind;
using lector::article::find_hole;
using lector::article::read_article;
using reading::left_out;
using reading::reason;
using reading::texts;

namespace {

using Texts = std::vector<std::string>;

const std::string kFirst =
    "The geese came at dawn and took the pond, as the mayor had long feared.";
const std::string kSecond =
    "By noon they had elected a speaker, and the ducks had moved out for good.";
const std::string kThird =
    "Nobody in the village had the heart to send them away before the winter.";

std::string paragraph(const std::string& text) {
  return "<p>" + text + "</p>\n";
}

/// A page with a headline, two paragraphs, and something between them.
std::string page_around(const std::string& between, const std::string& head = "") {
  return "<!DOCTYPE html><html lang=\"en\"><head><title>Geese take the pond</title>" + head +
         "</head><body>\n<div class=\"story\"><h1>Geese take the pond</h1>\n" + paragraph(kFirst) +
         between + paragraph(kSecond) + paragraph(kThird) + "</div></body></html>\n";
}

bool mentions(std::string_view message, std::string_view words) {
  return message.find(words) != std::string_view::npos;
}

/// The bytes of the input from which each character of a block came, parted by "|" where they
/// aren't one behind the other.
std::string origins(const Article& article, std::size_t block, const std::string& page) {
  const auto& read = article.blocks[block];
  std::string found;
  std::size_t behind = 0;
  for (std::size_t offset = 0; offset < read.text.size();) {
    const auto character = lector::text::character_at(read.text, offset);
    const auto span = lector::text::input_span(read.origins, {offset, character.end});
    offset = character.end;
    if (!found.empty() && span.begin != behind) found += '|';
    found += page.substr(span.begin, span.end - span.begin);
    behind = span.end;
  }
  return found;
}

}  // namespace

TEST_CASE("html: headline, paragraphs, and nothing of what stands around them", "[article]") {
  const std::string page =
      "<html><head><title>Geese take the pond - The Pond Post</title></head><body>"
      "<nav><ul><li><a href=/>Home</a><li><a href=/news>News of the pond</a></ul></nav>"
      "<main><h1>Geese take the pond</h1>" +
      paragraph(kFirst) + paragraph(kSecond) + paragraph(kThird) + "</main><aside>" +
      paragraph("Our paper costs less than a loaf of bread, and it keeps longer.") +
      "</aside><div class=\"comments-area\">" +
      paragraph("I saw them come, and I can tell you that they were not alone at all.") +
      "</div><footer>All rights reserved by the pond.</footer></body></html>";
  const auto article = read_article(page);
  CHECK(texts(article, BlockKind::headline) == Texts{"Geese take the pond"});
  CHECK(texts(article, BlockKind::paragraph) == Texts{kFirst, kSecond, kThird});
  CHECK(reason(article, "News of the pond") == "navigation");
  CHECK(reason(article, "Our paper costs less than a loaf of bread, and it keeps longer.") ==
        "sidebar");
  CHECK(left_out(article, "comments").size() == 1);
  CHECK(reason(article, "All rights reserved by the pond.") == "page footer");
  CHECK(find_hole(article, page) == std::string::npos);
}

TEST_CASE("html: a body in several parts is read whole, from its first sentence on", "[article]") {
  const std::string page =
      "<body><h1>Geese take the pond</h1><div class=lead>" + paragraph(kFirst) +
      paragraph("It was not the first time, and few think it was the last one.") +
      "</div><div class=ad-slot>Buy bread</div><div>" + paragraph(kSecond) + paragraph(kThird) +
      paragraph(kFirst + " Or so it is told.") + "</div></body>";
  const auto read = texts(read_article(page), BlockKind::paragraph);
  REQUIRE(read.size() == 5);
  CHECK(read.front() == kFirst);
}

TEST_CASE("html: what is hidden isn't read, and doesn't part the line that it stands in",
          "[article]") {
  const auto article = read_article(page_around(
      "<p hidden>A secret that nobody should ever hear from a machine, not even once.</p>"
      "<div style=\"Display : NONE\">Another secret that is kept by the style of the page.</div>"
      "<p>A goose<span aria-hidden=\"true\"> (bird)</span> is <span "
      "class=\"sr-only\">not</span>patient.</p>"
      "<noscript>Turn on scripts to see the geese of the pond in motion, day and "
      "night.</noscript>"));
  CHECK(texts(article, BlockKind::paragraph)[1] == "A goose is patient.");
  CHECK(left_out(article, "hidden text").size() == 4);
  CHECK(left_out(article, "for browsers without scripts").size() == 1);
}

TEST_CASE("html: a captioned figure is one caption with credit and picture", "[article]") {
  const auto article = read_article(
      page_around("<figure><img src=\"https://pond.example/goose.jpg\" alt=\"A goose at dawn\">"
                  "<figcaption>A goose looks at the pond. [REUTERS/IDA MARSH]</figcaption></figure>"
                  "<figure><img src=b.jpg><figcaption>A goose looks at the pond. [REUTERS/IDA "
                  "MARSH]</figcaption></figure>"));
  REQUIRE(texts(article, BlockKind::caption) == Texts{"A goose looks at the pond."});
  for (const auto& block : article.blocks) {
    if (block.kind != BlockKind::caption) continue;
    CHECK(block.credit == "REUTERS/IDA MARSH");
    CHECK(block.image == "https://pond.example/goose.jpg");
  }
  CHECK(left_out(article, "repeated caption").size() == 1);
  CHECK_FALSE(mentions(to_json(article), "\"text\": \"A goose at dawn\""));
}

TEST_CASE("html: kinds of blocks come from their elements", "[article]") {
  const auto article = read_article(page_around(
      "<h2>How it began</h2>" +
      paragraph("It began with one goose that had lost its way in the fog.") +
      "<blockquote><p>We only want the water, and perhaps the meadow behind it.</p></blockquote>"
      "<ul><li>Twelve geese came from the north.</li><li>Two came from the mill.</li></ul>"
      "<table><tr><th>Year</th><th>Geese</th></tr><tr><td>2024</td><td>12</td></tr></table>"
      "<pre>honk();\nhonk();</pre>"
      "<blockquote class=\"twitter-tweet\"><p>Honk, and again.</p>&mdash; A Goose "
      "(@goose)</blockquote>"));
  CHECK(texts(article, BlockKind::subheading) == Texts{"How it began"});
  CHECK(texts(article, BlockKind::quote) ==
        Texts{"We only want the water, and perhaps the meadow behind it."});
  CHECK(texts(article, BlockKind::list_item) ==
        Texts{"Twelve geese came from the north.", "Two came from the mill."});
  CHECK(texts(article, BlockKind::table) == Texts{"Year, Geese", "2024, 12"});
  CHECK(texts(article, BlockKind::code) == Texts{"honk(); honk();"});
  CHECK(texts(article, BlockKind::embed) == Texts{"Honk, and again.", "— A Goose (@goose)"});
}

TEST_CASE("html: a footnote's mark isn't read, its note is a footnote", "[article]") {
  const auto article = read_article(page_around(
      "<p>They came at dawn<sup id=r1><a href=\"#n1\">[1]</a></sup> and they stayed for the "
      "summer.</p>"
      "<p>The pond holds 10<sup>6</sup> litres of water, or so the miller says to this day.</p>"
      "<section class=\"footnotes\"><ol><li id=n1>At half past five, by the clock of the "
      "church.</li></ol></section>"));
  CHECK(texts(article, BlockKind::paragraph)[1] ==
        "They came at dawn and they stayed for the summer.");
  CHECK(mentions(texts(article, BlockKind::paragraph)[2], "106 litres"));
  CHECK(left_out(article, "footnote mark") == Texts{"[1]"});
  CHECK(texts(article, BlockKind::footnote) ==
        Texts{"At half past five, by the clock of the church."});
}

TEST_CASE("html: a pull quote that repeats the body is read once", "[article]") {
  const auto article = read_article(page_around(
      "<aside class=\"pullquote\">They had elected a speaker, and the ducks had moved out</aside>"
      "<div class=\"pull-quote\"><p>elected a speaker, and the ducks had moved out for "
      "good.</p></div>"));
  CHECK(texts(article, BlockKind::paragraph) == Texts{kFirst, kSecond, kThird});
  CHECK(texts(article, BlockKind::quote).empty());
}

TEST_CASE("html: line breaks part what is heard as two, and join what was wrapped", "[article]") {
  const auto read =
      texts(read_article(
                page_around("<p>First round: the pond<br>Second round: the mill<br>"
                            "Third round: the church</p>"
                            "<p>The geese are patient birds, said the miller, who had<br>"
                            "seen many of them come and go over the years.</p>"
                            "<p>One ends here, and it is whole.<br><br>Another begins here.</p>")),
            BlockKind::paragraph);
  REQUIRE(read.size() == 9);
  CHECK(read[1] == "First round: the pond");
  CHECK(read[3] == "Third round: the church");
  CHECK(read[4] ==
        "The geese are patient birds, said the miller, who had seen many of them come and go over "
        "the years.");
  CHECK(read[6] == "Another begins here.");
}

TEST_CASE("html: rows of teasers and paragraphs that are a link lead elsewhere", "[article]") {
  const std::string teaser =
      "<div class=card><h3><a href=/x>Ducks ask for a new pond of their own</a></h3>"
      "<p>They say that the old one is too loud for them now.</p></div>";
  const auto article = read_article(
      page_around("<p><a href=/y>Read how the ducks of the mill made peace at last</a></p>" +
                  teaser + teaser + teaser));
  CHECK(texts(article, BlockKind::paragraph) == Texts{kFirst, kSecond, kThird});
  CHECK(left_out(article, "related links").size() == 6);
  CHECK(left_out(article, "related link").size() == 1);
}

TEST_CASE("html: facts come from JSON-LD first, then meta, then the page", "[article]") {
  const auto article = read_article(
      page_around("<p class=\"byline\">By <a rel=author>Otto Reed</a></p>",
                  "<meta property=\"og:site_name\" content=\"The Pond Post\"><link rel=canonical "
                  "href=\"https://pond.example/geese\">"
                  "<meta name=author content=\"Nobody\"><script "
                  "type=\"application/ld+json\"><![CDATA[{\"@graph\":[{\"@type\":\"WebSite\","
                  "\"name\":\"Pond\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"Geese take the "
                  "pond &amp; stay\",\"author\":"
                  "[{\"name\":\"Ida Marsh\"},{\"name\":\"Otto "
                  "Reed\"}],\"datePublished\":\"2025-04-01T07:30:59+02:00\","
                  "\"dateModified\":\"2025-04-02\"}]}]]></script>"));
  CHECK(article.headline == "Geese take the pond & stay");
  CHECK(article.byline == "Ida Marsh, Otto Reed");
  CHECK(article.publication == "The Pond Post");
  CHECK(article.published == "2025-04-01T07:30");
  CHECK(article.updated == "2025-04-02");
  CHECK(article.url == "https://pond.example/geese");
  CHECK(article.language == "en");
  CHECK(
      texts(read_article(page_around("", "<script type=\"application/ld+json\">{broken</script>")),
            BlockKind::paragraph)
          .size() == 3);
}

TEST_CASE("html: microdata and the byline's class name the author", "[article]") {
  CHECK(read_article(page_around("<span itemprop=author>Ida Marsh</span>")).byline == "Ida Marsh");
  CHECK(read_article(page_around("<div class=\"article-byline\">By Ida Marsh</div>")).byline ==
        "Ida Marsh");
  CHECK(read_article(
            page_around("<time itemprop=datePublished datetime=\"2025-04-01 07:30\">x</time>"))
            .published == "2025-04-01T07:30");
}

TEST_CASE("html: the language is the text's where the template lies", "[article]") {
  std::string page = page_around("");
  page.replace(page.find("lang=\"en\""), 9, "lang=\"ko\"");
  const auto article = read_article(page);
  CHECK(article.language == "en");
  REQUIRE_FALSE(article.diagnostics.empty());
  CHECK(mentions(article.diagnostics.front().message, "\"ko\""));
}

TEST_CASE("html: a teaser of a locked article says that it is one", "[article]") {
  const std::string lock =
      "<script "
      "type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</"
      "script>";
  const auto locked = read_article(page_around("", lock));
  REQUIRE_FALSE(locked.diagnostics.empty());
  CHECK(mentions(locked.diagnostics.back().message, "locked"));
  CHECK(read_article(page_around("")).diagnostics.empty());
  std::string whole;
  for (int i = 0; i < 20; ++i) whole += paragraph("Part " + std::to_string(i) + ". " + kFirst);
  CHECK(read_article(page_around(whole, lock)).diagnostics.empty());
}

TEST_CASE("html: each character knows its bytes, references and charsets included", "[article]") {
  const std::string page =
      "<h1>Pond</h1><p>A g&ouml;ose &amp; <b>a  duck</b>&#8212;at the p\xC3\xB6nd, one &notit; two "
      "&lt;b&gt;.</p>" +
      paragraph(kFirst);
  const auto article = read_article(page);
  REQUIRE(article.blocks[1].text == "A göose & a duck—at the pönd, one ¬it; two <b>.");
  CHECK(origins(article, 1, page) ==
        "A g&ouml;ose &amp; |a |duck|&#8212;at the pönd, one &notit; two &lt;b&gt;.");
  const auto span = article.blocks[1].span;
  CHECK(page.substr(span.begin, 11) == "A g&ouml;os");
  CHECK(page.substr(span.end - 5, 5) == "&gt;.");
}

TEST_CASE("html: the charset is the header's, the page's own, or what the bytes are", "[article]") {
  const std::string body =
      "<p>Die G\xE4nse kamen in der Nacht, und niemand hat sie gebeten zu gehen.</p>";
  const std::string wanted = "Die Gänse kamen in der Nacht, und niemand hat sie gebeten zu gehen.";
  const auto read = [](const std::string& page, std::optional<std::string> header = {}) {
    lector::article::ReadOptions options;
    options.charset = std::move(header);
    return texts(read_article(page, options), BlockKind::paragraph).front();
  };
  CHECK(read("<meta charset=iso-8859-1>" + body) == wanted);
  CHECK(read("<meta http-equiv=Content-Type content=\"text/html; charset=latin1\">" + body) ==
        wanted);
  CHECK(read("<html>" + body, "ISO-8859-1") == wanted);
  CHECK(read("<meta charset=no-such-charset>" + body) == wanted);
  CHECK(read("<meta charset=ut\xFF\xFF"
             "f-8>" +
             body) == wanted);
  CHECK(read("<meta charset=iso-8859-1><p>Die Gänse kamen in der Nacht, und niemand weiß, "
             "woher.</p>") == "Die Gänse kamen in der Nacht, und niemand weiß, woher.");
}

TEST_CASE("html: a few bytes of another charset, NULs and controls don't end the page",
          "[article]") {
  const std::string page =
      "<h1>P\xC3\xB6nd</h1><p>The \x93"
      "geese\x94 of the p\xC3\xB6nd came\x01 at d\xC3\xA4wn" +
      std::string(3, '\0') + ", and they stayed for the wh\xC3\xB6le summer.</p>";
  const auto article = read_article(page);
  CHECK(texts(article, BlockKind::paragraph).front() ==
        "The “geese” of the pönd came at däwn , and they stayed for the whöle summer.");
  CHECK(find_hole(article, page) == std::string::npos);
}

TEST_CASE("html: pages made to hang a parser are read or refused", "[article]") {
  const auto repeated = [](std::string_view piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text.append(piece);
    return text;
  };
  const auto read = [](const std::string& page) {
    const auto article = read_article("<html><body>" + page + paragraph(kFirst) + "</body></html>");
    return texts(article, BlockKind::paragraph).back();
  };
  CHECK(read(repeated("<div>", 1'000'000)) == kFirst);
  CHECK(read(repeated("<b>", 100'000)) == kFirst);
  CHECK(read(repeated("<div><table><td></div></td></table>", 20'000)) == kFirst);
  CHECK(read(repeated("<div><svg><style><!--</style></div>--></svg>", 20'000)) == kFirst);
  CHECK(read("<div title=\"" + std::string(1'000'000, 'x') + "\"></div>") == kFirst);
  CHECK(read("<p>" + repeated("&amp;", 200'000) + "</p>") == kFirst);
  const auto open =
      read_article("<h1>Pond</h1>" + paragraph(kFirst) + "<script>" + repeated("a<b", 300'000));
  CHECK(texts(open, BlockKind::paragraph) == Texts{kFirst});
  std::string many = "<div ";
  for (int i = 0; i < 50'000; ++i) many += "a" + std::to_string(i) + "=1 ";
  CHECK(read(many + ">") == kFirst);
}

TEST_CASE("html: nothing to read is an error that says so", "[article]") {
  for (const std::string page : {"<html></html>",
                                 "<html><body><script>x</script></body></html>",
                                 "<html><body><nav><a href=/>Home</a></nav></body></html>"}) {
    CHECK_THROWS_AS(read_article(page), lector::Error);
  }
}
