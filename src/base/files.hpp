/// Files: read whole, written whole or not at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace lector::base {

/// Owns a file descriptor.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) noexcept : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { close(); }

  [[nodiscard]] int get() const noexcept { return number_; }
  [[nodiscard]] explicit operator bool() const noexcept { return number_ >= 0; }
  [[nodiscard]] int release() noexcept;
  void close() noexcept;

 private:
  int number_ = -1;
};

/// All bytes of a file, or of standard input for "-".
/// @throws Error(io) if it is missing, a folder, unreadable or longer than `max_bytes`; the message
///   names the file and the remedy.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::size_t max_bytes);

/// Reads a file, or standard input for "-", block after block, whatever its length.
/// @param take  gets each block, which it doesn't keep.
/// @throws Error(io) as `read_file`, and whatever `take` throws.
void read_blocks(const std::filesystem::path& path,
                 const std::function<void(std::string_view)>& take);

/// A file that appears under its name only when it is complete.
///
/// Until `commit()` the bytes have no name (`O_TMPFILE`), so that even `kill -9` leaves nothing; on
/// file systems that can't do that they have a hidden name beside the target, which the destructor
/// removes. Every failure is an Error(io) that names the target and the remedy.
class OutputFile {
 public:
  /// @throws Error(io) if the folder is missing or can't be written, or the target is a folder.
  explicit OutputFile(std::filesystem::path target);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();

  void write(std::span<const std::byte> bytes);
  void write(std::string_view bytes);
  /// Overwrites bytes that were written before.
  void write_at(std::uint64_t offset_bytes, std::span<const std::byte> bytes);
  /// Fills the span with bytes that were written before.
  void read_at(std::uint64_t offset_bytes, std::span<std::byte> bytes) const;
  /// The name that it will have.
  [[nodiscard]] const std::filesystem::path& target() const noexcept { return target_; }
  /// For libraries that write to a descriptor themselves; it stays owned by this object.
  [[nodiscard]] int descriptor() const noexcept { return descriptor_.get(); }
  [[nodiscard]] std::uint64_t size_bytes() const;
  /// Gives the file its name, replacing an older one in one step. Bytes are on the disk first.
  void commit();

 private:
  std::filesystem::path target_;
  std::filesystem::path temporary_;  ///< empty while the file has no name
  Descriptor descriptor_;
};

/// A file without a name in the folder for temporary files: gone with the process, however it ends.
/// @throws Error(io) naming the folder (`TMPDIR`) if there is no space.
class SpoolFile {
 public:
  SpoolFile();
  /// Appends; returns the offset at which the bytes lie.
  std::uint64_t append(std::span<const std::byte> bytes);
  /// Fills the span from an offset; safe from several threads at once.
  void read_at(std::uint64_t offset_bytes, std::span<std::byte> bytes) const;

 private:
  std::filesystem::path folder_;
  Descriptor descriptor_;
  std::uint64_t size_bytes_ = 0;
};

}  // namespace lector::base
