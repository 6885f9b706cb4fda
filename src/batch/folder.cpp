#include "batch/folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <string>
#include <system_error>

#include "base/report.hpp"

namespace lector::batch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxPathBytes = 512;

/// A lock on some places of the lock file, from `begin` to before `end`.
struct flock lock_of(std::uint64_t begin, std::uint64_t end) {
  struct flock lock{};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = static_cast<off_t>(begin);
  lock.l_len = static_cast<off_t>(end - begin);
  return lock;
}

[[noreturn]] void fail(const fs::path& folder, int error) {
  throw Error(ErrorKind::io,
              "can't write " + base::quoted((state_in(folder) / "lock").string(), kMaxPathBytes) +
                  ": " + std::generic_category().message(error) +
                  "; check the folder's permissions, or name another one with --out");
}

base::Descriptor open_lock(const fs::path& folder) {
  make_folder(state_in(folder));
  const auto path = state_in(folder) / "lock";
  base::Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!file) fail(folder, errno);
  return file;
}

}  // namespace

fs::path state_in(const fs::path& folder) {
  return folder / ".lector";
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error && fs::is_directory(folder, error)) return;
  throw Error(ErrorKind::io,
              "can't make the folder " + base::quoted(folder.string(), kMaxPathBytes) + ": " +
                  (error ? error.message() : "there is a file of that name") +
                  "; name another one with --out");
}

FolderLock::FolderLock(const fs::path& folder, const Shard& shard) : file_(open_lock(folder)) {
  auto lock = lock_of(shard.begin(), shard.end());
  if (::fcntl(file_.get(), F_SETLK, &lock) == 0) return;
  if (errno != EACCES && errno != EAGAIN) fail(folder, errno);
  auto holder = lock_of(shard.begin(), shard.end());
  const bool is_known = ::fcntl(file_.get(), F_GETLK, &holder) == 0 && holder.l_type != F_UNLCK;
  throw Error(
      ErrorKind::io,
      "another batch is at work in " + base::quoted(folder.string(), kMaxPathBytes) +
          (is_known && holder.l_pid > 0 ? ", process " + std::to_string(holder.l_pid) : "") +
          "; wait for it, or name another folder with --out");
}

FeedLock::FeedLock(const fs::path& folder) : file_(open_lock(folder)) {
  auto lock = lock_of(Shard::kPlaces, Shard::kPlaces + 1);  // behind the parts of batches
  if (::fcntl(file_.get(), F_SETLKW, &lock) == 0) return;
  if (errno == EINTR) throw base::Interrupted();
  fail(folder, errno);
}

}  // namespace lector::batch
