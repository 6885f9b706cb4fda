#include "cli/batch_progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "batch/report.hpp"
#include "cli/counted.hpp"
#include "cli/duration.hpp"
#include "cli/terminal.hpp"

namespace lector::cli {
namespace {

using batch::Event;
using batch::Outcome;
using Clock = std::chrono::steady_clock;
using Json = nlohmann::ordered_json;

double seconds_between(Clock::time_point from, Clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}

std::string clock_of(double seconds) {
  return clock_text(std::llround(std::max(seconds, 0.0)));
}

/// What a batch at work has done, in time.
class Pace {
 public:
  void note(const Event& event) {
    if (event.kind == Event::Kind::planned) begun_ = Clock::now();
  }

  [[nodiscard]] double elapsed_s() const { return seconds_between(begun_, Clock::now()); }

  /// Seconds of audio made in a second.
  [[nodiscard]] std::optional<double> speed(const Event& event) const {
    const auto elapsed = elapsed_s();
    if (event.made_ms == 0 || elapsed <= 0.0) return std::nullopt;
    return static_cast<double>(event.made_ms) / 1000.0 / elapsed;
  }

  [[nodiscard]] std::optional<double> left_s(const Event& event) const {
    constexpr double kTooEarly = 0.01;
    if (event.share < kTooEarly) return std::nullopt;
    return elapsed_s() / event.share * (1.0 - event.share);
  }

 private:
  Clock::time_point begun_ = Clock::now();
};

/// A line for what an article became; empty if nobody needs to know.
std::string line_of(const batch::Entry& entry) {
  const auto input = batch::label_of(entry);
  if (entry.failure)
    return fmt::format("{}: {}: {}", input, entry.failure->stage, entry.failure->cause);
  if (entry.outcome == Outcome::duplicate)
    return fmt::format("{}: is the same article as {}", input, entry.same_as);
  if (entry.outcome != Outcome::rendered) return "";
  const auto length = static_cast<double>(entry.summary ? entry.summary->length_ms : 0) / 1000.0;
  return fmt::format("{}: {} ({})", input, entry.episode, clock_of(length));
}

/// A line that is redrawn in place at most ten times a second.
class Bar {
 public:
  Bar() = default;
  Bar(const Bar&) = delete;
  Bar& operator=(const Bar&) = delete;
  ~Bar() { wipe(); }

  void show(const Event& event) {
    pace_.note(event);
    const bool is_problem = event.entry != nullptr && event.entry->outcome != Outcome::rendered;
    if (is_problem) {
      const auto line = line_of(*event.entry);
      if (!line.empty()) {
        wipe();
        print_message("lector: " + line);
      }
    }
    draw(event);
  }

 private:
  void draw(const Event& event) {
    const auto now = Clock::now();
    const bool is_last = event.done == event.total;
    if (is_drawn_ && !is_last && seconds_between(drawn_, now) < 0.1) return;
    // Two columns are left for the "^C" that a terminal shows: it must not begin another line.
    constexpr std::size_t kEcho = 2;
    const auto width = std::max(error_width(), kEcho + 2) - kEcho;
    std::fputs(("\r" + line(event, width) + "\x1b[K").c_str(), stderr);
    std::fflush(stderr);
    is_drawn_ = true;
    drawn_ = now;
  }

  /// The most important first; what doesn't fit isn't begun.
  [[nodiscard]] std::string line(const Event& event, std::size_t width) const {
    const bool reads = event.stage == "read";
    auto text = fmt::format("{} of {}", event.done, event.total);
    const auto add = [&](const std::string& part) {
      if (text.size() + 2 + part.size() < width) text += "  " + part;
    };
    const std::string_view what = reads ? " read" : event.total == 1 ? " article" : " articles";
    if (text.size() + what.size() < width) text += what;
    if (reads) return text.substr(0, width - 1);
    if (const auto left = pace_.left_s(event)) add(clock_of(*left) + " left");
    if (event.made_ms > 0) add(clock_of(static_cast<double>(event.made_ms) / 1000.0) + " audio");
    if (const auto speed = pace_.speed(event)) add(fmt::format("{:.0f}x", *speed));
    constexpr std::size_t kFewestCells = 8;
    constexpr std::size_t kMostCells = 30;
    if (width > text.size() + kFewestCells + 3) {
      const auto cells = std::min(width - text.size() - 3, kMostCells);
      const auto share = std::clamp(event.share, 0.0, 1.0);
      const auto filled = static_cast<std::size_t>(share * static_cast<double>(cells));
      text += "  " + std::string(filled, '#') + std::string(cells - filled, '.');
    }
    return text.substr(0, width - 1);
  }

