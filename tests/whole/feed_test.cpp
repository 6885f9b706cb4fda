// A podcast of a folder, as its publisher makes it: a file to begin with, episodes, the feed.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using Catch::Contains;
using Words = std::vector<std::string>;

const std::string kSamples = LECTOR_SOURCE_DIR "/samples/";

std::string read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(text).str();
}

void write(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

support::Outcome lector(Words arguments) {
  arguments.insert(arguments.begin(), LECTOR_PROGRAM);
  return support::run(arguments);
}

/// Does what is asked, without a word.
void quietly(Words arguments) {
  arguments.emplace_back("-q");
  const auto outcome = lector(std::move(arguments));
  INFO(outcome.out + outcome.err);
  REQUIRE(outcome.exit_code == 0);
  CHECK(outcome.err.empty());
}

std::string edited(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  INFO(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// What jing says of a feed.
std::string faults_of(const fs::path& feed) {
  const auto outcome =
      support::run({"jing", "-c", LECTOR_SOURCE_DIR "/tests/data/feed/feed.rnc", feed.string()});
  return outcome.exit_code == 0 ? "" : outcome.out + outcome.err;
}

/// What `verify` says of a folder.
std::string verdict_on(const fs::path& folder) {
  const auto outcome = lector({"verify", folder.string()});
  CHECK(outcome.exit_code == (outcome.out.empty() ? 0 : 1));
  return outcome.out + outcome.err;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

/// A folder of episodes, made by a batch of articles.
class Studio {
 public:
  [[nodiscard]] fs::path out() const { return folder_ / "out"; }
  [[nodiscard]] fs::path operator/(const std::string& name) const { return out() / name; }
  [[nodiscard]] fs::path beside(const std::string& name) const { return folder_ / name; }

  void write_article(const std::string& name, const std::string& text) const {
    fs::create_directories(folder_ / "in");
    write(folder_ / "in" / name, text);
  }
  /// A story of its own, with a date.
  void write_story(int number, const std::string& title) const {
    const auto n = std::to_string(number);
    write_article(n + ".txt",
                  title + "\n\nBy Ann Writer\n\nPublished: May " + n + ", 2025\n\nThis is story " +
                      n + ", and it is short.\n");
  }
  [[nodiscard]] support::Outcome batch(const Words& more = {}) const {
    Words words{"batch", (folder_ / "in").string(), "--out", out().string(), "--no-cache"};
    words.insert(words.end(), more.begin(), more.end());
    return lector(words);
  }
  void begin() const {
    fs::create_directories(out());
    quietly({"feed", "--init", out().string()});
  }
  [[nodiscard]] support::Outcome feed(const Words& more = {}) const {
    Words words{"feed", out().string()};
    words.insert(words.end(), more.begin(), more.end());
    return lector(words);
  }

 private:
  support::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("feed: --init, batch and publish, and all agrees", "[whole]") {
  const Studio studio;
  studio.write_story(1, "Boats at dawn");
  studio.write_story(2, "Boats at dusk");
  const auto first = studio.batch();
  INFO(first.err);
  REQUIRE(first.exit_code == 0);
  CHECK_THAT(first.err, Contains("lector feed --init " + studio.out().string()));
  CHECK_FALSE(fs::exists(studio / "feed.xml"));
  studio.begin();
  const auto second = studio.batch({"--cover", "auto"});
  INFO(second.err);
  REQUIRE(second.exit_code == 0);
  CHECK_THAT(second.err, Contains("feed.xml: 2 episodes"));
  CHECK(faults_of(studio / "feed.xml").empty());
  CHECK(verdict_on(studio.out()).empty());
  const auto feed = read(studio / "feed.xml");
  CHECK(count_of(feed, "<item>") == 2);
  CHECK(count_of(feed, "<podcast:transcript ") == 6);
  CHECK(count_of(feed, "<podcast:chapters ") == 2);
  CHECK(feed.find("Boats at dusk") < feed.find("Boats at dawn"));
  CHECK_THAT(feed, Contains("This is story 1, and it is short."));
  CHECK_THAT(feed, Contains("artificial voice"));
}

TEST_CASE("feed: the same episodes give the same bytes, in another folder too", "[whole]") {
  const Studio here;
  const Studio there;
  for (const auto* studio : {&here, &there}) {
    for (int i = 1; i <= 3; ++i) studio->write_story(i, "Story number " + std::to_string(i));
    studio->begin();
    REQUIRE(studio->batch({"--cover", "auto", "-q"}).exit_code == 0);
  }
  const auto feed = read(here / "feed.xml");
  CHECK(feed == read(there / "feed.xml"));
  CHECK(read(here / "cover.jpg") == read(there / "cover.jpg"));
  quietly({"feed", here.out().string(), "-j", "7"});
  CHECK(feed == read(here / "feed.xml"));
}

TEST_CASE("feed: an episode keeps its guid wherever it is copied to, and a false one is named",
          "[whole]") {
  const Studio studio;
  for (int i = 1; i <= 2; ++i) studio.write_story(i, "Story number " + std::to_string(i));
  studio.begin();
  REQUIRE(studio.batch({"--cover", "auto", "-q"}).exit_code == 0);
  const auto feed = read(studio / "feed.xml");
  fs::remove_all(studio / ".lector");
  quietly({"feed", studio.out().string()});
  CHECK(feed == read(studio / "feed.xml"));
  auto other = feed;
  const auto at = other.find("</guid>");
  REQUIRE(at != std::string::npos);
  other[at - 1] = other[at - 1] == '0' ? '1' : '0';
  std::ofstream(studio / "feed.xml", std::ios::binary) << other;
  CHECK_THAT(verdict_on(studio.out()), Contains("the guid is"));
}

TEST_CASE("feed: an episode keeps its guid when its words and title change", "[whole]") {
  const Studio studio;
  studio.write_story(1, "Boats at dawn");
  studio.begin();
  REQUIRE(studio.batch({"--cover", "auto", "-q"}).exit_code == 0);
  const auto guid_of = [](const std::string& feed) {
    const auto begin = feed.find("isPermaLink=\"false\">");
    return feed.substr(begin, feed.find('<', begin) - begin);
  };
  const auto before = read(studio / "feed.xml");
  studio.write_story(1, "Boats at noon");
  REQUIRE(studio.batch({"--cover", "auto", "-q"}).exit_code == 0);
  const auto after = read(studio / "feed.xml");
  CHECK_THAT(after, Contains("Boats at noon") && !Contains("Boats at dawn"));
  CHECK(guid_of(before) == guid_of(after));
  CHECK(guid_of(after).size() == std::string("isPermaLink=\"false\">").size() + 32);
}

TEST_CASE("feed: of editions that render made, with hostile titles", "[whole]") {
  const Studio studio;
  studio.begin();
  const auto render = [&](const std::string& name, const std::string& title) {
    quietly({"render",
             kSamples + "tide.txt",
             "--no-cache",
             "--with",
             "vtt,chapters",
             "--title",
             title,
             "-o",
             (studio / name).string()});
  };
  render("a & b.mp3", "</script> ]]> --> & <b>\"q\"</b> 'q' שלום 🚢 \x01\x1b[31m");
  const auto one = studio.feed({"--cover", "auto"});
  INFO(one.err);
  REQUIRE(one.exit_code == 0);
  CHECK(faults_of(studio / "feed.xml").empty());
  CHECK(verdict_on(studio.out()).empty());
  const auto feed = read(studio / "feed.xml");
  CHECK_THAT(feed, Contains("a%20%26%20b.mp3") && Contains("a%20%26%20b.vtt"));
  CHECK_THAT(feed, Contains("&lt;/script&gt; ]]&gt; --&gt; &amp;") && Contains("שלום 🚢"));
  std::string longer = "An";
  while (longer.size() < 2000) longer += " endless";
  render("a & b.mp3", longer);
  REQUIRE(studio.feed({"-q"}).exit_code == 0);
  CHECK(faults_of(studio / "feed.xml").empty());
  CHECK(verdict_on(studio.out()).empty());
}

TEST_CASE("feed: an MP3 that isn't one ends it, and the feed of before stands", "[whole]") {
  const Studio studio;
  studio.begin();
  REQUIRE(studio.feed({"--cover", "auto", "-q"}).exit_code == 0);
  const auto before = read(studio / "feed.xml");
  write(studio / "noise.mp3", "this is no sound at all");
  const auto outcome = studio.feed();
  CHECK(outcome.exit_code == 1);
  CHECK_THAT(outcome.err, Contains("noise.mp3") && Contains("is no MP3"));
  CHECK(read(studio / "feed.xml") == before);
}

TEST_CASE("feed: two episodes of one article are refused, and named", "[whole]") {
  const Studio studio;
  studio.begin();
  write(studio.beside("page.html"),
        "<html><head><link rel=canonical href=\"https://h.example/tide\"><title>Tide</title></head>"
        "<body><article><h1>The tide</h1><p>The tide came in, and it went out again, as it does "
        "every day of the year on this coast.</p></article></body></html>");
  for (const auto* name : {"a.mp3", "b.mp3"})
    quietly({"render",
             studio.beside("page.html").string(),
             "--no-cache",
             "-o",
             (studio / name).string()});
  const auto outcome = studio.feed({"--cover", "auto"});
  CHECK(outcome.exit_code == 1);
  CHECK_THAT(outcome.err, Contains("\"a.mp3\" and \"b.mp3\" are the same article"));
}

TEST_CASE("feed: --init never replaces a file, and needs a folder", "[whole]") {
  const Studio studio;
  studio.begin();
  write(studio / "podcast.toml", "mine");
  const auto again = lector({"feed", "--init", studio.out().string()});
  CHECK(again.exit_code == 2);
  CHECK_THAT(again.err, Contains("is there already"));
  CHECK(read(studio / "podcast.toml") == "mine");
  const auto nowhere = lector({"feed", "--init", studio.beside("nowhere").string()});
  CHECK(nowhere.exit_code == 2);
  CHECK_THAT(nowhere.err, Contains("is no folder"));
}

TEST_CASE("feed: what is wrong is told with the remedy, and no feed is left", "[whole]") {
  const Studio studio;
  fs::create_directories(studio.out());
  const auto refused = [&](int exit_code, const Words& more = {}) {
    const auto outcome = studio.feed(more);
    CHECK(outcome.exit_code == exit_code);
    CHECK_FALSE(fs::exists(studio / "feed.xml"));
    return outcome.err;
  };
  CHECK_THAT(refused(2), Contains("podcast.toml\" is missing") && Contains("lector feed --init"));
  studio.begin();
  CHECK_THAT(refused(1), Contains("cover.jpg\" is missing") && Contains("--cover auto"));
  const auto toml = read(studio / "podcast.toml");
  write(studio / "podcast.toml", edited(toml, "locked =", "lokced ="));
  CHECK_THAT(refused(2), Contains("podcast.toml:") && Contains("unknown key \"lokced\""));
  write(studio / "podcast.toml", edited(toml, "cover.jpg", "../cover.jpg"));
  CHECK_THAT(refused(2, {"--cover", "auto"}), Contains("a file beside this one"));
  CHECK_FALSE(fs::exists(studio.beside("cover.jpg")));
  write(studio / "podcast.toml", edited(toml, "cover.jpg", "cover.png"));
  CHECK_THAT(refused(2, {"--cover", "auto"}), Contains("cover = \"cover.jpg\""));
  write(studio / "podcast.toml", toml);
  write(studio / "cover.jpg", "GIF89a");
  CHECK_THAT(refused(1, {"--cover", "auto"}), Contains("neither JPEG nor PNG"));
}

TEST_CASE("feed: a batch whose feed fails says so, and its episodes stand", "[whole]") {
  const Studio studio;
  studio.write_story(1, "Boats at dawn");
  studio.begin();
  const auto outcome = studio.batch({"-q"});
  CHECK(outcome.exit_code == 1);
  CHECK_THAT(
      outcome.err,
      Contains("the episodes are done, but not their feed") && Contains("cover.jpg\" is missing"));
  CHECK(fs::exists(studio / "report.json"));
  const auto rehearsed = studio.batch({"--dry-run", "-q"});
  CHECK(rehearsed.exit_code == 0);
  CHECK_FALSE(fs::exists(studio / "feed.xml"));
}

TEST_CASE("cover: --cover auto draws one for the tag, the same each time", "[whole]") {
  const support::TemporaryFolder folder;
  for (const auto* name : {"a.mp3", "b.mp3"})
    quietly({"render",
             kSamples + "tide.txt",
             "--no-cache",
             "--cover",
             "auto",
             "-o",
             (folder / name).string()});
  CHECK(read(folder / "a.mp3") == read(folder / "b.mp3"));
  const auto inspection = lector({"inspect", "--json", (folder / "a.mp3").string()});
  CHECK_THAT(inspection.out, Contains("\"cover\": \"image/jpeg\""));
  const auto verdict = lector({"verify", (folder / "a.mp3").string()});
  CHECK(verdict.exit_code == 0);
}
