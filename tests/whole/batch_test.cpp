// A batch among others, on disks that refuse, with names that nobody would choose.
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "synth/processes.hpp"
#include "whole/batches.hpp"

using namespace lector::tests;

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// The same words with others at the end.
Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// The same words, run by another program.
Words run_by(const Words& program, const Words& words) {
  return with(program, words);
}

/// A clock that is wrong; files keep their times, by which eSpeak NG's data are told apart.
Words clock_at(const std::string& time) {
  return {"env", "NO_FAKE_STAT=1", "faketime", "-f", time};
}

/// Everything below a folder, without the folder of episodes.
std::set<std::string> names_beside(const fs::path& folder, const fs::path& out) {
  std::set<std::string> names;
  for (auto entry = fs::recursive_directory_iterator(folder);
       entry != fs::recursive_directory_iterator();
       ++entry) {
    if (entry->path() == out)
      entry.disable_recursion_pending();
    else
      names.insert(entry->path().string());
  }
  return names;
}

std::size_t count_episodes(const Files& files) {
  return static_cast<std::size_t>(
      std::ranges::count_if(files, [](const auto& file) { return file.first.ends_with(".mp3"); }));
}

/// A batch that was refused as a whole.
void check_refused(const support::Outcome& outcome, const std::string& where) {
  INFO(outcome.err);
  CHECK((outcome.exit_code == 1 || outcome.exit_code == 2));
  CHECK_THAT(outcome.err, Catch::StartsWith("lector: can't ") && Catch::Contains(where));
  CHECK_THAT(outcome.err, Catch::Contains("--out") || Catch::Contains("choose a folder"));
}

}  // namespace

TEST_CASE("batch: a second one in the same folder ends at once and names the first", "[whole]") {
  const Desk desk(12);
  const auto files = desk.undisturbed();
  Running first(batch_words(desk.in(), desk.out()));
  const auto making = desk.out() / ".lector/making";
  REQUIRE(eventually([&] { return fs::exists(making) && !fs::is_empty(making); }));
  const auto second = desk.batch();
  CHECK_FALSE(first.ends_within(std::chrono::microseconds(0)));
  INFO(second.err);
  CHECK(second.exit_code == 1);
  CHECK_THAT(second.err,
             Catch::Contains("another batch is at work") &&
                 Catch::Contains("process " + std::to_string(first.id())));
  CHECK(first.finish().exit_code == 0);
  CHECK(kept_in(desk.out()) == files);
  CHECK(strays_in(desk.out()).empty());
}

TEST_CASE("batch: two parts at once make the whole", "[whole]") {
  const Desk desk(12);
  const auto files = desk.undisturbed();
  Running first(with(batch_words(desk.in(), desk.out()), {"--shard", "1/2"}));
  Running second(with(batch_words(desk.in(), desk.out()), {"--shard", "2/2"}));
  CHECK(first.finish().exit_code == 0);
  CHECK(second.finish().exit_code == 0);
  CHECK(kept_in(desk.out()) == files);
  CHECK(strays_in(desk.out()).empty());
  std::size_t articles = 0;
  for (const auto* const name : {"report-1-of-2.json", "report-2-of-2.json"}) {
    const auto part = Json::parse(read_file(desk.out() / name)).at("articles").size();
    CHECK(part > 0);
    articles += part;
  }
  CHECK(articles == 12);
}

TEST_CASE("batch: file names of any bytes and titles of any words stay in their folder",
          "[whole]") {
  const Desk desk(0);
  fs::create_directories(desk.in());
  const std::vector<std::string> names = {"a name with spaces.txt",
                                          "two\nlines.txt",
                                          std::string(251, 'n') + ".txt",
                                          "not \xff\xfe UTF-8.txt",
                                          "-hyphen.txt",
                                          "--out.txt",
                                          "*.txt",
                                          "caf\xc3\xa9 \"quoted\" \\ \x1b[31m.txt"};
  for (std::size_t i = 0; i < names.size(); ++i)
    write_file(desk.in() / names[i], story(static_cast<int>(i)));
  const Words titles = {"../../etc/passwd", "/etc/passwd", ".lector", "\xd0\x9f\xd1\x80\xd0\xb8"};
  for (std::size_t i = 0; i < titles.size(); ++i)
    write_file(desk.in() / ("title " + std::to_string(i) + ".txt"),
               titles[i] + "\n\nThe ferry came home at noon.\n");
  const auto before = names_beside(desk.path(), desk.out());
  const auto outcome = desk.batch();
  INFO(outcome.err);
  CHECK(outcome.exit_code == 0);
  CHECK(names_beside(desk.path(), desk.out()) == before);
  CHECK(count_episodes(kept_in(desk.out())) == names.size() + titles.size());
  // The parser refuses bytes that are no UTF-8.
  const auto report = Json::parse(read_file(desk.out() / "report.json"));
  for (const auto& article : report.at("articles")) {
    CHECK(article.at("outcome") == "rendered");
    const auto episode = article.at("episode").get<std::string>();
    CHECK(episode.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == std::string::npos);
    CHECK(fs::is_regular_file(desk.out() / episode));
  }
}

