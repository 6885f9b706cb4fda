#include "batch/folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "base/report.hpp"

namespace lector::batch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxPathBytes = 512;

struct flock lock_of(const Shard& shard) {
  struct flock lock{};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = static_cast<off_t>(shard.begin());
  lock.l_len = static_cast<off_t>(shard.end() - shard.begin());
  return lock;
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

FolderLock::FolderLock(const fs::path& folder, const Shard& shard) {
  make_folder(state_in(folder));
  const auto path = state_in(folder) / "lock";
  file_ = base::Descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  const auto fail = [&](int error) {
    throw Error(ErrorKind::io,
                "can't write " + base::quoted(path.string(), kMaxPathBytes) + ": " +
                    std::generic_category().message(error) +
                    "; check the folder's permissions, or name another one with --out");
  };
  if (!file_) fail(errno);
  auto lock = lock_of(shard);
  if (::fcntl(file_.get(), F_SETLK, &lock) == 0) return;
  if (errno != EACCES && errno != EAGAIN) fail(errno);
  auto holder = lock_of(shard);
  const bool is_known = ::fcntl(file_.get(), F_GETLK, &holder) == 0 && holder.l_type != F_UNLCK;
  throw Error(
      ErrorKind::io,
      "another batch is at work in " + base::quoted(folder.string(), kMaxPathBytes) +
          (is_known && holder.l_pid > 0 ? ", process " + std::to_string(holder.l_pid) : "") +
          "; wait for it, or name another folder with --out");
}

}  // namespace lector::batch
