#include "whole/batches.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>

#include "synth/processes.hpp"

namespace lector::tests {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

std::string read_all(int file) {
  std::string bytes;
  std::array<char, 1 << 16> block{};
  ssize_t count = 0;
  while ((count = ::pread(file, block.data(), block.size(), static_cast<off_t>(bytes.size()))) > 0)
    bytes.append(block.data(), static_cast<std::size_t>(count));
  return bytes;
}

/// Makes this process root of a name space of its own, which is allowed to anyone on most systems.
bool become_root_of_a_space() {
  const auto user = std::to_string(::geteuid());
  if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
  std::ofstream("/proc/self/setgroups") << "deny";
  std::ofstream("/proc/self/uid_map") << "0 " << user << " 1";
  return true;
}

bool take_own_mounts() {
  if (::unshare(CLONE_NEWNS) != 0 && !become_root_of_a_space()) return false;
  if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return false;
  const support::TemporaryFolder folder;
  if (::mount("none", folder.path().c_str(), "tmpfs", 0, "size=16k") != 0) return false;
  ::umount(folder.path().c_str());
  return true;
}

bool is_kept(const fs::path& path) {
  const auto name = path.filename().string();
  const bool is_report = name.starts_with("report") && name.ends_with(".json");
  return name != "lock" && !is_report && path.parent_path().filename() != "making";
}

}  // namespace

std::string story(int number, const std::string& more) {
  const auto name = std::to_string(number);
  return "Story " + name + "\n\nThe ferry came home with " + name + " geese." + more + "\n";
}

void write_stories(const fs::path& folder, int count) {
  fs::create_directories(folder);
  for (int i = 1; i <= count; ++i) write_file(folder / (std::to_string(i) + ".txt"), story(i));
}

Files kept_in(const fs::path& out) {
  Files files;
  if (!fs::exists(out)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(out))
    if (entry.is_regular_file() && is_kept(entry.path()))
      files[entry.path().lexically_relative(out).string()] = read_file(entry.path());
  return files;
}

bool are_among(const Files& files, const Files& others) {
  return std::ranges::all_of(files, [&](const auto& file) {
    const auto found = others.find(file.first);
    return found != others.end() && found->second == file.second;
  });
}

std::vector<std::string> strays_in(const fs::path& out) {
  std::vector<std::string> strays;
  for (const auto& entry : fs::recursive_directory_iterator(out)) {
    const auto path = entry.path().lexically_relative(out);
    const bool is_hidden = path.filename().string().starts_with(".lector-");
    if (is_hidden || path.parent_path() == ".lector/making") strays.push_back(path.string());
  }
  return strays;
}

int wanted(const char* variable, int otherwise) {
  const char* const value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): one thread
  if (value == nullptr) return otherwise;
  const std::string_view text(value);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size())
    throw std::runtime_error(std::string(variable) + " is no number: " + value);
  return number;
}

Words batch_words(const fs::path& in, const fs::path& out) {
  return {LECTOR_PROGRAM, "batch", in.string(), "--out", out.string(), "--no-cache"};
}

Files Desk::undisturbed() const {
  const auto folder = folder_ / "undisturbed";
  const auto outcome = support::run(batch_words(in(), folder));
  if (outcome.exit_code != 0) throw std::runtime_error("an undisturbed run fails: " + outcome.err);
  auto files = kept_in(folder);
  fs::remove_all(folder);
  return files;
}

Running::Running(const Words& words)
    : out_(::memfd_create("out", MFD_CLOEXEC)), err_(::memfd_create("err", MFD_CLOEXEC)) {
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  process_ = ::fork();
  if (process_ < 0) fail("can't start " + words.front());
  if (process_ == 0) {
    ::setpgid(0, 0);
    const int null = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    ::dup2(null, STDIN_FILENO);
    ::dup2(out_, STDOUT_FILENO);
    ::dup2(err_, STDERR_FILENO);
    ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
  }
  handle_ = static_cast<int>(::syscall(SYS_pidfd_open, process_, 0));
  if (handle_ < 0) fail("can't watch " + words.front());
}

Running::~Running() {
  if (process_ > 0) {
    send(SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  for (const int file : {handle_, out_, err_}) ::close(file);
}

bool Running::ends_within(std::chrono::microseconds time) const {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time);
  const timespec limit{.tv_sec = seconds.count(),
                       .tv_nsec = std::chrono::nanoseconds(time - seconds).count()};
  pollfd watched{.fd = handle_, .events = POLLIN, .revents = 0};
  return ::ppoll(&watched, 1, &limit, nullptr) > 0;
}

void Running::send(int signal) const {
  ::kill(process_, signal);
}

std::string Running::said() const {
  return read_all(err_);
}

support::Outcome Running::finish() {
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0)
    if (errno != EINTR) fail("can't wait for the program");
  process_ = -1;
  return {.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status),
          .out = read_all(out_),
          .err = read_all(err_)};
}

void adopt_orphans() {
  if (::prctl(PR_SET_CHILD_SUBREAPER, 1) != 0) fail("can't adopt orphans");
}

bool nobody_is_left() {
  return eventually([] {
    while (::waitpid(-1, nullptr, WNOHANG) > 0) continue;
    return living_descendants(::getpid()).empty();
  });
}

bool may_mount() {
  static const bool kMay = take_own_mounts();
  return kMay;
}

SmallDisk::SmallDisk(fs::path folder, std::size_t size_bytes) : folder_(std::move(folder)) {
  fs::create_directories(folder_);
  const auto options = "size=" + std::to_string(size_bytes);
  if (::mount("none", folder_.c_str(), "tmpfs", 0, options.c_str()) != 0) fail("can't mount");
}

SmallDisk::~SmallDisk() {
  ::umount2(folder_.c_str(), MNT_DETACH);
}

void SmallDisk::resize(std::size_t size_bytes) const {
  const auto options = "size=" + std::to_string(size_bytes);
  if (::mount("none", folder_.c_str(), "tmpfs", MS_REMOUNT, options.c_str()) != 0)
    fail("can't resize a disk");
}

void SmallDisk::make_read_only() const {
  if (::mount("none", folder_.c_str(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) != 0)
    fail("can't make a disk read-only");
}

Dice::Dice() : engine_(Catch::rngSeed()) {}

}  // namespace lector::tests
