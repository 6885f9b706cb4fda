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

}  // namespace lector::batch
