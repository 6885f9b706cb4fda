#include "base/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/report.hpp"

namespace lector::base {
namespace {

std::string reason(int error) {
  return std::generic_category().message(error);
}

/// What a person can do about a failure, appended to its message.
std::string remedy(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "; free some space or choose another folder";
    case EACCES:
    case EPERM:
      return "; check its permissions or choose another folder";
    case EROFS:
      return "; choose a folder that can be written";
    default:
      return "";
  }
}

[[noreturn]] void fail(const std::string& what, const std::filesystem::path& path, int error) {
  throw Error(ErrorKind::io,
              what + " " + quoted(path.string(), 512) + ": " + reason(error) + remedy(error));
}

std::filesystem::path folder_of(const std::filesystem::path& target) {
  return target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
}

/// Writes all bytes at the descriptor's position, or at `offset` if it isn't negative.
bool write_all(int descriptor, std::span<const std::byte> bytes, off_t offset) {
  while (!bytes.empty()) {
    const ssize_t written = offset < 0 ? ::write(descriptor, bytes.data(), bytes.size())
                                       : ::pwrite(descriptor, bytes.data(), bytes.size(), offset);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
    if (offset >= 0) offset += written;
  }
  return true;
}

/// The permissions that an ordinary new file would get.
mode_t ordinary_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

void check_folder(const std::filesystem::path& target) {
  const auto folder = folder_of(target);
  struct stat status{};
  if (::stat(folder.c_str(), &status) != 0) {
    const std::string hint = errno == ENOENT ? "; create it first" : remedy(errno);
    throw Error(ErrorKind::io,
                "can't write " + quoted(target.string(), 512) + ": folder " +
                    quoted(folder.string(), 512) + ": " + reason(errno) + hint);
  }
  if (!S_ISDIR(status.st_mode)) fail("can't write", target, ENOTDIR);
  if (::stat(target.c_str(), &status) == 0 && S_ISDIR(status.st_mode))
    fail("can't write", target, EISDIR);
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    close();
    number_ = other.release();
  }
  return *this;
}

int Descriptor::release() noexcept {
  return std::exchange(number_, -1);
}

void Descriptor::close() noexcept {
  if (number_ >= 0) ::close(release());
}

std::string read_file(const std::filesystem::path& path, std::size_t max_bytes) {
  const bool is_stdin = path == "-";
  const Descriptor owned(is_stdin ? -1 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!is_stdin && !owned) fail("can't read", path, errno);
  const int descriptor = is_stdin ? STDIN_FILENO : owned.get();
  std::string bytes;
  std::array<char, 1 << 16> block{};
  for (;;) {
    const ssize_t count = ::read(descriptor, block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EISDIR)
      throw Error(ErrorKind::io,
                  "can't read " + quoted(path.string(), 512) + ": is a folder; name a file");
    if (count < 0) fail("can't read", path, errno);
    if (count == 0) return bytes;
    bytes.append(block.data(), static_cast<std::size_t>(count));
    if (bytes.size() > max_bytes)
      throw Error(ErrorKind::io,
                  "can't read " + quoted(path.string(), 512) + ": longer than " +
                      std::to_string(max_bytes >> 20U) + " MB; split it");
  }
}

OutputFile::OutputFile(std::filesystem::path target) : target_(std::move(target)) {
  check_folder(target_);
  const auto folder = folder_of(target_);
  descriptor_ = Descriptor(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, ordinary_mode()));
  if (descriptor_) return;
  if (errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT && errno != EINVAL)
    fail("can't write", target_, errno);
  std::string name = (folder / ".lector-XXXXXX").string();
  descriptor_ = Descriptor(::mkostemp(name.data(), O_CLOEXEC));
  if (!descriptor_) fail("can't write", target_, errno);
  temporary_ = name;
  if (::fchmod(descriptor_.get(), ordinary_mode()) != 0) fail("can't write", target_, errno);
}

OutputFile::~OutputFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::write(std::span<const std::byte> bytes) {
  if (!write_all(descriptor_.get(), bytes, -1)) fail("can't write", target_, errno);
}

void OutputFile::write(std::string_view bytes) {
  write(std::as_bytes(std::span(bytes)));
}

void OutputFile::write_at(std::uint64_t offset_bytes, std::span<const std::byte> bytes) {
  if (!write_all(descriptor_.get(), bytes, static_cast<off_t>(offset_bytes)))
    fail("can't write", target_, errno);
}

std::uint64_t OutputFile::size_bytes() const {
  struct stat status{};
  if (::fstat(descriptor_.get(), &status) != 0) fail("can't write", target_, errno);
  return static_cast<std::uint64_t>(status.st_size);
}

void OutputFile::commit() {
  if (::fsync(descriptor_.get()) != 0 && errno != EINVAL) fail("can't write", target_, errno);
  const auto open_file = "/proc/self/fd/" + std::to_string(descriptor_.get());
  // A link can't replace a file, a rename can: so the bytes get a hidden name for a moment.
  for (int attempt = 0; temporary_.empty(); ++attempt) {
    const auto name = folder_of(target_) /
                      (".lector-" + std::to_string(::getpid()) + "-" + std::to_string(attempt));
    if (::linkat(AT_FDCWD, open_file.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0)
      temporary_ = name;
    else if (errno != EEXIST || attempt > 1000)
      fail("can't write", target_, errno);
  }
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail("can't write", target_, errno);
  temporary_.clear();
}

SpoolFile::SpoolFile() : folder_(std::filesystem::temp_directory_path()) {
  descriptor_ = Descriptor(::open(folder_.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
  if (descriptor_) return;
  std::string name = (folder_ / "lector-XXXXXX").string();
  descriptor_ = Descriptor(::mkostemp(name.data(), O_CLOEXEC));
  if (!descriptor_)
    fail("can't keep sound in the folder for temporary files (TMPDIR)", folder_, errno);
  ::unlink(name.c_str());
}

std::uint64_t SpoolFile::append(std::span<const std::byte> bytes) {
  const std::uint64_t offset_bytes = size_bytes_;
  if (!write_all(descriptor_.get(), bytes, static_cast<off_t>(offset_bytes)))
    fail("can't keep sound in the folder for temporary files (TMPDIR)", folder_, errno);
  size_bytes_ += bytes.size();
  return offset_bytes;
}

void SpoolFile::read_at(std::uint64_t offset_bytes, std::span<std::byte> bytes) const {
  while (!bytes.empty()) {
    const ssize_t count =
        ::pread(descriptor_.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset_bytes));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0)
      fail("can't read sound back from the folder for temporary files", folder_, errno);
    bytes = bytes.subspan(static_cast<std::size_t>(count));
    offset_bytes += static_cast<std::uint64_t>(count);
  }
}

}  // namespace lector::base
