/// Batches as tests see them: articles that they write, the program at work, and what it leaves.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"
#include "whole/program.hpp"

namespace lector::tests {

/// Bytes of files by their way from a folder.
using Files = std::map<std::string, std::string>;

/// An article of one sentence, of which no other number has the headline.
[[nodiscard]] std::string story(int number, const std::string& more = "");

/// Writes stories 1 to `count` to "1.txt", ... in a folder that is made.
void write_stories(const std::filesystem::path& folder, int count);

/// The episodes and records of a folder. Reports tell of a run and may differ; the lock is empty.
[[nodiscard]] Files kept_in(const std::filesystem::path& out);

/// True if each of the files is among the others, with the same bytes.
[[nodiscard]] bool are_among(const Files& files, const Files& others);

/// What no batch may leave: hidden files beside episodes and records, marks of work.
[[nodiscard]] std::vector<std::string> strays_in(const std::filesystem::path& out);

/// A number from the environment, for harnesses that run longer than CI has time for.
[[nodiscard]] int wanted(const char* variable, int otherwise);

/// Words of a batch without a cache, which would hide what went wrong.
[[nodiscard]] Words batch_words(const std::filesystem::path& in, const std::filesystem::path& out);

/// Inputs and the folders of their test.
class Desk {
 public:
  explicit Desk(int stories) {
    if (stories > 0) write_stories(in(), stories);
  }
  [[nodiscard]] std::filesystem::path in() const { return folder_ / "in"; }
  [[nodiscard]] std::filesystem::path out() const { return folder_ / "out"; }
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
    return folder_ / name;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }
  /// Renders the inputs to `out`.
  [[nodiscard]] support::Outcome batch() const { return support::run(batch_words(in(), out())); }
  /// What a run that nothing disturbs makes of the inputs, in a folder beside.
  [[nodiscard]] Files undisturbed() const;

 private:
  support::TemporaryFolder folder_;
};

/// A program at work; its end is waited for.
class Running {
 public:
  explicit Running(const Words& words);
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running();

  [[nodiscard]] pid_t id() const { return process_; }
  /// Waits until it has ended, but no longer than this.
  [[nodiscard]] bool ends_within(std::chrono::microseconds time) const;
  /// To the program alone, not to its helpers.
  void send(int signal) const;
  /// What it has said so far, on standard error.
  [[nodiscard]] std::string said() const;
  /// Waits until it has ended.
  [[nodiscard]] support::Outcome finish();

 private:
  pid_t process_ = -1;
  int handle_ = -1;
  int out_ = -1;
  int err_ = -1;
};

/// Makes orphans this process's children, so that it sees when they end. To be called first.
void adopt_orphans();
/// Waits until no descendant of this process lives; false after a minute.
[[nodiscard]] bool nobody_is_left();

/// True if this process may mount; then it has a view of its own of all mounts, which ends with it.
[[nodiscard]] bool may_mount();

/// A small disk in memory, mounted over a folder that is made. To be had if `may_mount`.
class SmallDisk {
 public:
  SmallDisk(std::filesystem::path folder, std::size_t size_bytes);
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk();
  void resize(std::size_t size_bytes) const;
  void make_read_only() const;

 private:
  std::filesystem::path folder_;
};

/// Numbers that are the same for each run of a test, unless Catch is given another seed.
class Dice {
 public:
  Dice();
  /// At least `least`, at most `most`.
  [[nodiscard]] std::int64_t roll(std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(least, most)(engine_);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace lector::tests
