// Whatever ends a run, it leaves no partial file under the final name.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;

fs::path write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::ptrdiff_t count_files(const fs::path& folder) {
  return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

/// The program while it renders a long article: about an hour of speech.
class Running {
 public:
  explicit Running(const support::TemporaryFolder& folder) {
    std::string text = "A Long Day\n\n";
    for (int i = 0; i < 800; ++i)
      text += "The harbour was quiet and the boats came home one after another in the evening.\n";
    fs::create_directories(folder / "tmp");
    const auto input = write(folder / "in.txt", text).string();
    const auto output = (folder / "out.mp3").string();
    const auto temporary = "TMPDIR=" + (folder / "tmp").string();
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    child_ = ::fork();
    if (child_ == 0) {
      ::setpgid(0, 0);
      ::dup2(ends[1], STDERR_FILENO);
      ::execl("/usr/bin/env",
              "env",
              temporary.c_str(),
              LECTOR_PROGRAM,
              "render",
              input.c_str(),
              "-o",
              output.c_str(),
              "--progress",
              "json",
              nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    events_ = ::fdopen(ends[0], "r");
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() { std::fclose(events_); }

  /// Reads progress until the program is half through a stage.
  void wait_for(const std::string& stage) {
    char* line = nullptr;
    std::size_t size = 0;
    int seen = 0;
    while (seen < 3 && ::getline(&line, &size, events_) >= 0)
      if (std::string(line).find("\"" + stage + "\"") != std::string::npos) ++seen;
    std::free(line);
    REQUIRE(seen == 3);
  }

  /// Sends a signal and gives the wait status.
  int end_with(int signal) {
    ::kill(child_, signal);
    int status = 0;
    REQUIRE(::waitpid(child_, &status, 0) == child_);
    return status;
  }

  /// Reads until every process that holds the other end of standard error has gone.
  void wait_for_silence() {
    while (std::fgetc(events_) != EOF) {
    }
  }

 private:
  pid_t child_ = -1;
  std::FILE* events_ = nullptr;
};

}  // namespace

TEST_CASE("interruption: Ctrl-C leaves no partial file, in any stage", "[whole]") {
  for (const std::string stage : {"speak", "master", "encode"}) {
    CAPTURE(stage);
    const support::TemporaryFolder folder;
    Running lector(folder);
    lector.wait_for(stage);
    const int status = lector.end_with(SIGINT);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 130);
    CHECK(!fs::exists(folder / "out.mp3"));
    CHECK(count_files(folder.path()) == 2);
    CHECK(count_files(folder / "tmp") == 0);
  }
}

TEST_CASE("interruption: kill -9 leaves no partial file and no process", "[whole]") {
  for (const std::string stage : {"speak", "encode"}) {
    CAPTURE(stage);
    const support::TemporaryFolder folder;
    Running lector(folder);
    lector.wait_for(stage);
    CHECK(WIFSIGNALED(lector.end_with(SIGKILL)));
    lector.wait_for_silence();
    CHECK(!fs::exists(folder / "out.mp3"));
    CHECK(count_files(folder.path()) == 2);
    CHECK(count_files(folder / "tmp") == 0);
  }
}
