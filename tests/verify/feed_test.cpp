// The feed is read back: each thing that it could say wrongly is named.
#include "verify/feed.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"

using namespace lector;

namespace {

const std::string kFeed = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:psc="http://podlove.org/simple-chapters">
<channel><title>Herald</title><link>https://h.example/</link>
<atom:link rel="self" type="application/rss+xml" href="https://h.example/feed.xml"/>
<description>News.</description><language>en</language>
<itunes:image href="https://h.example/cover.png"/><itunes:author>Herald</itunes:author>
<itunes:explicit>false</itunes:explicit><itunes:category text="News"/>
<item><title>Tide &amp; time</title><guid isPermaLink="false">1</guid>
<pubDate>Tue, 01 Apr 2025 17:13:00 +0900</pubDate><description><![CDATA[<p>A&amp;B</p>]]></description>
<enclosure url="https://h.example/a%20b.mp3" length="10" type="audio/mpeg"/>
<itunes:duration>62</itunes:duration>
<podcast:transcript url="https://h.example/a%20b.vtt" type="text/vtt"/>
<podcast:chapters url="https://h.example/a%20b.chapters.json" type="application/json+chapters"/>
<psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Tide"/>
<psc:chapter start="00:00:30.250" title="Time"/></psc:chapters></item>
<item><title>Older</title><guid isPermaLink="false">2</guid>
<pubDate>Tue, 01 Apr 2025 08:12:59 +0000</pubDate><description>Old</description>
<enclosure url="https://h.example/old.mp3" length="20" type="audio/mpeg"/>
<itunes:duration>1</itunes:duration></item>
</channel></rss>
)";

