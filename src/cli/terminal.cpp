#include "cli/terminal.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "pipeline/render.hpp"

namespace lector::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

void note_interrupt(int /*signal*/) {
  interrupted = 1;
}

using Clock = std::chrono::steady_clock;

std::string minutes(double seconds) {
  const auto whole = std::lround(seconds);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::size_t terminal_width(int descriptor) {
  winsize size{};
  const bool is_known = ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return is_known ? size.ws_col : 80U;
}

/// A variable of the environment; empty if it isn't set.
std::string_view environment(const char* variable) {
  const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): before any thread
  return value == nullptr ? std::string_view() : value;
}

/// Whether escape sequences would be shown instead of obeyed.
bool is_dumb() {
  const auto kind = environment("TERM");
  return kind.empty() || kind == "dumb";
}

/// A bar that redraws its own line at most ten times a second, and wipes it at the end.
class Bar {
 public:
  Bar() = default;
  Bar(const Bar&) = delete;
  Bar& operator=(const Bar&) = delete;
  ~Bar() {
    if (is_drawn_) std::fputs("\r\x1b[K", stderr);
  }

  void draw(const base::ProgressStep& step) {
    const auto now = Clock::now();
    if (is_drawn_ && now - drawn_ < std::chrono::milliseconds(100)) return;
    const double done = pipeline::share_done(step);
    const double elapsed = std::chrono::duration<double>(now - begun_).count();
    std::string line =
        fmt::format("{:<6} {:3.0f} %  {}", step.stage, done * 100.0, minutes(elapsed));
    if (done > 0.05) line += fmt::format(", {} left", minutes(elapsed / done * (1.0 - done)));
    const std::size_t width = error_width();
    if (width > line.size() + 12) {
      const std::size_t cells = std::min<std::size_t>(width - line.size() - 4, 40);
      const auto filled = static_cast<std::size_t>(done * static_cast<double>(cells));
      line += "  " + std::string(filled, '#') + std::string(cells - filled, '.');
    }
    std::fputs(("\r" + line.substr(0, width - 1) + "\x1b[K").c_str(), stderr);
    std::fflush(stderr);
    is_drawn_ = true;
    drawn_ = now;
  }

 private:
  Clock::time_point begun_ = Clock::now();
  Clock::time_point drawn_;
  bool is_drawn_ = false;
};

base::Progress terminal_progress() {
  return [bar = std::make_shared<Bar>()](const base::ProgressStep& step) {
    stop_if_interrupted();
    bar->draw(step);
  };
}

/// Calls `print` when a stage begins.
base::Progress plain_progress() {
  return [last = std::string()](const base::ProgressStep& step) mutable {
    stop_if_interrupted();
    if (step.stage == last) return;
    last = step.stage;
    print_message(last);
  };
}

/// A line whenever another whole percent of a stage is done.
base::Progress json_progress() {
  return [stage = std::string(),
          percent = std::int64_t{-1}](const base::ProgressStep& step) mutable {
    stop_if_interrupted();
    const std::int64_t now = step.total > 0 ? step.done * 100 / step.total : 0;
    if (step.stage == stage && now == percent) return;
    stage = step.stage;
    percent = now;
    print_message(fmt::format(R"({{"event": "progress", "stage": "{}", "done": {}, "total": {}}})",
                              stage,
                              step.done,
                              step.total));
  };
}

}  // namespace

void print_result(std::string_view text) {
  const bool is_written =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!is_written)
    throw Error(ErrorKind::io,
                "can't write to standard output: " + std::generic_category().message(errno));
}

std::optional<Terminal> output_terminal() {
  if (::isatty(STDOUT_FILENO) == 0) return std::nullopt;
  const bool is_refused = !environment("NO_COLOR").empty();
  return Terminal{.columns = terminal_width(STDOUT_FILENO),
                  .has_colour = !is_dumb() && !is_refused};
}

bool error_redraws() {
  return ::isatty(STDERR_FILENO) != 0 && !is_dumb();
}

std::size_t error_width() {
  return terminal_width(STDERR_FILENO);
}

void print_message(std::string_view text) {
  const std::string safe = base::quoted(text, std::string_view::npos);
  fmt::print(stderr, "{}\n", std::string_view(safe).substr(1, safe.size() - 2));
}

void print_diagnostics(const std::vector<base::Diagnostic>& diagnostics, const std::string& where) {
  for (const auto& diagnostic : diagnostics) {
    const auto& span = diagnostic.span;
    auto line = "lector: note: " + where;
    line += diagnostic.message;
    if (span.end > 0) line += " (byte " + std::to_string(span.begin) + ")";
    print_message(line);
  }
}

void catch_interrupts() {
  struct sigaction action{};
  action.sa_handler = note_interrupt;
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  // A closed pipe or a limit on file sizes is an error of the write then, with a message.
  action.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &action, nullptr);
  ::sigaction(SIGXFSZ, &action, nullptr);
}

void stop_if_interrupted() {
  if (interrupted != 0) throw base::Interrupted();
}

base::Progress show_progress(ProgressMode mode) {
  switch (mode) {
    case ProgressMode::json:
      return json_progress();
    case ProgressMode::automatic:
      return error_redraws() ? terminal_progress() : plain_progress();
    case ProgressMode::none:
      break;
  }
  return [](const base::ProgressStep&) { stop_if_interrupted(); };
}

}  // namespace lector::cli
