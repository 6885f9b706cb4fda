/// A folder of episodes: where what is known of it lies, and who may write there.
#pragma once

#include <filesystem>

#include "base/files.hpp"
#include "batch/shard.hpp"

namespace lector::batch {

/// Where a folder keeps what it knows of itself: see ledger.hpp.
[[nodiscard]] std::filesystem::path state_in(const std::filesystem::path& folder);

/// Makes a folder with its parents.
/// @throws Error(io) naming it.
void make_folder(const std::filesystem::path& folder);

/// Keeps other batches out of the part of a folder that this one works on. A process that dies
/// leaves no lock behind: the system holds it for the process (POSIX record locks, which reach over
/// NFS too). Child processes don't have it.
class FolderLock {
 public:
  /// @throws Error(io) that names the process that works there, or why the folder can't be written.
  FolderLock(const std::filesystem::path& folder, const Shard& shard);

 private:
  base::Descriptor file_;
};

/// Lets one process at a time write the folder's feed: whoever comes second waits for the first,
/// then reads the episodes as they are by then. So the last feed that is written is the newest,
/// while parts of a batch, which don't exclude each other, end at once. It doesn't wait for a batch
/// at work: that writes a feed of its own when it is done. Not to be held beside a `FolderLock` of
/// the same process: the system lets go of all its locks on a file when it closes one descriptor of
/// it.
class FeedLock {
 public:
  /// @throws Error(io) why the folder can't be written; Interrupted if the user stopped waiting.
  explicit FeedLock(const std::filesystem::path& folder);

 private:
  base::Descriptor file_;
};

}  // namespace lector::batch