TEST_CASE("batch: names that look like options come after two hyphens", "[whole]") {
  const Desk desk(0);
  fs::create_directories(desk.in());
  write_file(desk.in() / "-q", story(1));
  write_file(desk.in() / "--prune.txt", story(2));
  const auto outcome = support::run({"env",
                                     "--chdir=" + desk.in().string(),
                                     LECTOR_PROGRAM,
                                     "batch",
                                     "--no-cache",
                                     "--out",
                                     desk.out().string(),
                                     "--",
                                     "-q",
                                     "--prune.txt"});
  INFO(outcome.err);
  CHECK(outcome.exit_code == 0);
  CHECK(count_episodes(kept_in(desk.out())) == 2);
}

TEST_CASE("batch: articles may lie in the folder of their episodes", "[whole]") {
  const Desk desk(1);
  const auto words = batch_words(desk.in(), desk.in());
  auto outcome = support::run(words);
  INFO(outcome.err);
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.err,
             Catch::Contains("lector: 1 article\n") && Catch::Contains(": 1 rendered"));
  const auto files = kept_in(desk.in());
  CHECK(count_episodes(files) == 1);
  outcome = support::run(words);
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.err, Catch::Contains(": 1 unchanged;"));
  CHECK(kept_in(desk.in()) == files);

  write_file(desk.in() / "report.json", "an article of one's own");
  outcome = support::run(words);
  CHECK(outcome.exit_code == 2);
  CHECK_THAT(outcome.err, Catch::Contains("report.json\" is an input") && Catch::Contains("--out"));
  CHECK(read_file(desk.in() / "report.json") == "an article of one's own");

  fs::rename(desk.in() / "report.json", desk.in() / "report-2-of-2.json");
  auto part = words;
  part.insert(part.end(), {"--shard", "2/2"});
  outcome = support::run(part);
  CHECK(outcome.exit_code == 2);
  CHECK_THAT(outcome.err, Catch::Contains("report-2-of-2.json\" is an input"));
}

TEST_CASE("batch: a folder that can't be had is told", "[whole]") {
  const Desk desk(1);
  write_file(desk / "file", "no folder");
  for (const auto& out : {desk / "file", desk / "file" / "below", fs::path("/proc/episodes")}) {
    CAPTURE(out);
    check_refused(support::run(batch_words(desk.in(), out)), out.string());
  }
  CHECK(read_file(desk / "file") == "no folder");
}

TEST_CASE("batch: a disk that can't be written is told, and what stands there stays", "[whole]") {
  const Desk desk(2);
  const auto files = desk.undisturbed();
  if (may_mount()) {
    const SmallDisk disk(desk.out(), 100'000'000);
    REQUIRE(desk.batch().exit_code == 0);
    disk.make_read_only();
    check_refused(desk.batch(), desk.out().string());
    CHECK(kept_in(desk.out()) == files);
    return;
  }
  REQUIRE(::geteuid() != 0);  // permissions don't bind root, who could have mounted
  REQUIRE(desk.batch().exit_code == 0);
  fs::permissions(desk.out() / ".lector/lock", fs::perms::owner_read);
  check_refused(desk.batch(), desk.out().string());
  CHECK(kept_in(desk.out()) == files);
}

TEST_CASE("batch: episodes don't depend on when they are made, nor on the age of files",
          "[whole]") {
  const Desk desk(4);
  const auto files = desk.undisturbed();
  const auto at = [](const char* file, const std::string& date, const Desk& of) {
    REQUIRE(support::run({"touch", "-d", date, (of.in() / file).string()}).exit_code == 0);
  };
  at("1.txt", "1970-01-01 00:00:00 UTC", desk);
  at("2.txt", "1901-12-14 UTC", desk);
  at("3.txt", "2100-01-01 UTC", desk);
  CHECK(desk.undisturbed() == files);
  // The clock goes back between two runs, and while one is at work jumps ahead.
  const auto words = batch_words(desk.in(), desk.out());
  for (const auto* const clock : {"2040-01-01 12:00:00", "@1999-12-31 23:59:59 x1000"}) {
    CAPTURE(clock);
    fs::remove_all(desk.out());
    const auto outcome = support::run(run_by(clock_at(clock), words));
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(kept_in(desk.out()) == files);
  }
  const auto later = support::run(run_by(clock_at("1980-01-01 00:00:00"), words));
  INFO(later.err);
  CHECK(later.exit_code == 0);
  CHECK_THAT(later.err, Catch::Contains("4 unchanged"));
  CHECK(kept_in(desk.out()) == files);
}
