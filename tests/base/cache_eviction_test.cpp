#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "base/caches.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace caches;
using namespace std::chrono_literals;
using support::TemporaryFolder;

/// Keeps entries 0, 1, ... of 100 bytes each, used a minute after another, in the past.
void keep_hundreds(const fs::path& folder, std::size_t count) {
  const Cache cache(folder, kAmple);
  const auto start = fs::file_time_type::clock::now() - 24h;
  for (std::size_t i = 0; i < count; ++i) {
    cache.store(nth_key(i), std::string(60, 'x'));
    fs::last_write_time(entry_path(folder, nth_key(i)), start + i * 1min);
  }
}

/// Which of the entries 0, 1, ... are there, a character each.
std::string kept(const fs::path& folder, std::size_t count) {
  std::string marks;
  for (std::size_t i = 0; i < count; ++i)
    marks += fs::exists(entry_path(folder, nth_key(i))) ? 'x' : '.';
  return marks;
}

}  // namespace

TEST_CASE("cache: the entries used least recently go, until a tenth is free", "[base]") {
  const TemporaryFolder folder;
  keep_hundreds(folder.path(), 11);
  settle(folder.path(), 1100);
  CHECK(kept(folder.path(), 11) == "xxxxxxxxxxx");
  settle(folder.path(), 1099);
  CHECK(kept(folder.path(), 11) == "..xxxxxxxxx");
  CHECK(bytes_of(folder / "v1/size") == "900\n");
}

TEST_CASE("cache: a hit saves an entry", "[base]") {
  const TemporaryFolder folder;
  keep_hundreds(folder.path(), 10);
  {
    const Cache cache(folder.path(), 800);
    CHECK(cache.find(nth_key(1)));
  }
  CHECK(kept(folder.path(), 10) == ".x..xxxxxx");
}

TEST_CASE("cache: a limit of 0 keeps nothing, any limit nothing longer", "[base]") {
  const TemporaryFolder folder;
  keep_hundreds(folder.path(), 3);
  for (const std::uint64_t max_bytes : {std::uint64_t{99}, std::uint64_t{0}}) {
    const Cache cache(folder.path(), max_bytes);
    cache.store(nth_key(7), std::string(60, 'x'));
    cache.store(nth_key(8), max_bytes == 0 ? "" : std::string(60, 'x'));
    CHECK(cache.counts().stored == 0);
  }
  CHECK(files_of(folder.path()).empty());
}

TEST_CASE("cache: a long run evicts before its end", "[base]") {
  const TemporaryFolder folder;
  const Cache cache(folder.path(), 20 * kMegabyte);
  const std::string bytes(8 * kMegabyte, 'x');
  for (std::size_t i = 0; i < 8; ++i) cache.store(nth_key(i), bytes);
  CHECK(bytes_in(folder.path()) <= 20 * kMegabyte);
  CHECK(cache.find(nth_key(7)));
}

TEST_CASE("cache: a size that is garbled, missing or no file is counted anew", "[base]") {
  const TemporaryFolder folder;
  keep_hundreds(folder.path(), 4);
  const auto size = folder / "v1/size";
  const auto check = [&] {
    settle(folder.path(), kAmple);
    CHECK(bytes_of(size) == "400\n");
  };
  for (const auto* text : {"", "\n", "many\n", "400", "-1\n", "400 \n", "18446744073709551616\n"}) {
    put(size, text);
    check();
  }
  put(size, std::to_string(kAmple + 1) + "\n");  // too much to be believed
  check();
  fs::remove(size);
  check();
  fs::remove(size);
  fs::create_directory(size);
  check();
  fs::remove(size);
  fs::create_symlink(folder / "elsewhere", size);
  check();
  CHECK(!fs::exists(folder / "elsewhere"));
}

TEST_CASE("cache: a size within the limit is believed, and only added to", "[base]") {
  const TemporaryFolder folder;
  keep_hundreds(folder.path(), 4);
  put(folder / "v1/size", "7\n");
  {
    const Cache cache(folder.path(), 399);
    cache.store(nth_key(5), "12345");
  }
  CHECK(bytes_of(folder / "v1/size") == "52\n");
  CHECK(bytes_in(folder.path()) == 445);
}

TEST_CASE("cache: eviction clears what killed processes left, and nothing foreign", "[base]") {
  const TemporaryFolder folder;
  keep_hundreds(folder.path(), 1);
  const auto subfolder = entry_path(folder.path(), nth_key(0)).parent_path();
  for (const auto* name : {".new-stale", ".new-fresh", "notes.txt"}) put(subfolder / name, "x");
  for (const auto* name : {".new-stale", "notes.txt"})
    fs::last_write_time(subfolder / name, fs::file_time_type::clock::now() - 2h);
  settle(folder.path(), 0);
  CHECK(!fs::exists(subfolder / ".new-stale"));
  CHECK(fs::exists(subfolder / ".new-fresh"));
  CHECK(fs::exists(subfolder / "notes.txt"));
  CHECK(kept(folder.path(), 1) == ".");
}
