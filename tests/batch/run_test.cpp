#include "batch/run.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "batch/desk.hpp"

using namespace lector;
using batch::Ending;
using batch::Outcome;

namespace {

namespace fs = std::filesystem;
using tests::Desk;
using tests::Json;
using tests::kMaxBytes;
using tests::story;

using Outcomes = std::map<std::string, std::string>;

}  // namespace

TEST_CASE("batch: an episode for each article, and none is made twice", "[batch]") {
  Desk desk;
  desk.inputs = {{"a.txt", story("The first one")}, {"b.txt", story("The second one")}};
  auto result = desk.run();
  CHECK(result.ending == Ending::done);
  CHECK(result.totals.of(Outcome::rendered) == 2);
  CHECK(desk.episodes().size() == 2);
  const auto files = desk.files();
  const auto spoken = desk.engine.asked().size();
  desk.understood = 0;

  result = desk.run();
  CHECK(result.totals.of(Outcome::unchanged) == 2);
  CHECK(desk.files() == files);
  CHECK(desk.engine.asked().size() == spoken);
  CHECK(desk.understood == 0);
  CHECK(desk.entry("a.txt").at("title") == "The first one");
  CHECK(desk.entry("a.txt").at("loudness").at("integrated_lufs").is_number());
}

TEST_CASE("batch: a changed article replaces its own episode and nothing else", "[batch]") {
  Desk desk;
  desk.inputs = {{"a.txt", story("The first one")}, {"b.txt", story("The second one")}};
  (void)desk.run();
  const auto before = desk.files();
  const auto guid = desk.entry("a.txt").at("guid");

  desk.inputs["a.txt"] = story("The first one", " But the captain was.");
  (void)desk.run();
  CHECK(desk.outcomes() == Outcomes{{"a.txt", "rendered"}, {"b.txt", "unchanged"}});
  CHECK(desk.entry("a.txt").at("guid") == guid);
  const auto episode = desk.entry("a.txt").at("episode").get<std::string>();
  CHECK(desk.files().at(episode) != before.at(episode));

  desk.inputs["a.txt"] = story("The corrected one");
  (void)desk.run();
  CHECK(desk.entry("a.txt").at("guid") == guid);
  CHECK(desk.episodes().size() == 2);
  CHECK_FALSE(desk.files().contains(episode));
}

TEST_CASE("batch: what makes no difference to the ear makes no new episode", "[batch]") {
  Desk desk;
  desk.inputs = {{"a.txt", story("The first one")}};
  (void)desk.run();
  const auto spoken = desk.engine.asked().size();
  desk.inputs["a.txt"] = "\n\n" + story("The first one");
  (void)desk.run();
  CHECK(desk.outcomes() == Outcomes{{"a.txt", "unchanged"}});
  desk.batch.reading = {.high = 1, .low = 2};  // another lexicon, perhaps
  (void)desk.run();
  CHECK(desk.outcomes() == Outcomes{{"a.txt", "unchanged"}});
  CHECK(desk.engine.asked().size() == spoken);
  desk.batch.sound = {.high = 1, .low = 2};  // another style
  (void)desk.run();
  CHECK(desk.outcomes() == Outcomes{{"a.txt", "rendered"}});
}

TEST_CASE("batch: a missing or damaged episode is made again", "[batch]") {
  Desk desk;
  desk.inputs = {{"a.txt", story("The first one")}};
  (void)desk.run();
  const auto files = desk.files();
  const auto path = desk.batch.folder / desk.episodes().at(0);
  fs::remove(path);
  (void)desk.run();
  CHECK(desk.files() == files);
  fs::resize_file(path, 100);
  (void)desk.run();
  CHECK(desk.files() == files);
}

TEST_CASE("batch: what fails is told and harms no other, and alone is tried again", "[batch]") {
  Desk desk;
  desk.inputs = {
      {"a.txt", story("The first one")}, {"b.txt", "\n"}, {"c.txt", story("The third one")}};
  desk.missing = {"gone.txt"};
  auto result = desk.run();
  CHECK(result.totals.of(Outcome::failed) == 2);
  CHECK(desk.outcomes() == Outcomes{{"a.txt", "rendered"},
                                    {"b.txt", "failed"},
                                    {"c.txt", "rendered"},
                                    {"gone.txt", "failed"}});
  CHECK(desk.entry("gone.txt").at("stage") == "read");
  CHECK(desk.entry("gone.txt").at("cause") == "can't read gone.txt");
  CHECK(desk.entry("gone.txt").at("attempts") == 2);
  CHECK(desk.entry("b.txt").at("attempts") == 1);

  desk.missing.clear();
  desk.inputs["b.txt"] = story("The second one");
  (void)desk.run();
  CHECK(desk.outcomes() ==
        Outcomes{{"a.txt", "unchanged"}, {"b.txt", "rendered"}, {"c.txt", "unchanged"}});
}

