#include "edition/write.hpp"

#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "edition/tones.hpp"
#include "support/temporary_folder.hpp"

using lector::Error;
using lector::ErrorKind;
using lector::base::ProgressStep;
using lector::edition::Format;
using lector::edition::format_of;
using lector::edition::write_edition;

namespace {

const std::vector<std::string>& endings() {
  static const std::vector<std::string> kAll{".mp3", ".wav", ".flac", ".ogg", ".opus"};
  return kAll;
}

/// While it lives, no file of this process grows past a size: a write fails as on a full disk.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t most_bytes) {
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before_) == 0);
    rlimit small = before_;
    small.rlim_cur = most_bytes;
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

/// Kind of the error that an action ends with.
template <typename Action>
ErrorKind kind_of(const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.kind();
  }
  throw std::runtime_error("there was no error");
}

}  // namespace

TEST_CASE("write: the ending of the name chooses the format", "[edition]") {
  CHECK(format_of("a.mp3") == Format::mp3);
  CHECK(format_of("a.b/c.WAV") == Format::wav);
  CHECK(format_of("a.mp3.Flac") == Format::flac);
  CHECK(format_of("a.ogg") == Format::ogg);
  CHECK(format_of("a.opus") == Format::opus);
  for (const char* name : {"a", "a.mp4", "mp3", ".mp3", "a.mp3/", "a.mp3 "})
    CHECK(kind_of([&] { (void)format_of(name); }) == ErrorKind::config);
  CHECK_THROWS_WITH(format_of("a.m4a"),
                    Catch::Contains("\"a.m4a\"") && Catch::Contains(".mp3, .wav, .flac"));
}

TEST_CASE("write: Opus runs at 48 kHz, all else at 44.1 kHz", "[edition]") {
  CHECK(lector::edition::sample_rate_hz(Format::opus) == 48'000);
  CHECK(lector::edition::sample_rate_hz(Format::mp3) == 44'100);
  CHECK(lector::edition::sample_rate_hz(Format::flac) == 44'100);
}

TEST_CASE("write: more than 255 chapters are refused", "[edition]") {
  const support::TemporaryFolder folder;
  const auto write = [&](std::size_t chapters) {
    write_edition(folder / "a.mp3", tones::sine(1000), tones::tags(chapters), {});
  };
  CHECK(kind_of([&] { write(256); }) == ErrorKind::input);
  CHECK(std::filesystem::is_empty(folder.path()));
  CHECK_NOTHROW(write(255));
}

TEST_CASE("write: the size of an MP3 is known before it is written", "[edition]") {
  const support::TemporaryFolder folder;
  auto tags = tones::tags(3);
  tags.chapters[1].picture = {"image/jpeg", std::string(777, 'p')};
  const auto check = [&](const lector::edition::Sound& sound, int bitrate_kbps) {
    const auto path = folder / "a.mp3";
    write_edition(path, sound, tags, {.bitrate_kbps = bitrate_kbps});
    CAPTURE(sound.length_frames, bitrate_kbps, sound.pieces.size());
    CHECK(mp3_size_bytes({.from = {}, .length_frames = sound.length_frames, .pieces = sound.pieces},
                         tags,
                         bitrate_kbps) ==
          static_cast<std::int64_t>(std::filesystem::file_size(path)));
  };
  for (const int bitrate_kbps : {64, 96}) {
    tags.cover.reset();
    for (const std::int64_t length : {1, 575, 576, 577, 1151, 1152, 1153, 44'100, 99'999, 300'000})
      check(tones::sweep(length), bitrate_kbps);
    tags.cover = {"image/jpeg", std::string(123'456, 'c')};
    check(tones::sweep(123'456), bitrate_kbps);
    // Pieces of any length with silence between them: each one pads from its own beginning.
    auto sound = tones::sweep(600 * 1152 + 7);
    for (std::int64_t begin = 2; begin < 560; begin += 13 + begin % 7) {
      sound.pieces.push_back(
          {.begin = begin * 1152, .end = (begin + 1 + begin % 11) * 1152, .identity = {}});
      check(sound, bitrate_kbps);
    }
    sound.pieces.push_back({.begin = 599 * 1152, .end = sound.length_frames, .identity = {}});
    check(sound, bitrate_kbps);
  }
}

TEST_CASE("write: an edition without sound is refused", "[edition]") {
  const support::TemporaryFolder folder;
  const auto write = [&] { write_edition(folder / "a.mp3", tones::sine(0), tones::tags(1), {}); };
  CHECK(kind_of(write) == ErrorKind::engine);
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("write: a full disk is named and leaves nothing behind", "[edition]") {
  const auto most_bytes = GENERATE(0, 100, 5'000, 20'000);
  for (const auto& ending : endings()) {
    CAPTURE(most_bytes, ending);
    const support::TemporaryFolder folder;
    const auto path = folder / ("a" + ending);
    std::string message;
    {
      const SmallDisk disk(static_cast<rlim_t>(most_bytes));
      try {
        write_edition(path, tones::sweep(441'000), tones::tags(5), {});
      } catch (const Error& error) {
        if (error.kind() == ErrorKind::io) message = error.what();
      }
    }
    CHECK_THAT(message, Catch::Contains(path.string()));
    CHECK(std::filesystem::is_empty(folder.path()));
  }
}

TEST_CASE("write: a finished file replaces an older one, a failed one doesn't", "[edition]") {
  const support::TemporaryFolder folder;
  for (const auto& ending : endings()) {
    const auto path = folder / ("a" + ending);
    write_edition(path, tones::sine(2000), tones::tags(1), {});
    const auto before = tones::read(path);
    auto broken = tones::sine(1000);
    broken.length_frames = 2000;
    CHECK_THROWS(write_edition(path, broken, tones::tags(1), {}));
    CHECK((tones::read(path) == before));
    write_edition(path, tones::sweep(2000), tones::tags(1), {});
    CHECK((tones::read(path) != before));
  }
}

TEST_CASE("write: a missing folder is named", "[edition]") {
  const support::TemporaryFolder folder;
  const auto write = [&] {
    write_edition(folder / "no" / "a.mp3", tones::sine(1000), tones::tags(1), {});
  };
  CHECK(kind_of(write) == ErrorKind::io);
}

TEST_CASE("write: progress goes from nothing to all, and may interrupt", "[edition]") {
  const support::TemporaryFolder folder;
  std::vector<std::int64_t> done;
  const auto note = [&](const ProgressStep& step) {
    CHECK(step.total == 100'000);
    done.push_back(step.done);
  };
  write_edition(folder / "a.mp3", tones::sine(100'000), tones::tags(1), {.progress = note});
  CHECK(done.front() == 0);
  CHECK(done.back() == 100'000);
  CHECK(std::ranges::is_sorted(done));
  const auto stop = [](const ProgressStep& step) {
    if (step.done > 0) throw lector::base::Interrupted();
  };
  for (const auto& ending : endings()) {
    const auto path = folder / ("b" + ending);
    CHECK_THROWS_AS(write_edition(path, tones::sine(100'000), tones::tags(1), {.progress = stop}),
                    lector::base::Interrupted);
  }
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}