  void wipe() {
    if (is_drawn_) std::fputs("\r\x1b[K", stderr);
    is_drawn_ = false;
  }

  Pace pace_;
  Clock::time_point drawn_;
  bool is_drawn_ = false;
};

void show_line(const Event& event) {
  if (event.kind == Event::Kind::planned)
    print_message("lector: " + counted(event.total, "article"));
  if (event.entry == nullptr) return;
  const auto line = line_of(*event.entry);
  if (!line.empty()) print_message(fmt::format("lector: {}/{} {}", event.done, event.total, line));
}

Json number_or_null(const std::optional<double>& value) {
  return value ? Json(std::round(*value * 10.0) / 10.0) : Json(nullptr);
}

std::int64_t milliseconds(double seconds) {
  return std::llround(seconds * 1000.0);
}

/// Events as lines.
class Lines {
 public:
  void show(const Event& event) {
    pace_.note(event);
    switch (event.kind) {
      case Event::Kind::planned:
        shown_ = {};  // the first progress is told at once, however soon all is done
        return print({{"event", "planned"}, {"total", event.total}});
      case Event::Kind::began:
        return print({{"event", "began"}, {"input", event.input}});
      case Event::Kind::step:
        return show_step(event);
      case Event::Kind::finished:
        return show_finished(event);
    }
  }

 private:
  static void print(const Json& json) {
    const auto line = json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    std::fputs(line.c_str(), stderr);
  }

  void show_step(const Event& event) {
    const auto now = Clock::now();
    if (seconds_between(shown_, now) < 0.25) return;
    shown_ = now;
    if (event.stage == "read")
      return print({{"event", "read"}, {"done", event.done}, {"total", event.total}});
    const auto left = pace_.left_s(event);
    print({{"event", "progress"},
           {"done", event.done},
           {"total", event.total},
           {"share", std::round(event.share * 1000.0) / 1000.0},
           {"audio_ms", event.made_ms},
           {"elapsed_ms", milliseconds(pace_.elapsed_s())},
           {"speed", number_or_null(pace_.speed(event))},
           {"left_ms", left ? Json(milliseconds(*left)) : Json(nullptr)}});
  }

  static void show_finished(const Event& event) {
    const auto& entry = *event.entry;
    Json json = {{"event", "finished"}, {"input", entry.input}};
    if (entry.article > 0) json["article"] = entry.article;
    json["outcome"] = batch::name_of(entry.outcome);
    if (!entry.episode.empty()) json["episode"] = entry.episode;
    if (entry.summary) json["length_ms"] = entry.summary->length_ms;
    if (entry.failure) json["stage"] = entry.failure->stage;
    if (entry.failure) json["cause"] = entry.failure->cause;
    json["done"] = event.done;
    json["total"] = event.total;
    print(json);
  }

  Pace pace_;
  Clock::time_point shown_;
};

/// Failures are told even where nobody wants to see progress.
void show_failure(const Event& event) {
  if (event.entry == nullptr || !event.entry->failure) return;
  const auto& failure = *event.entry->failure;
  print_message("lector: " + batch::label_of(*event.entry) + ": " + failure.stage + ": " +
                failure.cause);
}

template <typename Show>
std::function<void(const Event&)> stopping(Show show) {
  return [show = std::move(show)](const Event& event) {
    stop_if_interrupted();
    show(event);
  };
}

}  // namespace

std::function<void(const Event&)> show_batch_progress(const Invocation& wanted) {
  if (wanted.progress == ProgressMode::none) return stopping(show_failure);
  if (wanted.progress == ProgressMode::json)
    return stopping(
        [lines = std::make_shared<Lines>()](const Event& event) { lines->show(event); });
  if (!error_redraws()) return stopping(show_line);
  return stopping([bar = std::make_shared<Bar>()](const Event& event) { bar->show(event); });
}

}  // namespace lector::cli