TEST_CASE("batch: an entry of a feed without text fails alone", "[batch]") {
  Desk desk;
  desk.inputs["feed.xml"] =
      "<rss version='2.0'><channel><title>Feed</title>"
      "<item><title>One</title><description>It had been closed for years.</description></item>"
      "<item><title>Two</title><link>https://a.example/two</link></item></channel></rss>";
  (void)desk.run();
  const auto json = Json::parse(desk.report);
  REQUIRE(json.at("articles").size() == 2);
  CHECK(json.at("articles").at(0).at("outcome") == "rendered");
  CHECK(json.at("articles").at(1).at("outcome") == "failed");
  CHECK(json.at("articles").at(1).at("article") == 2);
  CHECK(json.at("articles").at(1).at("cause") ==
        "\"Two\" has no text; its page may have it: --follow reads that");
}

TEST_CASE("batch: an engine that fails is asked again, as often as is wanted", "[batch]") {
  for (const int retries : {0, 1, 3}) {
    Desk desk;
    desk.batch.retries = retries;
    tests::FakeEngine failing({.fails_on = "surprised", .voices = {}});
    desk.inputs = {{"a.txt", story("The first one")}};
    const batch::Sources sources{.sources = {{.path = "a.txt", .name = "a.txt"}},
                                 .passed_over = {}};
    const auto result = batch::run(
        sources, desk.batch, failing, [&](std::string_view text) { desk.report.append(text); });
    CHECK(result.totals.of(Outcome::failed) == 1);
    CHECK(desk.entry("a.txt").at("attempts") == retries + 1);
    CHECK(desk.entry("a.txt").at("stage") == "speak");
    CHECK(desk.episodes().empty());
  }
}

TEST_CASE("batch: with fail-fast nothing is begun behind a failure", "[batch]") {
  Desk desk;
  desk.batch.fails_fast = true;
  desk.batch.render.jobs = 1;
  desk.inputs["0.txt"] = "\n";
  for (int i = 1; i < 40; ++i)
    desk.inputs[std::to_string(i) + ".txt"] = story("Number " + std::to_string(i));
  const auto result = desk.run();
  CHECK(result.ending == Ending::fail_fast);
  CHECK(result.totals.of(Outcome::failed) == 1);
  CHECK(result.totals.of(Outcome::untried) >= 25);
  CHECK(Json::parse(desk.report).at("ended") == "fail_fast");
  CHECK(Json::parse(desk.report).at("articles").size() == 40);
}

TEST_CASE("batch: who stops it keeps what is done", "[batch]") {
  Desk desk;
  for (int i = 0; i < 16; ++i)
    desk.inputs[std::to_string(i) + ".txt"] = story("Number " + std::to_string(i));
  int finished = 0;
  desk.batch.watch = [&](const batch::Event& event) {
    if (event.kind == batch::Event::Kind::finished && ++finished == 3) throw base::Interrupted();
  };
  const auto result = desk.run();
  CHECK(result.ending == Ending::interrupted);
  CHECK(result.totals.of(Outcome::rendered) >= 3);
  CHECK(result.totals.of(Outcome::untried) > 0);
  CHECK(desk.episodes().size() == result.totals.of(Outcome::rendered));
  desk.batch.watch = {};
  CHECK(desk.run().totals.of(Outcome::rendered) == 16 - result.totals.of(Outcome::rendered));
}

