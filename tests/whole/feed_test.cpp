// A podcast of a folder, as its publisher makes it: a file to begin with, episodes, the feed.
#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"
#include "whole/batches.hpp"
#include "whole/program.hpp"

using namespace lector::tests;

namespace {

namespace fs = std::filesystem;
using Catch::Contains;

const std::string kSamples = LECTOR_SOURCE_DIR "/samples/";

/// Does what is asked, without a word.
void quietly(Words arguments) {
  arguments.emplace_back("-q");
  const auto outcome = run_lector(arguments);
  INFO(outcome.out + outcome.err);
  REQUIRE(outcome.exit_code == 0);
  CHECK(outcome.err.empty());
}

/// What jing says of a feed.
std::string faults_of(const fs::path& feed) {
  const auto outcome =
      support::run({"jing", "-c", LECTOR_SOURCE_DIR "/tests/data/feed/feed.rnc", feed.string()});
  return outcome.exit_code == 0 ? "" : outcome.out + outcome.err;
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
    write_file(folder_ / "in" / name, text);
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
    return run_lector(words);
  }
  void begin() const {
    fs::create_directories(out());
    quietly({"feed", "--init", out().string()});
  }
  [[nodiscard]] support::Outcome feed(const Words& more = {}) const {
    Words words{"feed", out().string()};
    words.insert(words.end(), more.begin(), more.end());
    return run_lector(words);
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
  const auto feed = read_file(studio / "feed.xml");
  CHECK(count_of(feed, "<item>") == 2);
  CHECK(count_of(feed, "<podcast:transcript ") == 6);
  CHECK(count_of(feed, "<podcast:chapters ") == 2);
  CHECK(feed.find("Boats at dusk") < feed.find("Boats at dawn"));
  CHECK_THAT(feed, Contains("This is story 1, and it is short."));
  CHECK_THAT(feed, Contains("artificial voice"));
}

TEST_CASE("feed: who writes one waits for another, after a batch too", "[whole]") {
  const Studio studio;
  studio.begin();
  studio.write_story(1, "First");
  REQUIRE(studio.batch({"--cover", "auto"}).exit_code == 0);
  const Words in_words{LECTOR_PROGRAM,
                       "batch",
                       studio.beside("in").string(),
                       "--out",
                       studio.out().string(),
                       "--no-cache",
                       "--cover",
                       "auto"};
  for (const auto& words : {Words{LECTOR_PROGRAM, "feed", studio.out().string()}, in_words}) {
    fs::remove(studio / "feed.xml");
    const int file = ::open((studio / ".lector/lock").c_str(), O_RDWR | O_CLOEXEC);
    struct flock lock{};
    lock.l_type = F_WRLCK;
    lock.l_start = off_t{1} << 32;  // behind the parts of batches
    lock.l_len = 1;
    REQUIRE(::fcntl(file, F_SETLK, &lock) == 0);
    Running running(words);
    CHECK_FALSE(running.ends_within(std::chrono::seconds(2)));
    CHECK_FALSE(fs::exists(studio / "feed.xml"));
    ::close(file);
    const auto outcome = running.finish();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK_THAT(outcome.err, Contains("feed.xml: 1 episode\n"));
    CHECK(fs::exists(studio / "feed.xml"));
  }
}

TEST_CASE("feed: the same episodes give the same bytes, in another folder too", "[whole]") {
  const Studio here;
  const Studio there;
  for (const auto* studio : {&here, &there}) {
    for (int i = 1; i <= 3; ++i) studio->write_story(i, "Story number " + std::to_string(i));
    studio->begin();
    REQUIRE(studio->batch({"--cover", "auto", "-q"}).exit_code == 0);
  }
  const auto feed = read_file(here / "feed.xml");
  CHECK(feed == read_file(there / "feed.xml"));
  CHECK(read_file(here / "cover.jpg") == read_file(there / "cover.jpg"));
  quietly({"feed", here.out().string(), "-j", "7"});
  CHECK(feed == read_file(here / "feed.xml"));
}

TEST_CASE("feed: an episode keeps its guid wherever it is copied to, and a false one is named",
          "[whole]") {
  const Studio studio;
  for (int i = 1; i <= 2; ++i) studio.write_story(i, "Story number " + std::to_string(i));
  studio.begin();
  REQUIRE(studio.batch({"--cover", "auto", "-q"}).exit_code == 0);
  const auto feed = read_file(studio / "feed.xml");
  fs::remove_all(studio / ".lector");
  quietly({"feed", studio.out().string()});
  CHECK(feed == read_file(studio / "feed.xml"));
  auto other = feed;
  const auto at = other.find("</guid>");
  REQUIRE(at != std::string::npos);
  other[at - 1] = other[at - 1] == '0' ? '1' : '0';
  write_file(studio / "feed.xml", other);
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
  const auto before = read_file(studio / "feed.xml");
  studio.write_story(1, "Boats at noon");
  REQUIRE(studio.batch({"--cover", "auto", "-q"}).exit_code == 0);
  const auto after = read_file(studio / "feed.xml");
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
  const auto feed = read_file(studio / "feed.xml");
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
  const auto before = read_file(studio / "feed.xml");
  write_file(studio / "noise.mp3", "this is no sound at all");
  const auto outcome = studio.feed();
  CHECK(outcome.exit_code == 1);
  CHECK_THAT(outcome.err, Contains("noise.mp3") && Contains("is no MP3"));
  CHECK(read_file(studio / "feed.xml") == before);
}

TEST_CASE("feed: two episodes of one article are refused, and named", "[whole]") {
  const Studio studio;
  studio.begin();
  write_file(
      studio.beside("page.html"),
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
  write_file(studio / "podcast.toml", "mine");
  const auto again = run_lector({"feed", "--init", studio.out().string()});
  CHECK(again.exit_code == 2);
  CHECK_THAT(again.err, Contains("is there already"));
  CHECK(read_file(studio / "podcast.toml") == "mine");
  const auto nowhere = run_lector({"feed", "--init", studio.beside("nowhere").string()});
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
  const auto toml = read_file(studio / "podcast.toml");
  write_file(studio / "podcast.toml", edited(toml, "locked =", "lokced ="));
  CHECK_THAT(refused(2), Contains("podcast.toml:") && Contains("unknown key \"lokced\""));
  write_file(studio / "podcast.toml", edited(toml, "cover.jpg", "../cover.jpg"));
  CHECK_THAT(refused(2, {"--cover", "auto"}), Contains("a file beside this one"));
  CHECK_FALSE(fs::exists(studio.beside("cover.jpg")));
  write_file(studio / "podcast.toml", edited(toml, "cover.jpg", "cover.png"));
  CHECK_THAT(refused(2, {"--cover", "auto"}), Contains("cover = \"cover.jpg\""));
  write_file(studio / "podcast.toml", toml);
  write_file(studio / "cover.jpg", "GIF89a");
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
  CHECK(read_file(folder / "a.mp3") == read_file(folder / "b.mp3"));
  const auto inspection = run_lector({"inspect", "--json", (folder / "a.mp3").string()});
  CHECK_THAT(inspection.out, Contains("\"cover\": \"image/jpeg\""));
  const auto verdict = run_lector({"verify", (folder / "a.mp3").string()});
  CHECK(verdict.exit_code == 0);
}
