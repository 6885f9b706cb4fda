#include "base/cache.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "base/caches.hpp"
#include "base/report.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace caches;
using namespace std::chrono_literals;
using support::TemporaryFolder;

/// Acts while no file of this process grows past a size: a write fails as on a full disk.
void act_on_small_disk(rlim_t max_bytes, const std::function<void()>& act) {
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const rlimit small{.rlim_cur = max_bytes, .rlim_max = before.rlim_max};
  auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  act();
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  static_cast<void>(std::signal(SIGXFSZ, handler));
}

/// Damages an entry, which must then be missed and removed, and can be stored again.
void check_damage(const std::function<void(const fs::path& entry)>& damage) {
  const TemporaryFolder folder;
  const Cache cache(folder.path(), kAmple);
  const auto path = entry_path(folder.path(), nth_key(1));
  cache.store(nth_key(1), "the tide");
  damage(path);
  CHECK(!cache.find(nth_key(1)));
  CHECK(!fs::exists(fs::symlink_status(path)));
  CHECK(cache.counts().damaged == 1);
  cache.store(nth_key(1), "the tide");
  CHECK(cache.find(nth_key(1)) == "the tide");
}

/// Bytes that only their number gives, up to 8 kB.
std::string nth_bytes(std::size_t number) {
  return std::string(number * 997 % 8192, static_cast<char>('a' + number % 26));
}

/// Stores and finds the same few entries again and again; false if one ever came back wrong.
bool work_on(const Cache& cache, std::size_t start) {
  bool is_right = true;
  for (std::size_t i = start; i < start + 300; ++i) {
    const auto number = i * 7 % 20;
    const auto bytes = cache.find(nth_key(number));
    is_right = is_right && (!bytes || *bytes == nth_bytes(number));
    if (!bytes || i % 5 == 0) cache.store(nth_key(number), nth_bytes(number));
  }
  return is_right;
}

/// Forks a process that works on caches of its own, with eviction after each.
pid_t fork_worker(const fs::path& folder, std::size_t start) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  bool is_right = true;
  for (std::size_t round = 0; round < 5; ++round)
    is_right = work_on(Cache(folder, 30'000), start + round) && is_right;
  ::_exit(is_right ? 0 : 1);
}

}  // namespace

TEST_CASE("cache: what was stored is found, every byte of it, by later caches too", "[base]") {
  const TemporaryFolder folder;
  std::string binary;
  for (int value = 0; value < 256; ++value) binary += static_cast<char>(value);
  const std::vector<std::string> contents{"", "x", binary, std::string(kMegabyte, '\xff')};
  {
    const Cache cache(folder.path(), kAmple);
    for (const auto& bytes : contents) cache.store(key_of(bytes), bytes);
    for (const auto& bytes : contents) CHECK((cache.find(key_of(bytes)) == bytes));
    CHECK(cache.counts().stored == 4);
  }
  const Cache later(folder.path(), kAmple);
  for (const auto& bytes : contents) CHECK((later.find(key_of(bytes)) == bytes));
  CHECK(later.counts().hits == 4);
}

TEST_CASE("cache: a key has what was stored under it last, and nothing before", "[base]") {
  const TemporaryFolder folder;
  const Cache cache(folder.path(), kAmple);
  cache.store(nth_key(2), "x");
  CHECK(!cache.find(nth_key(1)));
  CHECK(cache.counts().misses == 1);
  CHECK(cache.counts().damaged == 0);
  cache.store(nth_key(1), "the ebb tide");
  cache.store(nth_key(1), "the flood");
  CHECK(cache.find(nth_key(1)) == "the flood");
  CHECK(files_of(folder.path()).size() == 2);
}

TEST_CASE("cache: its folder is made with its parents, private, and nothing beside it", "[base]") {
  const TemporaryFolder folder;
  {
    const Cache cache(folder / "above/cache", kAmple);
    cache.store(nth_key(1), "x");
  }
  for (const auto* made : {"above", "above/cache", "above/cache/v1"})
    CHECK(fs::status(folder / made).permissions() == fs::perms::owner_all);
  CHECK(fs::file_size(entry_path(folder / "above/cache", nth_key(1))) == 41);
  CHECK(bytes_of(folder / "above/cache/v1/size") == "41\n");
  CHECK(bytes_of(folder / "above/cache/CACHEDIR.TAG")
            .starts_with("Signature: 8a477f597d28d172789f06886806bc55\n"));
  // above, cache, tag, v1, size, the subfolder and the entry.
  CHECK(std::distance(fs::recursive_directory_iterator(folder.path()), {}) == 7);
}

TEST_CASE("cache: a folder that holds other things is no mere cache, and isn't tagged", "[base]") {
  const TemporaryFolder folder;
  put(folder / "novel.txt", "years of work");
  settle(folder.path(), kAmple);
  CHECK(fs::exists(folder / "v1"));
  CHECK(!fs::exists(folder / "CACHEDIR.TAG"));
}

