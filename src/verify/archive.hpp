/// Zip archives, read by libzip and without trust.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lector::verify {

/// An archive on the disk. Nothing is unpacked to it: names of entries are names alone.
class Archive {
 public:
  /// @throws Error(input) if it is none, Error(io) if it can't be read.
  explicit Archive(const std::filesystem::path& path);
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive();

  /// Names of all entries, as they stand in it.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

  /// What is in an entry, block by block. @return how many bytes it had; nothing if there is no
  /// such entry.
  /// @throws Error(input) if it is damaged.
  std::optional<std::uint64_t> read(
      const std::string& name, const std::function<void(std::span<const std::byte>)>& take) const;

  /// All of an entry; nothing if there is none of this name.
  /// @throws Error(input) if it is damaged, or unpacks to more than `most_bytes`.
  [[nodiscard]] std::optional<std::string> text(const std::string& name,
                                                std::size_t most_bytes) const;

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
  std::vector<std::string> names_;
};

}  // namespace lector::verify
