#include "base/files.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include "base/report.hpp"
#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using Catch::Contains;
using lector::Error;
using lector::ErrorKind;
using lector::base::Descriptor;
using lector::base::OutputFile;
using lector::base::read_file;
using lector::base::SpoolFile;
using support::TemporaryFolder;

constexpr std::size_t kMegabyte = 1U << 20U;

void put(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::size_t count_files(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// The message of the Error(io) that a call throws.
template <typename Call>
std::string io_message(const Call& call) {
  try {
    call();
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::io);
    return error.what();
  }
  return "nothing was thrown";
}

std::string open_message(const fs::path& target) {
  return io_message([&] { const OutputFile file(target); });
}

void write_whole(const fs::path& target, std::string_view text) {
  OutputFile file(target);
  file.write(text);
  file.commit();
}

/// Puts a file in the place of standard input while it lives.
class RedirectedInput {
 public:
  explicit RedirectedInput(const fs::path& path) : kept_(::dup(STDIN_FILENO)) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    ::dup2(file.get(), STDIN_FILENO);
  }
  RedirectedInput(const RedirectedInput&) = delete;
  RedirectedInput& operator=(const RedirectedInput&) = delete;
  ~RedirectedInput() { ::dup2(kept_.get(), STDIN_FILENO); }

 private:
  Descriptor kept_;
};

/// Lets no file grow past a size while it lives; even root can't write more.
class SizeLimit {
 public:
  explicit SizeLimit(rlim_t max_bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &kept_);
    const rlimit limit{.rlim_cur = max_bytes, .rlim_max = kept_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  SizeLimit(const SizeLimit&) = delete;
  SizeLimit& operator=(const SizeLimit&) = delete;
  ~SizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &kept_);
    static_cast<void>(std::signal(SIGXFSZ, handler_));
  }

 private:
  void (*handler_)(int);
  rlimit kept_{};
};

/// Sets an environment variable while it lives. Tests run in one thread.
class Setting {
 public:
  Setting(const char* name, const std::string& value) : name_(name) {
    if (const char* kept = std::getenv(name)) kept_ = kept;
    ::setenv(name, value.c_str(), 1);
  }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;
  ~Setting() {
    if (kept_.empty())
      ::unsetenv(name_);
    else
      ::setenv(name_, kept_.c_str(), 1);
  }

 private:
  const char* name_;
  std::string kept_;
};

}  // namespace

