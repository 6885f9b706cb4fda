// Whatever happens to a batch, nothing is lost and nothing half-made stands; the same command again
// makes exactly what an undisturbed run would have made. How often each fault is tried:
//   LECTOR_KILLS=100     of the program, and of its helpers (default 10)
//   LECTOR_FILLS=20      of a disk (default 4)
//   LECTOR_ARTICLES=10000  in one run (default 300)
#include <sys/types.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "synth/processes.hpp"
#include "whole/batches.hpp"

using namespace lector::tests;

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

constexpr int kStories = 20;

/// What an undisturbed run makes, and how long that takes here and now.
struct Undisturbed {
  explicit Undisturbed(const Desk& desk) {
    const auto start = Clock::now();
    files = desk.undisturbed();
    time = std::chrono::duration_cast<microseconds>(Clock::now() - start);
  }
  Files files;
  microseconds time{};
};

bool is_making(const fs::path& out) {
  return fs::exists(out / ".lector/making") && !fs::is_empty(out / ".lector/making");
}

/// Counts of kills: all of them, and those during which an episode was being made.
struct Kills {
  int all = 0;
  int at_work = 0;
};

/// Sees that what stands is exactly what an undisturbed run makes, and nothing else.
void check_whole(const Desk& desk, const Files& files) {
  CHECK(kept_in(desk.out()) == files);
  CHECK(strays_in(desk.out()).empty());
  const auto report = nlohmann::json::parse(read_file(desk.out() / "report.json"));
  CHECK(report.at("articles").size() == kStories);
  CHECK(report.at("ended") == "done");
}

/// Sees that every episode that stands is whole, by the program's own judgement.
void check_verified(const fs::path& out) {
  Words words = {LECTOR_PROGRAM, "verify", ""};
  for (const auto& [name, bytes] : kept_in(out)) {
    if (!name.ends_with(".mp3")) continue;
    words.back() = (out / name).string();
    const auto verified = support::run(words);
    INFO(name << "\n" << verified.out << verified.err);
    CHECK(verified.exit_code == 0);
  }
}

/// Runs the batch once and kills it at a random moment, unless it ends before. True if it was
/// killed.
bool kill_once(const Desk& desk, const Undisturbed& undisturbed, Dice& dice, Kills& kills) {
  Running batch(batch_words(desk.in(), desk.out()));
  if (batch.ends_within(microseconds(dice.roll(0, undisturbed.time.count())))) {
    CHECK(batch.finish().exit_code == 0);
    return false;
  }
  batch.send(SIGKILL);
  if (batch.finish().exit_code != 128 + SIGKILL) return false;
  ++kills.all;
  if (is_making(desk.out())) ++kills.at_work;
  REQUIRE(nobody_is_left());
  REQUIRE(are_among(kept_in(desk.out()), undisturbed.files));
  return true;
}

bool is_among(pid_t process, const std::vector<pid_t>& processes) {
  return std::ranges::find(processes, process) != processes.end();
}

/// One of the processes below another one, by chance; 0 if there is none. Not the last one that
/// forks others, nor the first before it does: the program can't go on without it, and says so.
pid_t one_below(pid_t ancestor, Dice& dice) {
  auto below = living_descendants(ancestor);
  const auto parents = parents_below(ancestor);
  if (parents.size() < 2)
    std::erase_if(below, [&](pid_t process) { return is_among(process, parents); });
  if (below.empty() || parents.empty()) return 0;
  return below.at(static_cast<std::size_t>(dice.roll(0, std::ssize(below) - 1)));
}

