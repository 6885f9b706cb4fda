/// A cache on the disk: bytes under the key of what they depend on.
///
/// FOLDER/CACHEDIR.TAG     tells backup tools to skip the folder (bford.info/cachedir)
/// FOLDER/v1/ab/cdef01...  an entry, named by the hex digits of its key
/// FOLDER/v1/ab/.new-*     an entry that is being written
/// FOLDER/v1/size          bytes of all entries, as far as processes have told: decimal, one line
///
/// An entry is 40 bytes of header and what was stored. The header: "lector/1", then four numbers of
/// 64 bits, lowest byte first: high and low half of the key, length of what was stored and its
/// `checksum_of`. A change of format is a new magic or a new folder beside v1.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.hpp"

namespace lector::base {

inline constexpr std::size_t kEntryHeaderBytes = 40;

/// Header of the entry that keeps bytes under a key.
[[nodiscard]] std::string entry_header(const Key& key, std::string_view bytes);

/// What an entry keeps, if it is one, undamaged, of this key.
/// @return a view into `file`.
[[nodiscard]] std::optional<std::string_view> decode_entry(std::string_view file, const Key& key);

/// Keeps bytes between runs of the program, within a limit.
///
/// Any number of processes and threads may use one folder at once: an entry appears whole, under
/// its name, and is never changed. Nothing is forced to the disk; what a crash tears is found by
/// its checksum. Whatever goes wrong after construction is a later miss, no error.
class Cache {
 public:
  /// What happened to this object since it was made.
  struct Counts {
    std::uint64_t hits = 0;
    std::uint64_t misses = 0;   ///< with those for damage
    std::uint64_t damaged = 0;  ///< entries that were none and have been removed
    std::uint64_t stored = 0;
  };

  /// @param folder     made if it is missing, with its parents, for this user alone.
  /// @param max_bytes  that all entries may take. Processes at work may exceed it by 64 MB each
  ///   until they end. 0 keeps nothing.
  /// @throws Error(io) if the folder can't be made or written; the message names it and the remedy.
  Cache(const std::filesystem::path& folder, std::uint64_t max_bytes);
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;
  /// Removes the entries that were used least recently, if there are too many.
  ~Cache();

  /// Bytes that were stored under the key, if there are any; a damaged entry is removed. An entry
  /// that is found has been used.
  [[nodiscard]] std::optional<std::string> find(const Key& key) const;

  /// Keeps bytes under a key, for as long as there is space.
  void store(const Key& key, std::string_view bytes) const;

  [[nodiscard]] Counts counts() const;

 private:
  [[nodiscard]] std::filesystem::path path_of(const Key& key) const;
  void settle() const;

  std::filesystem::path folder_;  ///< v1
  std::uint64_t max_bytes_;
  /// Stored since the size on the disk was last brought up to date.
  mutable std::atomic<std::uint64_t> unsettled_bytes_ = 0;
  mutable std::atomic<std::uint64_t> hits_ = 0;
  mutable std::atomic<std::uint64_t> misses_ = 0;
  mutable std::atomic<std::uint64_t> damaged_ = 0;
  mutable std::atomic<std::uint64_t> stored_ = 0;
};

}  // namespace lector::base
