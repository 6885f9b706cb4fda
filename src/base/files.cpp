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

constexpr std::size_t kMaxPathBytes = 512;  ///< of a path in a message
constexpr mode_t kOrdinaryMode = 0666;      ///< less the umask, as for any new file

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
    case EFBIG:
      return "; raise the limit on file sizes (ulimit -f) or choose another folder";
    case EROFS:
      return "; choose a folder that can be written";
    default:
      return "";
  }
}

[[noreturn]] void fail(const std::string& what, const std::filesystem::path& path, int error) {
  throw Error(
      ErrorKind::io,
      what + " " + quoted(path.string(), kMaxPathBytes) + ": " + reason(error) + remedy(error));
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

/// Fills the span from an offset; false, with errno, if the file ends before.
bool read_all(int descriptor, std::span<std::byte> bytes, std::uint64_t offset_bytes) {
  while (!bytes.empty()) {
    const ssize_t count =
        ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset_bytes));
    if (count < 0 && errno == EINTR) continue;
    if (count == 0) errno = EIO;  // shorter than what was written
    if (count <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(count));
    offset_bytes += static_cast<std::uint64_t>(count);
  }
  return true;
}

void check_folder(const std::filesystem::path& target) {
  const auto folder = folder_of(target);
  struct stat status{};
  if (::stat(folder.c_str(), &status) != 0) {
    const std::string hint = errno == ENOENT ? "; create it first" : remedy(errno);
    throw Error(ErrorKind::io,
                "can't write " + quoted(target.string(), kMaxPathBytes) + ": folder " +
                    quoted(folder.string(), kMaxPathBytes) + ": " + reason(errno) + hint);
  }
  if (!S_ISDIR(status.st_mode)) fail("can't write", target, ENOTDIR);
}

/// The last step renames over the target: that must not hit a folder or a device.
void check_target(const std::filesystem::path& target) {
  struct stat status{};
  if (::stat(target.c_str(), &status) != 0) {
    if (errno != ENOENT) fail("can't write", target, errno);
    return;
  }
  if (S_ISDIR(status.st_mode)) fail("can't write", target, EISDIR);
  if (!S_ISREG(status.st_mode))
    throw Error(ErrorKind::io,
                "can't write " + quoted(target.string(), kMaxPathBytes) +
                    ": is a device or pipe, not a file; name a file");
}

/// Calls `take(name)` with hidden names in a folder until one is free; gives that name.
/// @param take  makes the file, returns false and sets errno if it can't.
template <typename Take>
std::filesystem::path take_hidden_name(const std::filesystem::path& target, const Take& take) {
  constexpr int kMaxAttempts = 1000;
  const auto stem = ".lector-" + std::to_string(::getpid()) + "-";
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    auto name = folder_of(target) / (stem + std::to_string(attempt));
    if (take(name)) return name;
    if (errno != EEXIST) break;
  }
  fail("can't write", target, errno);
}

/// Names an open file that has none; without /proc only a privileged process can.
bool link_open_file(int descriptor, const std::filesystem::path& name) {
  const auto open_file = "/proc/self/fd/" + std::to_string(descriptor);
  if (::linkat(AT_FDCWD, open_file.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0)
    return true;
  return errno == ENOENT && ::linkat(descriptor, "", AT_FDCWD, name.c_str(), AT_EMPTY_PATH) == 0;
}

/// `64 MB`, or bytes if it is less than one.
std::string size_text(std::size_t bytes) {
  constexpr unsigned kMegabyteBits = 20;
  return bytes >> kMegabyteBits > 0 ? std::to_string(bytes >> kMegabyteBits) + " MB"
                                    : std::to_string(bytes) + " bytes";
}

/// Reads a block; 0 at the end.
std::size_t read_block(int descriptor, std::span<char> block, const std::filesystem::path& path) {
  for (;;) {
    const ssize_t count = ::read(descriptor, block.data(), block.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EISDIR)
      throw Error(
          ErrorKind::io,
          "can't read " + quoted(path.string(), kMaxPathBytes) + ": is a folder; name a file");
    if (errno != EINTR) fail("can't read", path, errno);
  }
}

Descriptor open_for_reading(const std::filesystem::path& path) {
  Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!descriptor && errno == ENOENT)
    throw Error(ErrorKind::io,
                "can't read " + quoted(path.string(), kMaxPathBytes) + ": " + reason(ENOENT) +
                    "; check its name");
  if (!descriptor) fail("can't read", path, errno);
  return descriptor;
}

/// The folder for temporary files, or why there is none.
std::filesystem::path temporary_folder() {
  std::error_code error;
  auto folder = std::filesystem::temp_directory_path(error);
  if (error)
    throw Error(ErrorKind::io,
                "the folder for temporary files can't be used: " + reason(error.value()) +
                    "; set TMPDIR to a folder");
  return folder;
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
  std::string bytes;
  read_blocks(path, [&](std::string_view block) {
    bytes.append(block);
    if (bytes.size() > max_bytes)
      throw Error(ErrorKind::io,
                  "can't read " + quoted(path.string(), kMaxPathBytes) + ": longer than " +
                      size_text(max_bytes) + "; split it");
  });
  return bytes;
}

void read_blocks(const std::filesystem::path& path,
                 const std::function<void(std::string_view)>& take) {
  const bool is_stdin = path == "-";
  const Descriptor owned = is_stdin ? Descriptor() : open_for_reading(path);
  std::array<char, 1 << 16> block{};
  while (const auto count = read_block(is_stdin ? STDIN_FILENO : owned.get(), block, path))
    take({block.data(), count});
}

OutputFile::OutputFile(std::filesystem::path target) : target_(std::move(target)) {
  check_folder(target_);
  check_target(target_);
  const auto folder = folder_of(target_);
  descriptor_ = Descriptor(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, kOrdinaryMode));
  if (descriptor_) return;
  // How file systems and kernels say that they have no O_TMPFILE.
  if (errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT && errno != EINVAL)
    fail("can't write", target_, errno);
  temporary_ = take_hidden_name(target_, [&](const std::filesystem::path& name) {
    constexpr int kFlags = O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC;
    descriptor_ = Descriptor(::open(name.c_str(), kFlags, kOrdinaryMode));
    return static_cast<bool>(descriptor_);
  });
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

void OutputFile::read_at(std::uint64_t offset_bytes, std::span<std::byte> bytes) const {
  if (!read_all(descriptor_.get(), bytes, offset_bytes)) fail("can't read back", target_, errno);
}

std::uint64_t OutputFile::size_bytes() const {
  struct stat status{};
  if (::fstat(descriptor_.get(), &status) != 0) fail("can't write", target_, errno);
  return static_cast<std::uint64_t>(status.st_size);
}

void OutputFile::commit() {
  if (::fsync(descriptor_.get()) != 0 && errno != EINVAL) fail("can't write", target_, errno);
  if (temporary_.empty() && link_open_file(descriptor_.get(), target_)) return;
  // A link can't replace a file, a rename can: so the bytes get a hidden name for a moment.
  if (temporary_.empty())
    temporary_ = take_hidden_name(target_, [&](const std::filesystem::path& name) {
      return link_open_file(descriptor_.get(), name);
    });
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail("can't write", target_, errno);
  temporary_.clear();
}

SpoolFile::SpoolFile() : folder_(temporary_folder()) {
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
  if (!read_all(descriptor_.get(), bytes, offset_bytes))
    fail("can't read sound back from the folder for temporary files", folder_, errno);
}

}  // namespace lector::base
