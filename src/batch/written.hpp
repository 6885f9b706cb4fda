/// Files as a batch wrote them, and whether they still are.
///
/// All files of an episode, and its record, get one time of modification: that of the sound, which
/// is written last. A file that has the size that was noted and the time of its record is as it was
/// written; that takes one look into the folder, so ten thousand episodes are checked in seconds,
/// and records don't depend on when they were made. Any other time may come from a copy of the
/// folder, or from a change: then the bytes are read and held against the key that was noted. Who
/// changes a file and gives it its old time isn't found out here, but by `lector verify`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "base/hash.hpp"

namespace lector::batch {

/// A file as it was written.
struct Written {
  std::uint64_t size_bytes = 0;
  std::optional<base::Key> key{};  ///< of its bytes; noted since 2026-11-26
  bool operator==(const Written&) const = default;
};

/// By the files' names in their folder.
using Files = std::map<std::string, Written>;

/// When a file was modified, in nanoseconds since 1970: it is compared, never read as a date.
using FileTime = std::int64_t;

/// What can be seen of a file without reading it.
struct Look {
  std::uint64_t size_bytes = 0;
  FileTime time = 0;
};

/// @return nothing if there is no such file.
[[nodiscard]] std::optional<Look> look_at(const std::filesystem::path& path);

/// @throws Error(io) if it can't be read.
[[nodiscard]] Written as_written(const std::filesystem::path& path);

/// True if a file has the bytes that were noted. Reads it, unless its size says otherwise.
[[nodiscard]] bool has_bytes(const std::filesystem::path& path, const Written& written);

/// Gives a file a time. Where that isn't allowed it keeps its own, and is read the next time.
void set_time(const std::filesystem::path& path, FileTime time);

}  // namespace lector::batch
