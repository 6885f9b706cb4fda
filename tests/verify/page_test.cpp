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
                       {.title = "End", .start_ms = 60'000, .end_ms = 62'500}}};
}

std::vector<Cue> sentences() {
  return {{.start_ms = 250, .end_ms = 2250, .speaker = "Headline", .text = "Tide & time"},
          {.start_ms = 60'000, .end_ms = 62'000, .speaker = "Body", .text = "It is over."}};
}

const std::string kPage = R"(<!DOCTYPE html><html lang="en"><head><title>Tide &amp; time</title>
<link rel="icon" href="data:,"><style>p { color: red }</style>
<script type="application/ld+json">{"audio": {"contentUrl": "a%20b.mp3", "contentSize": "1234",
"duration": "PT1M2.5S"}}</script></head><body>
<nav class="chapters"><a href="#s1" data-start="0"><bdi>Tide &amp; time</bdi> 0:00</a>
<a href="#s2" data-start="60000"><bdi>End</bdi> 1:00</a></nav>
<audio controls src="a%20b.mp3"><track kind="captions" src="a%20b.vtt"></audio>
<h1><span class="sentence" id="s1"><span>Tide</span> &amp; <span>time</span></span></h1>
<p><span class="sentence" id="s2"><span>It</span> <span>is</span> <span>over</span>.</span>
<a href="https://example.org">Original</a></p>
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
  verify::check_page(page, facts(), &expected, notes);
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
  CHECK_THAT(said("href=\"#s2\"", "href=\"#s9\""), Catch::Contains("chapter 2 leads to \"#s9\""));
  CHECK_THAT(said("<a href=\"#s1\" data-start=\"0\">", "<a><a href=\"#s1\" data-start=\"0\">"),
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
  CHECK_THAT(said("{\"audio\"", "[\"audio\""), Catch::Contains("holds no JSON"));
}

TEST_CASE("verify: a page that asks others for something is named", "[verify]") {
  const auto external = Catch::Contains("external: ");
  CHECK_THAT(said("data:,", "https://example.org/icon.png"), external);
  CHECK_THAT(said("data:,", "//example.org/icon.png"), external);
  CHECK_THAT(said("a%20b.vtt", "../b.vtt"), external);
  CHECK_THAT(said("<p>", "<p><img src=\"https://example.org/a.png\">"), external);
  CHECK_THAT(said("<p>", "<p><iframe></iframe>"), external);
  CHECK_THAT(said("<p>", "<p onclick=\"go()\">"), external);
  CHECK_THAT(said("color: red", "background: url(a.png)"), external);
  CHECK_THAT(said("<script>", "<script src=\"http://example.org/a.js\">"), external);
}
