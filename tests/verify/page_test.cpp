#include "verify/page.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace lector;
using verify::Cue;

namespace {

verify::Facts facts() {
  return {.file_name = "a b.mp3",
          .size_bytes = 1234,
          .length_ms = 62'500,
          .title = "Tide & time",
          .chapters = {{.title = "Tide & time", .start_ms = 0, .end_ms = 60'000},
                       {.title = "End", .start_ms = 60'000, .end_ms = 62'500}},
          .identity = {},
          .text = "Tide & time\nIt is over.\n",
          .byline = "Ines Calloway",
          .publisher = "Herald",
          .date = {.year = "2025", .day_month = "0305", .time = ""},
          .language = "eng",
          .url = "https://h.example/tide",
          .notice = "An artificial voice reads."};
}

/// As timing.json has them.
verify::Reading sentences() {
  return {.file = "a b.timing.json",
          .cues = {{.start_ms = 250,
                    .end_ms = 2250,
                    .speaker = "Headline",
                    .text = "Tide & time",
                    .stamps = {},
                    .words = {{{"Tide", 250}, {"time", 750}}},
                    .language = "en"},
                   {.start_ms = 60'000,
                    .end_ms = 62'000,
                    .speaker = "Pull quote",
                    .text = "It is over.",
                    .stamps = {},
                    .words = {{{"It", 60'000}, {"is", 60'200}, {"over", 60'400}}},
                    .language = "de-AT"}}};
}

const std::string kPage = R"(<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-Xs8vTYPmJg2r1uxI522N3rzPlWVj80ByIhv5YNO4wlU='; style-src 'sha256-ngewhhP73WDIbgwseeu52VAAJgKdGUsu1IUQQsAm8m4='; img-src data:; media-src 'self' file:; base-uri 'none'; form-action 'none'">
<meta name="author" content="Ines Calloway"><meta name="description" content="It is over.">
<title>Tide &amp; time</title>
<link rel="icon" href="data:,"><style>p { color: red }</style>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Tide & time",
"articleSection": "World", "inLanguage": "en", "author": {"name": "Ines Calloway"},
"publisher": {"name": "Herald"}, "datePublished": "2025-05-03",
"mainEntityOfPage": "https://h.example/tide",
"audio": {"contentUrl": "a%20b.mp3", "contentSize": "1234", "duration": "PT1M2.5S",
"inLanguage": "en"}}</script></head><body>
<header class="masthead"><div class="paper"><p class="publisher">Herald</p><p>May 3, 2025</p></div>
<div class="listen"><button type="button" class="start" hidden><span>Listen</span></button>
<audio controls src="a%20b.mp3" aria-label="Tide &amp; time" data-length="62500"
data-by="Ines Calloway" data-publisher="Herald"><track kind="captions" srclang="en"
src="a%20b.vtt"></audio><p><time datetime="PT1M2.5S">1:02</time></p></div></header>
<div class="sheet"><nav class="chapters"><details open><summary>Chapters</summary><ol>
<li><a href="#s1" data-start="0"><bdi>Tide &amp; time</bdi> <time datetime="PT0S">0:00</time></a></li>
<li><a href="#s2" data-start="60000"><bdi>End</bdi> <time datetime="PT1M0S">1:00</time></a></li>
</ol></details></nav><main class="alone"><article><p class="kicker">World</p>
<h1 class="headline"><span class="sentence" id="s1"><span>Tide</span> &amp; <span>time</span></span></h1>
<figure class="caption"><img src="data:," alt=""></figure>
<blockquote class="pull_quote" lang="de-AT"><p><span class="sentence" id="s2"><span>It</span> <span>is</span> <span>over</span>.</span></p></blockquote>
</article></main></div>
<footer class="imprint"><p>An artificial voice reads.</p>
<p><a href="https://h.example/tide">Original</a></p></footer>
<section class="player" hidden><p class="place"></p><button>Play</button></section>
<dialog class="keys"><h2>Keys</h2><p>Click a word.</p></dialog>
<script type="application/json" class="times">[[250,2000,0,500],[60000,2000,0,200,400]]</script>
<script>"use strict";</script></body></html>)";

/// What is said of the page when a part of it reads otherwise.
std::string said(const std::string& part = "", const std::string& instead = "") {
  auto page = kPage;
  if (!part.empty()) {
    const auto at = page.find(part);
    REQUIRE(at != std::string::npos);
    page.replace(at, part.size(), instead);
  }
  std::vector<verify::Finding> findings;
  verify::Notes notes("a b.html", findings);
  const auto expected = sentences();
  const auto all_facts = facts();
  verify::check_page(page, all_facts, &expected, notes);
  std::string all;
  for (const auto& finding : findings) all += finding.rule + ": " + finding.message + "\n";
  return all;
}

}  // namespace

TEST_CASE("verify: a page that agrees with the sound has no faults", "[verify]") {
  CHECK(said().empty());
}

TEST_CASE("verify: a page that plays another file, or can't play, is named", "[verify]") {
  CHECK_THAT(said("src=\"a%20b.mp3\"", "src=\"c.mp3\""), Catch::Contains("plays \"c.mp3\""));
  CHECK_THAT(said("<audio controls", "<audio"), Catch::Contains("has no controls"));
  CHECK_THAT(said("<audio controls", "<audio autoplay controls"), Catch::Contains("by itself"));
  CHECK_THAT(said("<audio", "<video"), Catch::Contains("0 of \"audio\""));
}

TEST_CASE("verify: a page's title and chapters are those of the tag", "[verify]") {
  CHECK_THAT(said("<title>Tide", "<title>Tied"), Catch::Contains("the title has"));
  CHECK_THAT(said("<bdi>End", "<bdi>Fin"), Catch::Contains("chapter 2's title"));
  CHECK_THAT(said("data-start=\"60000\"", "data-start=\"59000\""),
             Catch::Contains("chapter 2 begins at 59.000 s"));
  CHECK_THAT(said("data-start=\"60000\"", ""), Catch::Contains("chapter 2 begins at"));
  CHECK_THAT(said("\"PT1M0S\">1:00", "\"PT1M0S\">1:01"), Catch::Contains("says the time \"1:01\""));
  CHECK_THAT(said("PT1M0S", "PT1M1S"), Catch::Contains("says the time \"1:00\""));
  CHECK_THAT(said("href=\"#s2\"", "href=\"#s9\""), Catch::Contains("chapter 2 leads to \"#s9\""));
  CHECK_THAT(said("<a href=\"#s1\" data-start=\"0\">",
                  "<a href=\"#s1\"></a><a href=\"#s1\" data-start=\"0\">"),
             Catch::Contains("3 chapters"));
}

TEST_CASE("verify: a page's sentences are those of the captions, at their times", "[verify]") {
  CHECK_THAT(said("<span>over</span>", "<span>under</span>"), Catch::Contains("cue 2 has"));
  CHECK_THAT(said("[60000,2000", "[60001,2000"), Catch::Contains("cue 2 sounds from 60.001 s"));
  CHECK_THAT(said("class=\"sentence\" id=\"s2\"", "id=\"s2\""),
             Catch::Contains("times for 2 of 1 sentences"));
  CHECK_THAT(said("<span>is</span>", "is"), Catch::Contains("times for 3 of its 2 words"));
  CHECK_THAT(said("0,200,400", "0,400,200"), Catch::Contains("outside of their turn"));
  CHECK_THAT(said("0,200,400", "0,200,2001"), Catch::Contains("outside of their turn"));
  CHECK_THAT(said("[250,2000,0,500]", "\"none\""), Catch::Contains("sentence 1 has no times"));
  CHECK_THAT(said("]]</script>", "</script>"), Catch::Contains("holds no JSON"));
}

TEST_CASE("verify: what a page tells programs is true", "[verify]") {
  CHECK_THAT(said("\"1234\"", "\"1235\""), Catch::Contains("contentSize is \"1235\""));
  CHECK_THAT(said("PT1M2.5S", "PT1M2S"), Catch::Contains("duration is \"PT1M2S\""));
  CHECK_THAT(said("PT1M2.5S", "62.5"), Catch::Contains("duration is \"62.5\""));
  CHECK_THAT(said("\"a%20b.mp3\", \"contentSize\"", "\"x.mp3\", \"contentSize\""),
             Catch::Contains("contentUrl is \"x.mp3\""));
  CHECK_THAT(said("{\"@type\"", "[\"@type\""), Catch::Contains("holds no JSON"));
}

TEST_CASE("verify: a page that asks others for something is named", "[verify]") {
  const auto external = Catch::Contains("external: ");
  CHECK_THAT(said("data:,", "https://example.org/icon.png"), external);
  CHECK_THAT(said("data:,", "//example.org/icon.png"), external);
  CHECK_THAT(said("a%20b.vtt", "../b.vtt"), external);
  CHECK_THAT(said("</article>", "<img src=\"https://example.org/a.png\"></article>"), external);
  CHECK_THAT(said("</article>", "<iframe></iframe></article>"), external);
  CHECK_THAT(said("<article>", "<article onclick=\"go()\">"), external);
  CHECK_THAT(said("color: red", "background: url(a.png)"), external);
  CHECK_THAT(said("https://h.example/tide\">", "javascript:go()\">"), external);
  CHECK_THAT(said("<script>", "<script src=\"http://example.org/a.js\">"), external);
}

TEST_CASE("verify: a script or style that the page's policy doesn't name is named", "[verify]") {
  const auto policy = Catch::Contains("policy: ");
  CHECK_THAT(said("use strict", "use nothing"), policy && Catch::Contains("whose hash"));
  CHECK_THAT(said("color: red", "color: blue"), policy && Catch::Contains("whose hash"));
  CHECK_THAT(said("</footer>", "</footer><script>go()</script>"), policy);
  CHECK_THAT(said("<script>", "<script type=\"module\">"), policy && Catch::Contains("attributes"));
  CHECK_THAT(said("<script type=\"application/json\"", "<script type=\"importmap\""), policy);
  CHECK_THAT(said("<meta charset=\"utf-8\">", "<script>\"use strict\";</script>"),
             Catch::Contains("before its policy"));
}

TEST_CASE("verify: a policy that allows more than ours is named", "[verify]") {
  CHECK_THAT(said("http-equiv=\"Content-Security-Policy\"", "name=\"policy\""),
             Catch::Contains("0 policies"));
  CHECK_THAT(said("default-src 'none'", "default-src 'self'"),
             Catch::Contains("doesn't say default-src 'none'") &&
                 Catch::Contains("allows \"'self'\" by \"default-src\""));
  CHECK_THAT(said("default-src 'none';", ""), Catch::Contains("doesn't say default-src"));
  CHECK_THAT(said("script-src ", "script-src 'unsafe-inline' "),
             Catch::Contains("allows \"'unsafe-inline'\""));
  CHECK_THAT(said("script-src ", "script-src 'SELF' "), Catch::Contains("allows \"'self'\""));
  CHECK_THAT(said("img-src data:", "img-src data: https:"), Catch::Contains("allows \"https:\""));
  CHECK_THAT(said("form-action 'none'", "connect-src *; form-action 'none'"),
             Catch::Contains("allows \"*\" by \"connect-src\""));
  CHECK_THAT(said("img-src data:", "img-src data:; img-src 'none'"), Catch::Contains("twice"));
  CHECK_THAT(said("<meta charset=\"utf-8\">", "<meta http-equiv=\"refresh\" content=\"1\">"),
             Catch::Contains("http-equiv \"refresh\""));
}

TEST_CASE("verify: what a page shows beside its sentences is known, or named", "[verify]") {
  const auto foreign = Catch::Contains("which the edition doesn't say");
  CHECK_THAT(said("</article>", "<p>More.</p></article>"), foreign);
  CHECK_THAT(said("<figure class=\"caption\">", "<figure>By the sea."), foreign);
  CHECK_THAT(said("</article></main>", "</article>More</main>"), foreign);
  CHECK_THAT(said("<h1 class=\"headline\">", "<h1 class=\"headline\">Sun"), foreign);
  CHECK_THAT(said("<dialog", "<p>More.</p><dialog"), foreign);
  CHECK_THAT(said("</dialog>", "<p>More.</p></dialog>"), foreign);
  CHECK_THAT(said("Click a word", "Click " + std::string(80, 'x')), foreign);
  CHECK_THAT(said("<span>Listen</span>", "</button>Listen<button>"), foreign);
  CHECK_THAT(said("alt=\"\"", "alt=\"A boat\""), Catch::Contains("a picture says \"A boat\""));
  CHECK_THAT(said("</article>", "<table></table></article>"), Catch::Contains("element \"table\""));
  CHECK_THAT(said("<article>", "<article hidden>"), Catch::Contains("hides an element"));
}

TEST_CASE("verify: what a page says of its article is what the tag says", "[verify]") {
  CHECK_THAT(said("<p class=\"publisher\">Herald", "<p class=\"publisher\">Sun"),
             Catch::Contains("the publisher has \"Sun\""));
  CHECK_THAT(said("<p class=\"publisher\">Herald</p>", ""),
             Catch::Contains("the publisher has nothing"));
  CHECK_THAT(said("<p>May 3", "<p>May 4"), Catch::Contains("the date has"));
  CHECK_THAT(said("2025-05-03", "2025-05-04"), Catch::Contains("\"2025-05-04\", the sound isn't"));
  CHECK_THAT(said("class=\"kicker\">World", "class=\"kicker\">Art"),
             Catch::Contains("article 1's section has"));
  CHECK_THAT(said("author\" content=\"Ines", "author\" content=\"Ruben"),
             Catch::Contains("the author has"));
  CHECK_THAT(said("\"author\": {\"name\": \"Ines", "\"author\": {\"name\": \"Ruben"),
             Catch::Contains("its linked data: the author has"));
  CHECK_THAT(said("\"headline\": \"Tide", "\"headline\": \"Sun"),
             Catch::Contains("its linked data: the title has"));
  CHECK_THAT(said("data-by=\"Ines", "data-by=\"Ruben"), Catch::Contains("the player's byline has"));
  CHECK_THAT(said("data-length=\"62500", "data-length=\"62501"),
             Catch::Contains("player's length"));
  CHECK_THAT(said("content=\"It is over.", "content=\"Never over."),
             Catch::Contains("\"Never over.\" is no sentence"));
  CHECK_THAT(said("artificial voice", "actor's voice"), Catch::Contains("the notice has"));
  CHECK_THAT(said("tide\">Original", "tied\">Original"), Catch::Contains("the imprint leads"));
  CHECK_THAT(said("<p><a href=\"https://h.example/tide\">Original</a></p>", ""),
             Catch::Contains("the imprint has 0 links"));
  CHECK_THAT(said("src=\"a%20b.vtt\"", "src=\"b.vtt\""), Catch::Contains("captions \"b.vtt\""));
  CHECK_THAT(said("datetime=\"PT1M2.5S\">1:02", "datetime=\"PT1M2.5S\">1:03"),
             Catch::Contains("says the time \"1:03\""));
}

TEST_CASE("verify: a heading that nobody reads is the article's", "[verify]") {
  const std::string spoken =
      "<h1 class=\"headline\"><span class=\"sentence\" id=\"s1\"><span>Tide</span> &amp; "
      "<span>time</span></span></h1>";
  const auto with = [&](const std::string& heading) {
    return said(spoken,
                heading + "<p class=\"headline\"" + spoken.substr(20, spoken.size() - 25) + "</p>");
  };
  CHECK(with("<h1>Tide &amp; time</h1>") == "");
  CHECK_THAT(with("<h1>Sun</h1>"), Catch::Contains("article 1's headline has \"Sun\""));
  CHECK_THAT(with("<h1>Tide &amp;</h1><h2> time</h2>"), Catch::Contains("stands there 2 times"));
}

TEST_CASE("verify: roles and languages of a page are those of the other files", "[verify]") {
  CHECK_THAT(said("blockquote class=\"pull_quote\"", "blockquote class=\"quote\""),
             Catch::Contains("cue 2 has the role \"Quote\", in a b.timing.json \"Pull quote\""));
  CHECK_THAT(said("lang=\"de-AT\"", "lang=\"de\""),
             Catch::Contains("cue 2 has the language \"de\", in a b.timing.json \"de-AT\""));
  CHECK_THAT(said("<html lang=\"en\"", "<html lang=\"fr\""),
             Catch::Contains("<html> is in the language \"fr\", the sound in \"eng\""));
  CHECK_THAT(said("lang=\"de-AT\"", "lang=\"de-AT\" xml:lang=\"de\""),
             Catch::Contains("has the lang \"de-AT\", but the xml:lang \"de\""));
  CHECK_THAT(said("<article>", "<article lang=\"fr\">"),
             Catch::Contains("article 1 is in the language \"fr\""));
  CHECK_THAT(said("srclang=\"en\"", "srclang=\"fr\""), Catch::Contains("captions in \"fr\""));
  CHECK_THAT(said("\"inLanguage\": \"en\"}}", "\"inLanguage\": \"fr\"}}"),
             Catch::Contains("the sound in its linked data"));
}

TEST_CASE("verify: each word of a page begins when timing.json says", "[verify]") {
  CHECK_THAT(said("0,200,400", "0,201,400"),
             Catch::Contains("cue 2's word 2 begins at 60.201 s, in a b.timing.json at 60.200 s"));
  CHECK_THAT(said("<span>It</span> <span>is</span>", "<span>It i</span><span>s</span>"),
             Catch::Contains("cue 2's word 1 has"));
}

TEST_CASE("verify: a page that is alone with its sound says what the tag says", "[verify]") {
  const auto all_facts = facts();
  const auto with = [&](const std::string& page) {
    std::vector<verify::Finding> findings;
    verify::Notes notes("a b.html", findings);
    verify::check_page(page, all_facts, nullptr, notes);
    return findings;
  };
  CHECK(with(kPage).empty());
  auto page = kPage;
  page.replace(page.find("<span>It</span>"), 15, "<span>At</span>");
  CHECK(with(page).front().message == "the text has \"Atisover.\" where \"Itisover.\" is expected");
}

TEST_CASE("verify: a page far larger than the edition's could be isn't read", "[verify]") {
  const std::string large(5U << 20U, '<');
  CHECK_THAT(said("<article>", large),
             Catch::Contains("size: has 524") && !Catch::Contains("cut off"));
  // Pictures are as large as they like.
  CHECK(said("src=\"data:,", "src=\"data:," + std::string(5U << 20U, 'a')) == "");
}