TEST_CASE("files: a file is read whole, with every byte", "[base]") {
  const TemporaryFolder folder;
  const std::string bytes = std::string("a\0b\r\n\xFF", 6) + std::string(200'000, 'x');
  put(folder / "page.txt", bytes);
  CHECK(read_file(folder / "page.txt", kMegabyte) == bytes);
  put(folder / "empty.txt", "");
  CHECK(read_file(folder / "empty.txt", kMegabyte).empty());
}

TEST_CASE("files: - is standard input", "[base]") {
  const TemporaryFolder folder;
  put(folder / "page.txt", "from a pipe");
  const RedirectedInput input(folder / "page.txt");
  CHECK(read_file("-", kMegabyte) == "from a pipe");
}

TEST_CASE("files: what can't be read is named, with the remedy", "[base]") {
  const TemporaryFolder folder;
  const auto message = [&](const fs::path& path) {
    return io_message([&] { static_cast<void>(read_file(path, kMegabyte)); });
  };
  const auto in_folder = [&](const std::string& name) { return (folder / name).string(); };
  CHECK(message(folder / "nosuch.txt") == "can't read \"" + in_folder("nosuch.txt") +
                                              "\": No such file or directory; check its name");
  CHECK(message(folder.path()) ==
        "can't read \"" + folder.path().string() + "\": is a folder; name a file");
  put(folder / "file", "");
  CHECK_THAT(message(folder / "file/page.txt"), Contains("Not a directory"));
  CHECK_THAT(message(folder / std::string(300, 'n')), Contains("File name too long"));
  CHECK_THAT(message(folder / "bell\a.txt"), Contains(R"(bell\x07.txt")"));
}

TEST_CASE("files: a file may be as long as the limit, not a byte longer", "[base]") {
  const TemporaryFolder folder;
  put(folder / "page.txt", std::string(3 * kMegabyte, 'x'));
  const auto message = [&](std::size_t max_bytes) {
    return io_message([&] { static_cast<void>(read_file(folder / "page.txt", max_bytes)); });
  };
  CHECK(read_file(folder / "page.txt", 3 * kMegabyte).size() == 3 * kMegabyte);
  CHECK_THAT(message(3 * kMegabyte - 1), Contains("longer than 2 MB; split it"));
  CHECK_THAT(message(1000), Contains("longer than 1000 bytes; split it"));
  CHECK_THAT(io_message([] { static_cast<void>(read_file("/dev/zero", kMegabyte)); }),
             Contains("longer than 1 MB"));
}

TEST_CASE("files: an output appears at commit, whole", "[base]") {
  const TemporaryFolder folder;
  OutputFile file(folder / "edition.mp3");
  file.write("one two ");
  file.write(std::string_view("three"));
  const std::array<std::byte, 3> patch{std::byte{'T'}, std::byte{'W'}, std::byte{'O'}};
  file.write_at(4, patch);
  CHECK(file.size_bytes() == 13);
  CHECK(!fs::exists(folder / "edition.mp3"));
  file.commit();
  CHECK(text_of(folder / "edition.mp3") == "one TWO three");
  CHECK(count_files(folder.path()) == 1);
}

TEST_CASE("files: an output that isn't committed leaves nothing", "[base]") {
  const TemporaryFolder folder;
  {
    OutputFile file(folder / "edition.mp3");
    file.write("half");
  }
  CHECK(count_files(folder.path()) == 0);
  const auto interrupted = [&] {
    OutputFile file(folder / "edition.mp3");
    file.write("half");
    throw std::runtime_error("interrupted");
  };
  CHECK_THROWS(interrupted());
  CHECK(count_files(folder.path()) == 0);
}

TEST_CASE("files: an older file stays until commit and is then replaced in one step", "[base]") {
  const TemporaryFolder folder;
  put(folder / "edition.mp3", "old");
  const Descriptor reader(::open((folder / "edition.mp3").c_str(), O_RDONLY | O_CLOEXEC));
  {
    OutputFile file(folder / "edition.mp3");
    file.write("new and longer");
    CHECK(text_of(folder / "edition.mp3") == "old");
    file.commit();
  }
  CHECK(text_of(folder / "edition.mp3") == "new and longer");
  std::array<char, 16> block{};
  CHECK(::read(reader.get(), block.data(), block.size()) == 3);  // whoever had it open keeps it
  CHECK(count_files(folder.path()) == 1);
}

TEST_CASE("files: a name left behind by a killed process is in nobody's way", "[base]") {
  const TemporaryFolder folder;
  const auto left_behind = ".lector-" + std::to_string(::getpid()) + "-0";
  put(folder / left_behind, "stale");
  write_whole(folder / "edition.mp3", "whole");
  CHECK(text_of(folder / "edition.mp3") == "whole");
  CHECK(text_of(folder / left_behind) == "stale");
  CHECK(count_files(folder.path()) == 2);
}

TEST_CASE("files: an output has the permissions of any new file", "[base]") {
  const TemporaryFolder folder;
  for (const auto& [mask, expected] : {std::pair{022, 0644}, {077, 0600}, {002, 0664}}) {
    const mode_t kept = ::umask(static_cast<mode_t>(mask));
    write_whole(folder / "edition.mp3", "x");
    ::umask(kept);
    struct stat status{};
    REQUIRE(::stat((folder / "edition.mp3").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == static_cast<mode_t>(expected));
  }
}

TEST_CASE("files: a name of 255 bytes works, a longer one is refused at once", "[base]") {
  const TemporaryFolder folder;
  write_whole(folder / std::string(255, 'n'), "x");
  CHECK(fs::exists(folder / std::string(255, 'n')));
  CHECK_THAT(open_message(folder / std::string(256, 'n')), Contains("File name too long"));
}

TEST_CASE("files: a name without a folder lies in the current one", "[base]") {
  const TemporaryFolder folder;
  const auto kept = fs::current_path();
  fs::current_path(folder.path());
  write_whole("edition.mp3", "here");
  fs::current_path(kept);
  CHECK(text_of(folder / "edition.mp3") == "here");
}

TEST_CASE("files: a target that can't be is refused at once, with the remedy", "[base]") {
  const TemporaryFolder folder;
  put(folder / "file", "");
  const auto target = (folder / "nosuch/edition.mp3").string();
  CHECK(open_message(target) == "can't write \"" + target + "\": folder \"" +
                                    (folder / "nosuch").string() +
                                    "\": No such file or directory; create it first");
  CHECK_THAT(open_message(folder / "file/edition.mp3"), Contains("Not a directory"));
  CHECK_THAT(open_message(folder.path()), Contains("Is a directory"));
  CHECK_THAT(open_message("/dev/null"), Contains("is a device or pipe"));
  CHECK_THAT(open_message("/proc/edition.mp3"), Contains("can't write \"/proc/edition.mp3\""));
  CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("files: no space left is told with the target's name, and leaves nothing", "[base]") {
  const TemporaryFolder folder;
  const std::string block(kMegabyte, 'x');
  const SizeLimit limit(kMegabyte / 2);
  const auto message = io_message([&] { write_whole(folder / "edition.mp3", block); });
  CHECK(message ==
        "can't write \"" + (folder / "edition.mp3").string() +
            "\": File too large; raise the limit on file sizes (ulimit -f) or choose another "
            "folder");
  CHECK(count_files(folder.path()) == 0);
}

TEST_CASE("files: a spool gives back what was appended, to several threads at once", "[base]") {
  SpoolFile spool;
  std::vector<std::uint64_t> offsets;
  for (unsigned value = 0; value < 64; ++value) {
    const std::vector<std::byte> block(1000 + value, std::byte{static_cast<unsigned char>(value)});
    offsets.push_back(spool.append(block));
  }
  CHECK(offsets[0] == 0);
  CHECK(offsets[2] == 2001);
  std::array<bool, 4> is_right{};
  {
    std::vector<std::jthread> threads;
    for (auto& right : is_right)
      threads.emplace_back([&spool, &offsets, &right] {
        right = true;
        for (std::size_t value = offsets.size(); value-- > 0;) {
          std::vector<std::byte> block(1000 + value);
          spool.read_at(offsets[value], block);
          const auto expected = std::byte{static_cast<unsigned char>(value)};
          right = right && block == std::vector<std::byte>(block.size(), expected);
        }
      });
  }
  CHECK(is_right == std::array{true, true, true, true});
}

TEST_CASE("files: reading past the end of a spool is an error", "[base]") {
  SpoolFile spool;
  static_cast<void>(spool.append(std::vector<std::byte>(10)));
  std::vector<std::byte> block(11);
  CHECK_THAT(io_message([&] { spool.read_at(0, block); }), Contains("can't read sound back"));
}

TEST_CASE("files: a spool has no name in its folder, and says when that is full", "[base]") {
  const TemporaryFolder folder;
  const Setting setting("TMPDIR", folder.path().string());
  SpoolFile spool;
  static_cast<void>(spool.append(std::vector<std::byte>(10)));
  CHECK(count_files(folder.path()) == 0);
  const SizeLimit limit(kMegabyte / 2);
  const std::vector<std::byte> block(kMegabyte);
  CHECK_THAT(io_message([&] { static_cast<void>(spool.append(block)); }),
             Contains("TMPDIR") && Contains(folder.path().string()));
}

TEST_CASE("files: a spool without a folder names the setting", "[base]") {
  const TemporaryFolder folder;
  const Setting setting("TMPDIR", (folder / "nosuch").string());
  CHECK_THAT(io_message([] { const SpoolFile spool; }), Contains("set TMPDIR to a folder"));
}

TEST_CASE("files: a descriptor is closed once, by its last owner", "[base]") {
  const auto is_open = [](int number) { return ::fcntl(number, F_GETFD) >= 0; };
  Descriptor first(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  const int number = first.get();
  Descriptor second(std::move(first));
  CHECK(is_open(number));
  second = Descriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  CHECK(!is_open(number));
  const int released = second.release();
  CHECK(!second);
  CHECK(is_open(released));
  ::close(released);
}
