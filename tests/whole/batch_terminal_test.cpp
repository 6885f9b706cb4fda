// A batch as it is seen: in a terminal of any width, in a file, by a program.
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cerrno>
#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "whole/batches.hpp"

using namespace lector::tests;

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::string_view kWipe = "\x1b[K";

winsize size_of(int columns) {
  return {
      .ws_row = 24, .ws_col = static_cast<unsigned short>(columns), .ws_xpixel = 0, .ws_ypixel = 0};
}

/// A program in a terminal of its own.
class Terminal {
 public:
  Terminal(const Words& words, int columns) {
    auto size = size_of(columns);
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    process_ = ::forkpty(&terminal_, nullptr, nullptr, &size);
    REQUIRE(process_ >= 0);
    if (process_ > 0) return;
    ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() { ::close(terminal_); }

  /// Reads what the program writes until something is so, or the program has ended.
  bool read_until(const std::function<bool()>& so) {
    std::array<char, 4096> block{};
    while (!so()) {
      const auto count = ::read(terminal_, block.data(), block.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return false;
      shown_.append(block.data(), static_cast<std::size_t>(count));
    }
    return true;
  }

  void resize(int columns) const {
    const auto size = size_of(columns);
    REQUIRE(::ioctl(terminal_, TIOCSWINSZ, &size) == 0);
  }

  void type(char key) const { REQUIRE(::write(terminal_, &key, 1) == 1); }

  /// Reads to the end; gives the exit code.
  int finish() {
    read_until([] { return false; });
    int status = 0;
    REQUIRE(::waitpid(process_, &status, 0) == process_);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  [[nodiscard]] const std::string& shown() const { return shown_; }

  /// What the bar was, one time after the other; empty when it was wiped.
  [[nodiscard]] std::vector<std::string> bars() const {
    std::vector<std::string> bars;
    for (auto end = shown_.find(kWipe); end != std::string::npos;
         end = shown_.find(kWipe, end + 1)) {
      const auto begin = shown_.rfind('\r', end);
      REQUIRE(begin != std::string::npos);
      bars.push_back(shown_.substr(begin + 1, end - begin - 1));
    }
    return bars;
  }

 private:
  pid_t process_ = -1;
  int terminal_ = -1;
  std::string shown_;
};

std::size_t widest(const std::vector<std::string>& bars) {
  std::size_t most = 0;
  for (const auto& bar : bars) most = std::max(most, bar.size());
  return most;
}

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// Words with what the environment says about the terminal.
Words seen_as(const std::string& setting, const Words& words) {
  return with({"env", "TERM=xterm", setting}, words);
}

/// Fields that each event has, as `cli/batch_progress.hpp` has them.
const std::map<std::string, std::set<std::string>>& fields_of_events() {
  static const std::map<std::string, std::set<std::string>> kFields = {
      {"read", {"done", "total"}},
      {"planned", {"total"}},
      {"began", {"input"}},
      {"progress", {"done", "total", "share", "audio_ms", "elapsed_ms", "speed", "left_ms"}},
      {"finished", {"input", "outcome", "episode", "length_ms", "done", "total"}}};
  return kFields;
}

void check_event(const Json& event) {
  CAPTURE(event.dump());
  std::set<std::string> fields;
  for (const auto& [name, value] : event.items()) fields.insert(name);
  fields.erase("event");
  auto expected = fields_of_events().at(event.at("event").get<std::string>());
  if (event.value("outcome", "") == "failed") {
    for (const auto* const name : {"stage", "cause"}) expected.insert(name);
    for (const auto* const name : {"episode", "length_ms"}) expected.erase(name);
  }
  CHECK(fields == expected);
  if (event.contains("share")) {
    CHECK(event.at("share") >= 0.0);
    CHECK(event.at("share") <= 1.0);
  }
}

}  // namespace

TEST_CASE("batch terminal: the bar stays on its line at any width", "[whole]") {
  const Desk desk(2);
  const auto words = with(batch_words(desk.in(), desk.out()), {"--dry-run"});
  for (int columns = 20; columns <= 200; columns += columns < 60 ? 4 : 35) {
    CAPTURE(columns);
    Terminal terminal(seen_as("COLUMNS=", words), columns);
    CHECK(terminal.finish() == 0);
    const auto bars = terminal.bars();
    INFO(terminal.shown());
    REQUIRE(!bars.empty());
    CHECK(std::ranges::find_if(bars, [](const auto& bar) { return bar.starts_with("2 of 2"); }) !=
          bars.end());
    // Ctrl-C shows as "^C" behind the bar, and mustn't begin another line.
    CHECK(widest(bars) + 2 < static_cast<std::size_t>(columns));
    CHECK(bars.back().empty());
  }
}

TEST_CASE("batch terminal: the bar follows a terminal that is resized", "[whole]") {
  const Desk desk(10);
  Terminal terminal(seen_as("COLUMNS=", batch_words(desk.in(), desk.out())), 100);
  CHECK(terminal.read_until([&] { return widest(terminal.bars()) > 50; }));
  terminal.resize(40);
  CHECK(terminal.finish() == 0);
  const auto bars = terminal.bars();
  REQUIRE(bars.size() > 2);
  const auto& last = bars.at(bars.size() - 2);
  INFO(last);
  CHECK(last.starts_with("10 of 10"));
  CHECK(last.size() < 40);
}

TEST_CASE("batch terminal: Ctrl-C keeps what is done and wipes the bar", "[whole]") {
  const Desk desk(12);
  const auto files = desk.undisturbed();
  Terminal terminal(seen_as("COLUMNS=", batch_words(desk.in(), desk.out())), 80);
  CHECK(terminal.read_until([&] { return !kept_in(desk.out()).empty(); }));
  terminal.type('\x03');
  CHECK(terminal.finish() == 130);
  INFO(terminal.shown());
  CHECK(terminal.bars().back().empty());
  const auto kept = kept_in(desk.out());
  CHECK(!kept.empty());
  CHECK(are_among(kept, files));
  CHECK(strays_in(desk.out()).empty());
  CHECK(Json::parse(read_file(desk.out() / "report.json")).at("ended") == "interrupted");
  CHECK(desk.batch().exit_code == 0);
  CHECK(kept_in(desk.out()) == files);
}

TEST_CASE("batch terminal: no colours, and no bar where nothing can be wiped", "[whole]") {
  const Desk desk(1);
  const auto words = with(batch_words(desk.in(), desk.out()), {"--dry-run"});
  for (const auto* const setting : {"NO_COLOR=1", "NO_COLOR="}) {
    Terminal terminal(seen_as(setting, words), 80);
    CHECK(terminal.finish() == 0);
    auto shown = terminal.shown();
    for (auto at = shown.find(kWipe); at != std::string::npos; at = shown.find(kWipe))
      shown.erase(at, kWipe.size());
    CHECK(shown.find('\x1b') == std::string::npos);
  }
  Terminal dumb(seen_as("TERM=dumb", words), 80);
  CHECK(dumb.finish() == 0);
  CHECK(dumb.shown().find('\x1b') == std::string::npos);
  CHECK_THAT(dumb.shown(), Catch::Contains("1/1 1.txt: story-1-"));
  // Not a rehearsal, whose results are shown however quiet it is.
  Terminal quiet(with(batch_words(desk.in(), desk.out()), {"--quiet"}), 80);
  CHECK(quiet.finish() == 0);
  CHECK(quiet.shown().empty());
}

TEST_CASE("batch terminal: a file gets lines, a program gets events", "[whole]") {
  const Desk desk(3);
  write_file(desk.in() / "empty.txt", "");
  const auto words = with(batch_words(desk.in(), desk.out()), {"--dry-run"});
  const auto file = support::run(words);
  CHECK(file.exit_code == 1);
  CHECK(file.err.find_first_of("\r\x1b") == std::string::npos);
  CHECK_THAT(file.err, Catch::Contains("4/4 empty.txt: read: "));
  const auto program = support::run(with(words, {"--progress", "json"}));
  CHECK(program.exit_code == 1);
  std::istringstream lines(program.err);
  std::map<std::string, int> seen;
  for (std::string line; std::getline(lines, line);) {
    const auto event = Json::parse(line);
    check_event(event);
    ++seen[event.at("event")];
  }
  CHECK(seen["planned"] == 1);
  CHECK(seen["began"] == 3);
  CHECK(seen["finished"] == 4);
  CHECK(seen["progress"] > 0);
}
