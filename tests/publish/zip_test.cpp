// Archives: what is in them, and what is left where one can't be written.
#include <sys/resource.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iterator>

#include "base/report.hpp"
#include "publish/zip.hpp"
#include "support/temporary_folder.hpp"
#include "verify/archive.hpp"

using namespace lector;
using Catch::Matchers::Contains;
using publish::Packing;

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  return base::read_file(path, 1U << 24U);
}

/// Bytes that don't repeat, as those of an MP3.
std::string noise(std::size_t size) {
  std::string bytes;
  std::uint32_t state = 1;
  while (bytes.size() < size) {
    state = state * 1664525U + 1013904223U;
    bytes += static_cast<char>(state >> 24U);
  }
  return bytes;
}

/// The time zone of this process, for as long as it lives.
class TimeZone {
 public:
  explicit TimeZone(const char* name) { set(name); }
  TimeZone(const TimeZone&) = delete;
  TimeZone& operator=(const TimeZone&) = delete;
  ~TimeZone() { set("UTC"); }

 private:
  static void set(const char* name) {
    ::setenv("TZ", name, 1);  // NOLINT(concurrency-mt-unsafe): the tests have one thread
    ::tzset();
  }
};

/// No file of this process may be longer.
class SizeLimit {
 public:
  explicit SizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &old_);
    const rlimit limit{bytes, old_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  SizeLimit(const SizeLimit&) = delete;
  SizeLimit& operator=(const SizeLimit&) = delete;
  ~SizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &old_);
    static_cast<void>(std::signal(SIGXFSZ, handler_));
  }

 private:
  rlimit old_{};
  sighandler_t handler_;
};

void write(const fs::path& path, const base::OutputFile& sound) {
  const std::array<publish::Entry, 3> entries{{
      {.name = "mimetype", .packing = Packing::stored, .content = "application/epub+zip"},
      {.name = "a/text.xhtml", .packing = Packing::deflated, .content = std::string(50'000, 'a')},
      {.name = "sound.mp3", .packing = Packing::stored, .content = &sound},
  }};
  base::OutputFile file(path);
  publish::write_zip(entries, file);
  file.commit();
}

}  // namespace

TEST_CASE("zip: entries lie in their order, as they were given", "[publish]") {
  const support::TemporaryFolder folder;
  base::OutputFile sound(folder / "sound.mp3");
  const auto bytes = noise(300'000);
  sound.write(bytes);
  write(folder / "book.epub", sound);
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);  // nothing beside it

  const verify::Archive archive(folder / "book.epub");
  CHECK(archive.names() == std::vector<std::string>{"mimetype", "a/text.xhtml", "sound.mp3"});
  CHECK(archive.text("mimetype", 100) == "application/epub+zip");
  CHECK(archive.text("a/text.xhtml", 100'000) == std::string(50'000, 'a'));
  CHECK((archive.text("sound.mp3", 1'000'000) == bytes));
  CHECK_FALSE(archive.text("other", 100));

  const auto whole = bytes_of(folder / "book.epub");
  CHECK(whole.substr(30, 28) == "mimetypeapplication/epub+zip");  // stored, nothing between
  CHECK(whole.size() < bytes.size() + 2'000);                     // the text is packed
  CHECK(whole.find(bytes) != std::string::npos);                  // the sound isn't
}

TEST_CASE("zip: the bytes are the same in every time zone", "[publish]") {
  const support::TemporaryFolder folder;
  base::OutputFile sound(folder / "sound.mp3");
  sound.write(noise(1'000));
  write(folder / "utc.epub", sound);
  for (const auto* const name :
       {"America/Los_Angeles", "Asia/Seoul", "Pacific/Apia", "Africa/Monrovia", "Asia/Kolkata"}) {
    const TimeZone zone(name);
    INFO(name);
    write(folder / "there.epub", sound);
    CHECK((bytes_of(folder / "there.epub") == bytes_of(folder / "utc.epub")));
  }
}

TEST_CASE("zip: what can't be written is told with its remedy, and leaves nothing", "[publish]") {
  const support::TemporaryFolder folder;
  const support::TemporaryFolder elsewhere;
  base::OutputFile sound(elsewhere / "sound.mp3");
  sound.write(noise(100'000));
  const SizeLimit limit(50'000);
  try {
    write(folder / "book.epub", sound);
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::io);
    CHECK_THAT(error.what(), Contains("book.epub") && Contains("raise the limit on file sizes"));
  }
  CHECK(fs::is_empty(folder.path()));
}