TEST_CASE("batch: one article in two inputs is rendered once", "[batch]") {
  Desk desk;
  const std::string page =
      "<html><head><link rel=canonical href=https://a.example/x></head><article><h1>One "
      "bridge</h1><p>It had been closed for eleven years.</p><p>Now it is open.</p></article>";
  desk.inputs = {{"a.html", page}, {"b.html", page}, {"c.html", page}};
  (void)desk.run();
  CHECK(desk.outcomes() ==
        Outcomes{{"a.html", "rendered"}, {"b.html", "duplicate"}, {"c.html", "duplicate"}});
  CHECK(desk.entry("b.html").at("same_as") == "a.html");
  auto other = page;
  other.replace(other.find("One"), 3, "Two");
  desk.inputs["b.html"] = other;
  (void)desk.run();
  CHECK(desk.outcomes() ==
        Outcomes{{"a.html", "unchanged"}, {"b.html", "failed"}, {"c.html", "duplicate"}});
  CHECK(desk.episodes().size() == 1);
}

TEST_CASE("batch: what vanished is told, and removed only on request", "[batch]") {
  Desk desk;
  desk.inputs = {{"a.txt", story("The first one")}, {"b.txt", story("The second one")}};
  (void)desk.run();
  const auto both = desk.files();
  desk.inputs.erase("b.txt");
  CHECK(desk.run().totals.of(Outcome::vanished) == 1);
  CHECK(desk.files() == both);

  // What can't be read just now hasn't vanished.
  desk.missing = {"b.txt"};
  desk.batch.prunes = true;
  CHECK(desk.run().totals.of(Outcome::pruned) == 0);
  CHECK(desk.files() == both);
  desk.missing.clear();
  CHECK(desk.run().totals.of(Outcome::pruned) == 1);
  CHECK(desk.episodes().size() == 1);
  CHECK(desk.run().totals.of(Outcome::pruned) == 0);

  // An empty folder is more likely a disk that isn't mounted.
  desk.inputs.clear();
  CHECK_THROWS_AS(desk.run(), Error);
  CHECK(desk.episodes().size() == 1);
}

TEST_CASE("batch: a rehearsal tells what would be made, and writes nothing", "[batch]") {
  Desk desk;
  desk.batch.rehearses = true;
  desk.inputs = {{"a.txt", story("The first one")}};
  CHECK(desk.run().totals.of(Outcome::rendered) == 1);
  CHECK_FALSE(fs::exists(desk.batch.folder));
  const auto rehearsed = desk.entry("a.txt");
  desk.batch.rehearses = false;
  (void)desk.run();
  CHECK(desk.entry("a.txt").at("length_ms") == rehearsed.at("length_ms"));
  CHECK(desk.entry("a.txt").at("episode") == rehearsed.at("episode"));
  CHECK(desk.entry("a.txt").at("size_bytes") == rehearsed.at("size_bytes"));
}

TEST_CASE("batch: eight parts together are the whole, byte for byte", "[batch]") {
  Desk whole;
  for (int i = 0; i < 10; ++i)
    whole.inputs[std::to_string(i) + ".txt"] = story("Number " + std::to_string(i));
  whole.inputs["feed.xml"] =
      "<rss version='2.0'><channel><title>Feed</title>"
      "<item><title>One</title><description>It had been closed for years.</description></item>"
      "<item><title>Two</title><description>It is open again now.</description></item>"
      "</channel></rss>";
  whole.missing = {"gone.txt"};
  (void)whole.run();
  std::map<std::string, std::string> together;
  std::size_t failed = 0;
  for (std::uint32_t number = 1; number <= 8; ++number) {
    Desk part;
    part.inputs = whole.inputs;
    part.missing = whole.missing;
    part.batch.shard = {.number = number, .count = 8};
    part.batch.render.jobs = 1 + number % 3;
    failed += part.run().totals.of(Outcome::failed);
    for (const auto& [name, bytes] : part.files()) {
      CHECK_FALSE(together.contains(name));
      together[name] = bytes;
    }
  }
  CHECK(together == whole.files());
  CHECK(failed == 1);
}

TEST_CASE("batch: the order of inputs and the number of jobs change nothing", "[batch]") {
  Desk one;
  for (int i = 0; i < 6; ++i)
    one.inputs[std::to_string(i) + ".txt"] = story("Number " + std::to_string(i));
  (void)one.run();
  Desk other;
  other.inputs = one.inputs;
  other.batch.render.jobs = 5;
  batch::Sources sources;
  for (const auto& [name, bytes] : one.inputs)
    sources.sources.push_back({.path = name, .name = name});
  std::ranges::reverse(sources.sources);
  (void)batch::run(sources, other.batch, other.engine, [](std::string_view) {});
  CHECK(other.files() == one.files());
}
