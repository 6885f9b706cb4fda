/// A cache's folder, looked into.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/cache.hpp"

namespace caches {

namespace fs = std::filesystem;
using namespace lector::base;

inline constexpr std::uint64_t kAmple = std::uint64_t{1} << 30U;
inline constexpr std::size_t kMegabyte = 1U << 20U;

inline void put(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

inline std::string bytes_of(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

inline Key nth_key(std::size_t number) {
  return key_of(std::to_string(number));
}

inline fs::path entry_path(const fs::path& folder, const Key& key) {
  const auto name = to_text(key);
  return folder / "v1" / name.substr(0, 2) / name.substr(2);
}

inline std::string entry_of(const Key& key, const std::string& bytes) {
  return entry_header(key, bytes) + bytes;
}

/// Every file in the subfolders of v1: entries and what is on its way to be one.
inline std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& file : fs::recursive_directory_iterator(folder / "v1"))
    if (!file.is_directory() && file.path().filename() != "size") files.push_back(file.path());
  return files;
}

inline std::uint64_t bytes_in(const fs::path& folder) {
  std::uint64_t bytes = 0;
  for (const auto& file : files_of(folder)) bytes += fs::file_size(file);
  return bytes;
}

/// Lets a cache come to its end, and thereby evict.
inline void settle(const fs::path& folder, std::uint64_t max_bytes) {
  const Cache cache(folder, max_bytes);
}

}  // namespace caches
