#include "batch/written.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <array>

#include "base/report.hpp"

namespace lector::batch {
namespace {

constexpr FileTime kSecond = 1'000'000'000;

}  // namespace

std::optional<Look> look_at(const std::filesystem::path& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return Look{.size_bytes = static_cast<std::uint64_t>(status.st_size),
              .time = status.st_mtim.tv_sec * kSecond + status.st_mtim.tv_nsec};
}

Written as_written(const std::filesystem::path& path) {
  const auto contents = base::contents_of(path);
  return {.size_bytes = contents.size_bytes, .key = contents.key};
}

bool has_bytes(const std::filesystem::path& path, const Written& written) {
  const auto look = look_at(path);
  if (!look || look->size_bytes != written.size_bytes || !written.key) return false;
  try {
    return as_written(path) == written;
  } catch (const Error&) {
    return false;  // can't be read: whoever makes it again says why, if it can't be written either
  }
}

void set_time(const std::filesystem::path& path, FileTime time) {
  // Times before 1970 are negative; their nanoseconds aren't.
  const auto nanoseconds = (time % kSecond + kSecond) % kSecond;
  const timespec modified{.tv_sec = (time - nanoseconds) / kSecond, .tv_nsec = nanoseconds};
  const std::array<timespec, 2> times = {timespec{.tv_sec = 0, .tv_nsec = UTIME_OMIT}, modified};
  static_cast<void>(::utimensat(AT_FDCWD, path.c_str(), times.data(), 0));
}

}  // namespace lector::batch
