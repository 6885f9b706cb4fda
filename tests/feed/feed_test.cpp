// The feed: complete, true to its schema, and never more than text whatever a title holds.
// LECTOR_ACCEPT=1 rewrites the stored one.
#include "feed/feed.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include "feed/podcasts.hpp"
#include "support/command.hpp"
#include "support/temporary_folder.hpp"
#include "text/characters.hpp"

using namespace lector::feed;
using lector::tests::episode;
using lector::tests::podcast;

namespace {

namespace fs = std::filesystem;

const std::string kData = LECTOR_SOURCE_DIR "/tests/data/feed/";

std::string read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(text).str();
}

void write(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

/// What jing says of feeds, a line a fault; nothing if they follow the schema.
std::string faults_of(const std::vector<fs::path>& feeds) {
  std::vector<std::string> words{"jing", "-c", kData + "feed.rnc"};
  for (const auto& feed : feeds) words.push_back(feed.string());
  const auto outcome = support::run(words);
  // Its runtime may have something to say of the machine.
  std::string faults;
  std::istringstream lines(outcome.out);
  for (std::string line; std::getline(lines, line);)
    if (!line.starts_with("[warning]")) faults += line + "\n";
  INFO(outcome.err);
  REQUIRE(outcome.exit_code == (faults.empty() ? 0 : 1));
  return faults;
}

std::string faults_of(const std::string& feed) {
  const support::TemporaryFolder folder;
  write(folder / "feed.xml", feed);
  return faults_of(std::vector<fs::path>{folder / "feed.xml"});
}

std::string edited(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  INFO(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

/// Everything that could be taken for markup, or break a reader.
const std::string kHostile =
    "</script> ]]> --> <!-- & &amp; <b>\"quotes\"</b> 'single' \x01\x1b[31m\x7f \xEF\xBF\xBE "
    "שלום \u202Eback\u202C 🚢 \xFF\xC3 end";

/// A feed, and what is done to it.
struct Fault {
  std::string name;
  std::string from;
  std::string to;
};

const std::vector<Fault>& faults() {
  static const std::vector<Fault> kFaults{
      {"no-title", "<title>Coast Herald, read aloud</title>", ""},
      {"no-self-link", R"(<atom:link rel="self")", R"(<atom:link rel="hub2")"},
      {"self-link-of-another-type", "application/rss+xml", "text/xml"},
      {"no-language", "<language>en-GB</language>", ""},
      {"space-around-title", "<title>The tide</title>", "<title> The tide</title>"},
      {"empty-title", "<title>The tide</title>", "<title></title>"},
      {"title-of-256", "<title>The tide</title>", "<title>" + std::string(256, 'x') + "</title>"},
      {"explicit-no", "<itunes:explicit>false", "<itunes:explicit>no"},
      {"unknown-category", "Daily News", "Daily news"},
      {"subcategory-of-another", "Pets &amp; Animals", "Daily News"},
      {"no-cover", R"(<itunes:image href="https://herald.example/audio/cover.jpg" />)", ""},
      {"type-daily", "<itunes:type>episodic", "<itunes:type>daily"},
      {"guid-no-uuid", "9b024349-ccf0", "9b024349ccf0"},
      {"locked-true", ">yes<", ">true<"},
      {"medium-article", "<podcast:medium>podcast", "<podcast:medium>article"},
      {"no-enclosure", "<enclosure ", "<enclosed "},
      {"empty-length", R"(length="123456")", R"(length="")"},
      {"length-zero", R"(length="123456")", R"(length="0")"},
      {"enclosure-of-another-type", "audio/mpeg", "audio/mp3"},
      {"space-in-address", "audio/2025-04-01-tide-1f3a9c02.mp3", "audio/2025 tide.mp3"},
      {"no-guid", R"(<guid isPermaLink="false">guid-of-2025-04-01-tide-1f3a9c02</guid>)", ""},
      {"permalink", R"(isPermaLink="false")", R"(isPermaLink="true")"},
      {"date-iso",
       "Tue, 01 Apr 2025 17:13:00 +0900</pubDate>\n  <last",
       "2025-04-01T17:13</pubDate>\n  <last"},
      {"duration-clock", "<itunes:duration>62", "<itunes:duration>1:02"},
      {"duration-fraction", "<itunes:duration>62", "<itunes:duration>61.5"},
      {"episode-type", "<itunes:episodeType>full", "<itunes:episodeType>Full"},
      {"transcript-type", "text/vtt", "text/webvtt"},
      {"chapters-type", "application/json+chapters", "application/json"},
      {"chapter-time", R"(start="00:00:30.250")", R"(start="30.250")"},
      {"chapter-without-title", R"(title="Afterwards")", R"(title="")"},
      {"psc-version", R"(psc:chapters version="1.2")", R"(psc:chapters version="1.1")"},
      {"person-role", R"(role="narrator")", R"(role="voice")"},
      {"another-namespace", "podcastindex.org/namespace/1.0", "podcastindex.org/namespace/2.0"},
      {"unknown-element", "<generator>", "<itunes:summary>x</itunes:summary><generator>"},
  };
  return kFaults;
}

}  // namespace

TEST_CASE("feed: it has all that is required, and says so in the stored words", "[feed]") {
  const auto feed = feed_xml(podcast(), {episode()});
  if (std::getenv("LECTOR_ACCEPT") != nullptr) write(kData + "one.xml", feed);
  CHECK(feed == read(kData + "one.xml"));
  CHECK(faults_of(feed).empty());
}

TEST_CASE("feed: the schema names each way in which a feed is broken", "[feed]") {
  const auto feed = feed_xml(podcast(), {episode()});
  const support::TemporaryFolder folder;
  std::vector<fs::path> broken;
  for (const auto& fault : faults()) {
    broken.push_back(folder / (fault.name + ".xml"));
    write(broken.back(), edited(feed, fault.from, fault.to));
  }
  const auto found = faults_of(broken);
  for (const auto& fault : faults()) CHECK_THAT(found, Catch::Contains("/" + fault.name + ".xml:"));
}

TEST_CASE("feed: hostile text comes out as text", "[feed]") {
  auto hostile = episode();
  hostile.title = hostile.lead = hostile.notice = kHostile;
  hostile.byline = hostile.chapters.front().title = kHostile;
  hostile.url = "javascript:alert(1)";
  const auto feed = feed_xml(podcast(), {hostile});
  CHECK(faults_of(feed) == "");
  CHECK(feed.find('\x01') == std::string::npos);
  CHECK(feed.find("<b>") == std::string::npos);
  CHECK(feed.find("javascript") == std::string::npos);
  CHECK_THAT(feed,
             Catch::Contains("&lt;b&gt;") && Catch::Contains("שלום") && Catch::Contains("🚢"));
  // In markup, too, it is text: escaped once for HTML, inside of a section that it can't end.
  CHECK_THAT(feed, Catch::Contains("&lt;/script&gt; ]]&gt; --&gt;"));
}

TEST_CASE("feed: what is too long is cut at a character", "[feed]") {
  auto long_one = episode();
  for (long_one.title.clear(); lector::text::count_characters(long_one.title) < 2000;)
    long_one.title += "🚢é";
  long_one.lead = long_one.notice = long_one.title;
  long_one.byline = long_one.title;
  const auto feed = feed_xml(podcast(), {long_one});
  CHECK(faults_of(feed).empty());
  const auto begin = feed.find("<item>\n   <title>") + std::string("<item>\n   <title>").size();
  const auto title = feed.substr(begin, feed.find("</title>", begin) - begin);
  CHECK(lector::text::count_characters(title) == 255);
  CHECK(title.ends_with("…"));
}

TEST_CASE("feed: newest first, without a day last, whatever their order was", "[feed]") {
  std::vector<Episode> episodes;
  const auto add = [&](const std::string& name, std::optional<std::string> published) {
    episodes.push_back(episode(name));
    episodes.back().published = std::move(published);
  };
  add("year", "2026");
  add("noon", "2025-04-01T12:00Z");
  add("east", "2025-04-01T20:00+09:00");  // 11:00 in UTC
  add("none", std::nullopt);
  add("day", "2025-04-01");
  add("new", "2025-04-02");
  add("also-noon", "2025-04-01T12:00Z");
  const auto feed = feed_xml(podcast(), episodes);
  std::vector<std::size_t> places;
  for (const auto* name : {"new", "also-noon", "noon", "east", "day", "none", "year"})
    places.push_back(feed.find("guid-of-" + std::string(name) + "<"));
  CHECK(std::ranges::is_sorted(places));
  CHECK(places.back() != std::string::npos);
  std::ranges::reverse(episodes);
  CHECK(feed == feed_xml(podcast(), episodes));
  CHECK(count_of(feed, "<pubDate>") == 6);
  CHECK_THAT(feed, Catch::Contains("<lastBuildDate>Wed, 02 Apr 2025 00:00:00 +0000<"));
  CHECK(faults_of(feed).empty());
}

TEST_CASE("feed: of an episode of which nothing is known", "[feed]") {
  const Episode bare{
      .file_name = "a b&c.mp3", .size_bytes = 1, .length_ms = 0, .guid = "1", .title = "Bare"};
  const auto feed = feed_xml(podcast(), {bare});
  CHECK(faults_of(feed).empty());
  CHECK_THAT(feed, Catch::Contains("https://herald.example/audio/a%20b%26c.mp3"));
  CHECK_THAT(feed, Catch::Contains("<itunes:duration>1<"));
  CHECK_THAT(feed, !Catch::Contains("pubDate") && !Catch::Contains("narrator"));
}

TEST_CASE("feed: an article without an address links to its page", "[feed]") {
  auto one = episode("tide");
  one.url.reset();
  CHECK_THAT(feed_xml(podcast(), {one}),
             Catch::Contains("<link>https://herald.example/audio/tide.html</link>"));
}

TEST_CASE("feed: a lead begins behind the notice, without the title", "[feed]") {
  const auto one = episode();
  CHECK(lead_of("The tide\nBy Ann Writer.\nThis article is read by an artificial voice.\n"
                "The tide came in.\n\nAfterwards\nIt went out.\n",
                one) == "The tide came in. Afterwards It went out.");
  CHECK(lead_of("The tide\nThe tide came in.\n", one) == "The tide came in.");
  CHECK(lead_of("The tide\nThis article is read by an artificial voice.\nIt came in.\n"
                "You have been listening to: The tide.\n",
                one) == "It came in.");
  CHECK(lead_of("", one).empty());
  const auto cut = lead_of("Words " + std::string(5000, 'x') + " and words", one);
  CHECK(lector::text::count_characters(cut) == 400);
}

TEST_CASE("feed: lengths are whole seconds, rounded, and never none", "[feed]") {
  for (const auto& [length_ms, seconds] : std::vector<std::pair<std::int64_t, std::string>>{
           {61'499, "61"}, {61'500, "62"}, {0, "1"}}) {
    auto one = episode();
    one.length_ms = length_ms;
    CHECK_THAT(feed_xml(podcast(), {one}),
               Catch::Contains("<itunes:duration>" + seconds + "</itunes:duration>"));
  }
}
