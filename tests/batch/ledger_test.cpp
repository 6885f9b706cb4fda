#include "batch/ledger.hpp"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "base/report.hpp"
#include "batch/folder.hpp"
#include "support/temporary_folder.hpp"

using namespace lector;
using batch::Access;
using batch::FolderLock;
using batch::Ledger;
using batch::Record;

namespace {

namespace fs = std::filesystem;

Record record_of(const std::string& source, const std::string& episode) {
  Record record{.guid = base::key_of(source),
                .source = source,
                .input_key = base::key_of("input"),
                .content_key = base::key_of("content"),
                .episode = episode,
                .summary = {}};
  record.summary.title = "Title of " + source;
  record.summary.size_bytes = 5;
  record.files[episode] = {.size_bytes = 5, .key = base::key_of("sound")};
  return record;
}

void put(const fs::path& path, const std::string& text = "sound") {
  fs::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

/// Whether a process of its own gets the lock.
bool another_gets(const fs::path& folder, const batch::Shard& shard) {
  const auto child = ::fork();
  if (child == 0) {
    try {
      const FolderLock lock(folder, shard);
      ::_exit(0);
    } catch (const Error&) {
      ::_exit(1);
    }
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

TEST_CASE("record: what is written is read back", "[batch]") {
  auto record = record_of("a.txt", "a-12345678.mp3");
  record.article = 3;
  record.articles = 7;
  record.summary = {.title = "A \"title\"\n",
                    .byline = "Ann Lee",
                    .publication = std::nullopt,
                    .published = "2025-04-01",
                    .url = "https://a.example/x",
                    .language = "en-GB",
                    .length_ms = 61000,
                    .size_bytes = 123456,
                    .integrated_lufs = -16.02,
                    .true_peak_dbtp = -1.7,
                    .chapters = {"A", "End"},
                    .warnings = {"careful"},
                    .left_out = {{"Share", "share bar"}}};
  record.files = {{"a-12345678.mp3", {.size_bytes = 123456, .key = base::key_of("a")}},
                  {"a-12345678.vtt", {.size_bytes = 5, .key = base::key_of("b")}}};
  CHECK(batch::record_from(batch::to_json(record)) == record);
  record.summary.integrated_lufs.reset();
  CHECK(batch::record_from(batch::to_json(record)) == record);
  record.files["a-12345678.vtt"].key.reset();  // as older versions wrote it
  CHECK(batch::record_from(batch::to_json(record)) == record);
}

TEST_CASE("record: what is none is refused, and so is a path", "[batch]") {
  const auto good = batch::to_json(record_of("a.txt", "a-12345678.mp3"));
  const auto with = [&](const std::string& old, const std::string& other) {
    auto bad = good;
    bad.replace(bad.find(old), old.size(), other);
    return bad;
  };
  CHECK_NOTHROW(batch::record_from(good));
  for (const auto& bad : {std::string(),
                          std::string("{}"),
                          std::string("[1]"),
                          good.substr(0, good.size() / 2),
                          with("lector.episode/1", "lector.episode/9"),
                          with("\"a-12345678.mp3\"", "\"../a-12345678.mp3\""),
                          with("\"a-12345678.mp3\"", "\".lector\""),
                          with("\"a-12345678.mp3\"", "\"\""),
                          with("\"a-12345678.mp3\"", "7")})
    CHECK_THROWS_AS(batch::record_from(bad), Error);
}

TEST_CASE("ledger: knows an input again by its bytes, as long as the episodes stand", "[batch]") {
  const support::TemporaryFolder folder;
  const auto record = record_of("a.txt", "a.mp3");
  put(folder / "a.mp3");
  {
    Ledger ledger(folder.path(), Access::write);
    ledger.keep(record);
  }
  const Ledger ledger(folder.path(), Access::write);
  CHECK(ledger.find(record.guid) == record);
  CHECK(ledger.unchanged("a.txt", record.input_key) == std::vector{record.guid});
  CHECK(ledger.unchanged("a.txt", base::key_of("other")).empty());
  CHECK(ledger.unchanged("b.txt", record.input_key).empty());
  put(folder / "a.mp3", "so");
  CHECK(ledger.unchanged("a.txt", record.input_key).empty());
}

TEST_CASE("ledger: a feed is as it was only if all its articles are", "[batch]") {
  const support::TemporaryFolder folder;
  Ledger ledger(folder.path(), Access::write);
  for (std::size_t i = 1; i <= 3; ++i) {
    auto record = record_of("feed.xml", std::to_string(i) + ".mp3");
    record.guid = base::key_of(std::to_string(4 - i));
    record.article = i;
    record.articles = 3;
    put(folder / record.episode);
    CHECK(ledger.unchanged("feed.xml", record.input_key).empty());
    ledger.keep(record);
  }
  const auto guids = ledger.unchanged("feed.xml", base::key_of("input"));
  CHECK(guids == std::vector{base::key_of("3"), base::key_of("2"), base::key_of("1")});
}

TEST_CASE("ledger: a new episode takes the old one's place", "[batch]") {
  const support::TemporaryFolder folder;
  Ledger ledger(folder.path(), Access::write);
  put(folder / "old.mp3");
  ledger.keep(record_of("a.txt", "old.mp3"));
  put(folder / "new.mp3");
  ledger.keep(record_of("a.txt", "new.mp3"));
  CHECK_FALSE(fs::exists(folder / "old.mp3"));
  CHECK(fs::exists(folder / "new.mp3"));
  CHECK(fs::is_empty(folder / ".lector/making"));
}

TEST_CASE("ledger: what a killed batch was making goes, what stands stays", "[batch]") {
  const support::TemporaryFolder folder;
  const auto kept = record_of("a.txt", "kept.mp3");
  {
    Ledger ledger(folder.path(), Access::write);
    put(folder / "kept.mp3");
    ledger.keep(kept);
    ledger.begin(kept.guid, "kept.mp3");              // made again when it was killed
    ledger.begin(kept.guid, "half.mp3");              // with another headline
    ledger.begin(base::key_of("b.txt"), "new.mp3");   // the first of an article
    ledger.begin(base::key_of("c.txt"), "kept.mp3");  // somebody else's
  }
  put(folder / "half.mp3");
  put(folder / "new.mp3");
  put(folder / "mine.mp3");  // of the user's own
  put(folder / ".lector-999999999-0");
  put(folder / (".lector-" + std::to_string(::getpid()) + "-0"));
  put(folder / ".lector/making/nonsense");
  Ledger ledger(folder.path(), Access::write);
  ledger.clean({});
  CHECK(fs::exists(folder / "kept.mp3"));
  CHECK(fs::exists(folder / "mine.mp3"));
  CHECK_FALSE(fs::exists(folder / "half.mp3"));
  CHECK_FALSE(fs::exists(folder / "new.mp3"));
  CHECK_FALSE(fs::exists(folder / ".lector-999999999-0"));
  CHECK(fs::exists(folder / (".lector-" + std::to_string(::getpid()) + "-0")));
}

TEST_CASE("lock: parts that share nothing are worked on side by side, others aren't", "[batch]") {
  const support::TemporaryFolder folder;
  const FolderLock lock(folder.path(), {.number = 2, .count = 4});
  CHECK_FALSE(another_gets(folder.path(), {}));
  CHECK_FALSE(another_gets(folder.path(), {.number = 2, .count = 4}));
  CHECK_FALSE(another_gets(folder.path(), {.number = 1, .count = 2}));
  CHECK(another_gets(folder.path(), {.number = 2, .count = 2}));
  CHECK(another_gets(folder.path(), {.number = 3, .count = 4}));
}

TEST_CASE("lock: who writes a feed waits for another, but for no batch", "[batch]") {
  const support::TemporaryFolder folder;
  std::array<int, 2> pipe{};
  REQUIRE(::pipe(pipe.data()) == 0);
  auto lock = std::make_unique<batch::FeedLock>(folder.path());
  CHECK(another_gets(folder.path(), {}));
  const auto child = ::fork();
  if (child == 0) {
    const batch::FeedLock second(folder.path());
    ::_exit(::write(pipe[1], "!", 1) == 1 ? 0 : 1);
  }
  pollfd second{.fd = pipe[0], .events = POLLIN, .revents = 0};
  CHECK(::poll(&second, 1, 200) == 0);
  lock.reset();
  CHECK(::poll(&second, 1, 60'000) == 1);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(status == 0);
  for (const int end : pipe) ::close(end);
}

TEST_CASE("lock: a process that ends leaves none", "[batch]") {
  const support::TemporaryFolder folder;
  const auto child = ::fork();
  if (child == 0) {
    const FolderLock lock(folder.path(), {});
    ::raise(SIGKILL);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFSIGNALED(status));
  CHECK_NOTHROW(FolderLock(folder.path(), {}));
}