/// The first bytes of a PNG of so many pixels.
std::string png(unsigned width, unsigned height) {
  std::string bytes("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16);
  for (const auto number : {width, height})
    for (const auto shift : {24U, 16U, 8U, 0U}) bytes += static_cast<char>(number >> shift & 0xFFU);
  return bytes + std::string("\x08\x02\0\0\0", 5);
}

/// Findings, a line each: "rule: message".
std::string findings_of(const std::string& feed, const std::string& cover = png(1400, 1400)) {
  const support::TemporaryFolder folder;
  std::ofstream(folder / "cover.png", std::ios::binary) << cover;
  const verify::Shelf shelf{
      .folder = folder.path(),
      .episodes = {{.file_name = "a b.mp3",
                    .size_bytes = 10,
                    .length_ms = 61'500,
                    .title = "Tide & time",
                    .chapters = {{.title = "Tide", .start_ms = 0, .end_ms = 30'250},
                                 {.title = "Time", .start_ms = 30'250, .end_ms = 61'500}},
                    .text = {}},
                   {.file_name = "old.mp3",
                    .size_bytes = 20,
                    .length_ms = 400,
                    .title = "Older",
                    .chapters = {},
                    .text = {}}},
      .files = {"a b.mp3", "old.mp3", "cover.png", "a b.vtt", "a b.chapters.json"}};
  std::vector<verify::Finding> findings;
  verify::Notes notes("feed.xml", findings);
  verify::check_feed(verify::read_feed(feed, notes), shelf, notes);
  std::string text;
  for (const auto& finding : findings) text += finding.rule + ": " + finding.message + "\n";
  return text;
}

/// What is found once a part of the feed is replaced.
std::string findings_after(const std::string& from, const std::string& to) {
  const auto at = kFeed.find(from);
  INFO(from);
  REQUIRE(at != std::string::npos);
  return findings_of(std::string(kFeed).replace(at, from.size(), to));
}

}  // namespace

TEST_CASE("feed: one in order has no faults", "[verify]") {
  CHECK(findings_of(kFeed).empty());
}

TEST_CASE("feed: what isn't XML as all readers have it is named", "[verify]") {
  using Catch::Contains;
  CHECK_THAT(findings_after("</channel>", ""), Contains("4.6: not well-formed at byte"));
  CHECK_THAT(findings_after("Tide &amp; time", "Tide & time"), Contains("begins no reference"));
  CHECK_THAT(findings_after("News.", "N\x01."), Contains("4.6: a control character"));
  CHECK_THAT(findings_of(""), Contains("4.6: not well-formed"));
  CHECK_THAT(findings_of("<rss/>"), Contains("4.2: there is no channel"));
  CHECK_THAT(findings_after("namespace/1.0", "namespace/2"), Contains("4.1: xmlns:podcast isn't"));
}

TEST_CASE("feed: what the channel lacks is named", "[verify]") {
  using Catch::Contains;
  CHECK_THAT(findings_after("<title>Herald</title>", ""), Contains("4.2: 0 channel's title"));
  CHECK_THAT(findings_after("<language>en", "<language>"), Contains("channel's language is empty"));
  CHECK_THAT(findings_after(">News.<", "> News.<"),
             Contains("4.6: channel's description has space"));
  CHECK_THAT(findings_after(">News.<", ">" + std::string(4001, 'x') + "<"), Contains("too long"));
  CHECK_THAT(findings_after("explicit>false", "explicit>no"), Contains("4.2: itunes:explicit"));
  CHECK_THAT(findings_after("rel=\"self\"", "rel=\"hub\""), Contains("no atom:link to the feed"));
  CHECK_THAT(findings_after("<itunes:category text=\"News\"/>", ""),
             Contains("no itunes:category"));
}

TEST_CASE("feed: a cover that directories refuse is named", "[verify]") {
  using Catch::Contains;
  CHECK_THAT(findings_of(kFeed, png(1399, 1399)), Contains("4.8: the cover is 1399 x 1399"));
  CHECK_THAT(findings_of(kFeed, png(3001, 3001)), Contains("4.8"));
  CHECK_THAT(findings_of(kFeed, png(1400, 1500)), Contains("4.8"));
  CHECK_THAT(findings_of(kFeed, "GIF89a"), Contains("neither JPEG nor PNG"));
  CHECK_THAT(findings_after("cover.png", "covers.png"), Contains("isn't in the folder"));
}

TEST_CASE("feed: what it says wrongly of an episode is named", "[verify]") {
  using Catch::Contains;
  CHECK_THAT(findings_after("length=\"10\"", "length=\"11\""),
             Contains("4.4: item \"a b.mp3\": length is \"11\", but the file has 10 bytes"));
  CHECK_THAT(findings_after("audio/mpeg", "audio/mp3"), Contains("expected audio/mpeg"));
  CHECK_THAT(findings_after(">62<", ">61<"), Contains("4.5: item \"a b.mp3\": duration"));
  CHECK_THAT(findings_after("Tide &amp; time", "Tide or time"), Contains("agreement"));
  CHECK_THAT(findings_after("title=\"Time\"", "title=\"Tim\""), Contains("chapter 2's title"));
  CHECK_THAT(findings_after("30.250", "30.251"), Contains("chapter 2 begins at"));
  CHECK_THAT(findings_after("start=\"00:00:30.250\"", "start=\"30\""), Contains("4.12"));
  CHECK_THAT(findings_after("<psc:chapter start=\"00:00:00.000\" title=\"Tide\"/>", ""),
             Contains("1 chapters, but the sound has 2"));
}

TEST_CASE("feed: files that it names must be there, with their types", "[verify]") {
  using Catch::Contains;
  CHECK_THAT(findings_after("a%20b.vtt", "c.vtt"), Contains("there is no \"c.vtt\""));
  CHECK_THAT(findings_after("text/vtt", "text/plain"),
             Contains("4.10: item \"a b.mp3\": the type"));
  CHECK_THAT(findings_after("application/json+chapters", "application/json"), Contains("4.11"));
  CHECK_THAT(findings_after("a%20b.mp3", "c.mp3"),
             Contains("no such episode") && Contains("\"a b.mp3\" is in no item"));
  CHECK_THAT(findings_after("https://h.example/old", "https://h.example/ä/old"), Contains("4.7"));
}

TEST_CASE("feed: identities and addresses are one item's alone, and the newest is first",
          "[verify]") {
  using Catch::Contains;
  CHECK_THAT(findings_after(">2</guid>", ">1</guid>"), Contains("4.4: item \"Older\": guid \"1\""));
  CHECK_THAT(findings_after("/old.mp3", "/a%20b.mp3"), Contains("was another item's already"));
  CHECK_THAT(findings_after("08:12:59", "08:13:01"), Contains("4.5: item \"Older\": is newer"));
  CHECK_THAT(findings_after("Tue, 01 Apr 2025 17", "Wed, 01 Apr 2025 17"), Contains("4.5"));
  CHECK_THAT(findings_after("<pubDate>Tue, 01 Apr 2025 17:13:00 +0900</pubDate>", ""),
             Contains("4.5: item \"Older\": is newer"));
}

TEST_CASE("feed: a title that was cut agrees with its beginning", "[verify]") {
  CHECK(findings_after("Tide &amp; time", "Tide &amp;…") == "");
  CHECK_FALSE(findings_after("Tide &amp; time", "Tides…").empty());
}

TEST_CASE("feed: dates of mails", "[verify]") {
  CHECK(verify::read_mail_date("Thu, 01 Jan 1970 01:00:00 +0100") == 0);
  CHECK(verify::read_mail_date("Wed, 31 Dec 1969 20:30:01 -0330") == 1);
  for (const auto* text : {"",
                           "Thu, 1 Jan 1970 00:00:00 +0000",
                           "Thu, 01 Jan 1970 24:00:00 +0000",
                           "Thu, 01 Jab 1970 00:00:00 +0000",
                           "Thu, 32 Jan 1970 00:00:00 +0000",
                           "Fri, 01 Jan 1970 00:00:00 +0000",
                           "Thu, 01 Jan 1970 00:00:00 GMT"})
    CHECK_FALSE(verify::read_mail_date(text));
}