/// Runs the batch once while its helpers are killed, one after the other.
support::Outcome kill_helpers(const Desk& desk, int most, Dice& dice, int& kills) {
  auto words = batch_words(desk.in(), desk.out());
  words.insert(words.end(), {"--retries", "100"});
  Running batch(words);
  while (kills < most && !batch.ends_within(microseconds(dice.roll(0, 30'000)))) {
    const auto helper = one_below(batch.id(), dice);
    if (helper == 0 || ::kill(helper, SIGKILL) != 0) continue;
    ++kills;
    REQUIRE(eventually([&] { return !is_among(helper, living_descendants(batch.id())); }));
  }
  return batch.finish();
}

/// Sees that a run that couldn't write says why and what to do, and left only what is whole.
void check_refused(const Desk& desk, const support::Outcome& outcome, const Files& files) {
  INFO(outcome.err);
  CHECK(outcome.exit_code == 1);
  CHECK_THAT(outcome.err,
             Catch::Contains("No space left on device; free some space") ||
                 Catch::Contains("File too large; raise the limit"));
  CHECK(are_among(kept_in(desk.out()), files));
  CHECK(strays_in(desk.out()).empty());
  check_verified(desk.out());
}

void fill_a_disk(const Desk& desk, const Files& files, std::size_t room) {
  const SmallDisk disk(desk.out(), room);
  check_refused(desk, desk.batch(), files);
  disk.resize(100'000'000);
  REQUIRE(desk.batch().exit_code == 0);
  check_whole(desk, files);
}

/// Lets all episodes be written but the longest.
void exceed_a_limit(const Desk& desk, const Files& files) {
  std::size_t longest = 0;
  for (const auto& [name, bytes] : files) longest = std::max(longest, bytes.size());
  auto words = batch_words(desk.in(), desk.out());
  words.insert(words.begin(), {"prlimit", "--fsize=" + std::to_string(longest - 1)});
  check_refused(desk, support::run(words), files);
  REQUIRE(desk.batch().exit_code == 0);
  check_whole(desk, files);
}

std::ptrdiff_t count_episodes(const fs::path& out) {
  if (!fs::exists(out)) return 0;
  return std::ranges::count_if(fs::directory_iterator(out), [](const fs::directory_entry& entry) {
    return entry.path().extension() == ".mp3";
  });
}

fs::path path_of(const Desk& desk, int number) {
  return desk.in() / (std::to_string(number) + ".txt");
}

std::string changed_story(int number) {
  return story(number, " Nobody was surprised.");
}

/// Two versions of each article, one after the other as fast as it goes: odd ones are replaced,
/// even ones are overwritten in place.
class Rewriting {
 public:
  explicit Rewriting(const Desk& desk)
      : thread_([this, &desk](const std::stop_token& stop) {
          for (int version = 0; !stop.stop_requested(); ++version)
            for (int i = 1; i <= kStories; ++i) rewrite(desk, i, version);
        }) {}
  [[nodiscard]] int times() const { return times_; }

 private:
  void rewrite(const Desk& desk, int number, int version) {
    const auto text = version % 2 == 0 ? story(number) : changed_story(number);
    const auto path = path_of(desk, number);
    if (number % 2 == 0) {
      write_file(path, text);
    } else {
      write_file(desk / "next.txt", text);
      fs::rename(desk / "next.txt", path);
    }
    ++times_;
  }

  std::atomic<int> times_ = 0;
  std::jthread thread_;
};

/// True if each episode is that of one of two versions.
bool has_only_versions(const Files& files, const Files& one, const Files& other) {
  return std::ranges::all_of(files, [&](const auto& file) {
    if (!file.first.ends_with(".mp3")) return true;
    return are_among({file}, one) || are_among({file}, other);
  });
}

/// Kilobytes that a process has for itself, with its part of what it shares (PSS); 0 if it is gone.
std::int64_t memory_of(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/smaps_rollup");
  for (std::string word; file >> word;) {
    std::int64_t kb = 0;
    if (word == "Pss:" && file >> kb) return kb;
  }
  return 0;
}

std::int64_t memory_below(pid_t process) {
  std::int64_t kb = memory_of(process);
  for (const auto child : living_descendants(process)) kb += memory_of(child);
  return kb;
}

struct Memory {
  std::int64_t early_kb = 0;  ///< at most, from a tenth to a fifth
  std::int64_t late_kb = 0;   ///< at most, in the last fifth
};

/// Looks every so often at how much memory a batch takes, while it has an episode after the other.
Memory watch_memory(const Running& batch, const Desk& desk, int articles) {
  Memory memory;
  while (!batch.ends_within(std::chrono::milliseconds(20))) {
    const auto kb = memory_below(batch.id());
    const auto made = count_episodes(desk.out());
    if (made >= articles / 10 && made <= articles / 5)
      memory.early_kb = std::max(memory.early_kb, kb);
    if (made >= articles * 4 / 5) memory.late_kb = std::max(memory.late_kb, kb);
  }
  return memory;
}

}  // namespace

TEST_CASE("batch faults: kill -9 at any moment, then the same command makes the same bytes",
          "[whole]") {
  adopt_orphans();
  const Desk desk(kStories);
  const Undisturbed undisturbed(desk);
  const int most = wanted("LECTOR_KILLS", 10);
  Dice dice;
  Kills kills;
  int batches = 0;
  while (kills.all < most) {
    while (kills.all < most && kill_once(desk, undisturbed, dice, kills)) continue;
    REQUIRE(desk.batch().exit_code == 0);
    check_whole(desk, undisturbed.files);
    fs::remove_all(desk.out());
    ++batches;
  }
  WARN(kills.all << " kills of " << batches << " batches, " << kills.at_work
                 << " of them while episodes were being made");
  CHECK(kills.at_work > 0);
}

TEST_CASE("batch faults: helpers that are killed again and again change no byte", "[whole]") {
  const Desk desk(kStories);
  const auto files = desk.undisturbed();
  const int most = wanted("LECTOR_KILLS", 10);
  Dice dice;
  int kills = 0;
  int batches = 0;
  while (kills < most) {
    const auto outcome = kill_helpers(desk, most, dice, kills);
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    check_whole(desk, files);
    fs::remove_all(desk.out());
    ++batches;
  }
  WARN(kills << " helpers killed in " << batches << " batches");
}

TEST_CASE("batch faults: a full disk is told, and what stands is whole", "[whole]") {
  const Desk desk(kStories);
  const auto files = desk.undisturbed();
  std::int64_t size_bytes = 0;
  for (const auto& [name, bytes] : files) size_bytes += std::ssize(bytes);
  const int most = wanted("LECTOR_FILLS", 4);
  WARN((may_mount() ? "a small tmpfs" : "a limit on file sizes, since mounting isn't permitted")
       << " is filled " << most << " times");
  Dice dice;
  for (int i = 0; i < most; ++i) {
    const auto room = static_cast<std::size_t>(dice.roll(1, size_bytes * 9 / 10));
    CAPTURE(i, room);
    if (may_mount())
      fill_a_disk(desk, files, room);
    else
      exceed_a_limit(desk, files);
  }
}

TEST_CASE("batch faults: a limit on file sizes is told, and what stands is whole", "[whole]") {
  const Desk desk(0);
  write_stories(desk.in(), kStories - 1);
  const std::string much = " Nobody at the harbour was surprised, since it does so every evening.";
  write_file(desk.in() / "20.txt", story(20, much + much + much));
  exceed_a_limit(desk, desk.undisturbed());
}

TEST_CASE("batch faults: a full folder for temporary files is told", "[whole]") {
  if (!may_mount()) {
    WARN("not tried: mounting isn't permitted");
    return;
  }
  const Desk desk(kStories);
  const auto files = desk.undisturbed();
  const SmallDisk disk(desk / "tmp", 100'000);
  auto words = batch_words(desk.in(), desk.out());
  words.insert(words.begin(), {"env", "TMPDIR=" + (desk / "tmp").string()});
  const auto full = support::run(words);
  INFO(full.err);
  CHECK(full.exit_code == 1);
  CHECK_THAT(full.err,
             Catch::Contains("TMPDIR") && Catch::Contains("No space left on device; free some"));
  CHECK(are_among(kept_in(desk.out()), files));
  CHECK(strays_in(desk.out()).empty());
  CHECK(fs::is_empty(desk / "tmp"));
  disk.resize(100'000'000);
  REQUIRE(support::run(words).exit_code == 0);
  check_whole(desk, files);
}

TEST_CASE("batch faults: articles that change while they are read", "[whole]") {
  const Desk desk(kStories);
  const auto before = desk.undisturbed();
  const auto after = [&] {
    for (int i = 1; i <= kStories; ++i) write_file(path_of(desk, i), changed_story(i));
    return desk.undisturbed();
  }();
  int renamed = 0;
  Words seen;
  for (int round = 0; round < 3; ++round) {
    fs::remove_all(desk.out());
    const Rewriting rewriting(desk);
    const auto outcome = desk.batch();
    renamed = rewriting.times();
    INFO(outcome.err);
    CHECK((outcome.exit_code == 0 || outcome.exit_code == 1));
    CHECK(has_only_versions(kept_in(desk.out()), before, after));
    CHECK(strays_in(desk.out()).empty());
  }
  WARN(renamed << " changes during the last of three batches");
  CHECK(renamed > kStories);
  for (int i = 1; i <= kStories; ++i) write_file(path_of(desk, i), story(i));
  REQUIRE(desk.batch().exit_code == 0);
  check_whole(desk, before);
}

TEST_CASE("batch faults: thousands of articles need no more memory than hundreds", "[whole]") {
  const int articles = wanted("LECTOR_ARTICLES", 300);
  const Desk desk(articles);
  auto words = batch_words(desk.in(), desk.out());
  words.insert(words.end(), {"--progress", "json"});
  const auto start = Clock::now();
  Running batch(words);
  const auto memory = watch_memory(batch, desk, articles);
  const auto outcome = batch.finish();
  const auto time = std::chrono::duration<double>(Clock::now() - start).count();
  CHECK(outcome.exit_code == 0);
  const auto report = nlohmann::json::parse(read_file(desk.out() / "report.json"));
  CHECK(report.at("articles").size() == static_cast<std::size_t>(articles));
  CHECK(report.at("counts").at("rendered") == articles);
  WARN(articles << " articles in " << time << " s; memory of all processes " << memory.early_kb
                << " kB after a fifth, at most " << memory.late_kb << " kB in the last fifth");
  REQUIRE(memory.early_kb > 0);
  REQUIRE(memory.late_kb > 0);
  CHECK(static_cast<double>(memory.late_kb) < 1.2 * static_cast<double>(memory.early_kb) + 10'000);
}