TEST_CASE("cache: a folder that can't be is named, with the remedy", "[base]") {
  const TemporaryFolder folder;
  put(folder / "file", "");
  try {
    settle(folder / "file/cache", kAmple);
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::io);
    CHECK(error.what() ==
          "can't keep a cache in \"" + (folder / "file/cache").string() +
              "\": Not a directory; check its permissions or choose another folder");
  }
  CHECK_THROWS_AS(settle(folder / "file", kAmple), Error);
  CHECK_THROWS_AS(settle("/proc/cache", kAmple), Error);
}

TEST_CASE("cache: an entry is as its format says, and every bit of it counts", "[base]") {
  using namespace std::string_literals;
  CHECK(entry_header({.high = 0x0102, .low = 3}, "") ==
        "lector/1\2\1\0\0\0\0\0\0\3\0\0\0\0\0\0\0"
        "\0\0\0\0\0\0\0\0\xc2\x94\xd3\x38\x05\x80\x06\x2d"s);
  const std::string bytes = "the tide comes in";
  const auto entry = entry_of(nth_key(1), bytes);
  CHECK(decode_entry(entry, nth_key(1)) == bytes);
  CHECK(!decode_entry(entry, nth_key(2)));
  for (std::size_t length = 0; length < entry.size(); ++length)
    CHECK(!decode_entry(entry.substr(0, length), nth_key(1)));
  for (std::size_t bit = 0; bit < entry.size() * 8; ++bit) {
    auto flipped = entry;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    CHECK(!decode_entry(flipped, nth_key(1)));
  }
  CHECK(!decode_entry(entry + '\0', nth_key(1)));
}

TEST_CASE("cache: a damaged entry is missed, removed and can be stored again", "[base]") {
  for (const std::uint64_t length : {std::uint64_t{0}, 1UL, 39UL, 40UL, 47UL, 49UL, kAmple})
    check_damage([&](const fs::path& entry) { fs::resize_file(entry, length); });
  check_damage(
      [](const fs::path& entry) { put(entry, entry_header(nth_key(1), "the tide") + "the ride"); });
  check_damage([](const fs::path& entry) { put(entry, entry_of(nth_key(2), "the tide")); });
}

TEST_CASE("cache: what is no file in place of an entry is removed, without a look", "[base]") {
  const TemporaryFolder elsewhere;
  put(elsewhere / "entry", entry_of(nth_key(1), "the tide"));
  const auto check = [](const auto& make) {
    check_damage([&](const fs::path& entry) {
      fs::remove(entry);
      make(entry);
    });
  };
  check([&](const fs::path& entry) { fs::create_symlink(elsewhere / "entry", entry); });
  check([&](const fs::path& entry) {
    fs::create_directory(entry);
    fs::create_directory_symlink(elsewhere.path(), entry / "link");
  });
  check([](const fs::path& entry) { REQUIRE(::mkfifo(entry.c_str(), 0600) == 0); });
  CHECK(fs::exists(elsewhere / "entry"));
}

TEST_CASE("cache: a full disk is a later miss, and leaves nothing", "[base]") {
  const TemporaryFolder folder;
  const Cache cache(folder.path(), kAmple);
  act_on_small_disk(kMegabyte / 2, [&] { cache.store(nth_key(1), std::string(kMegabyte, 'x')); });
  CHECK(cache.counts().stored == 0);
  CHECK(!cache.find(nth_key(1)));
  CHECK(files_of(folder.path()).empty());
}

TEST_CASE("cache: a folder that is removed meanwhile stays removed", "[base]") {
  const TemporaryFolder folder;
  {
    const Cache cache(folder / "cache", kAmple);
    cache.store(nth_key(1), "x");
    fs::remove_all(folder / "cache");
    cache.store(nth_key(1), "x");
    CHECK(!cache.find(nth_key(1)));
  }
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("cache: threads and caches at work on one folder get the right bytes or none", "[base]") {
  const TemporaryFolder folder;
  std::atomic<int> right = 0;
  {
    const Cache first(folder.path(), 30'000);
    const Cache second(folder.path(), 30'000);
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < 6; ++i)
      threads.emplace_back([&, i] { right += work_on(i % 2 == 0 ? first : second, i * 3); });
  }
  CHECK(right == 6);
  CHECK(bytes_in(folder.path()) <= 30'000);
}

TEST_CASE("cache: processes that store and evict at once get the right bytes or none", "[base]") {
  const TemporaryFolder folder;
  std::vector<pid_t> children;
  for (std::size_t i = 0; i < 4; ++i) children.push_back(fork_worker(folder.path(), i * 3));
  for (const pid_t child : children) {
    int status = -1;
    CHECK(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
  }
  settle(folder.path(), 30'000);
  CHECK(bytes_in(folder.path()) <= 30'000);
  for (const auto& file : files_of(folder.path())) CHECK(file.filename().string().size() == 30);
}
