/// Bounds-checked reading of bytes that may be hostile; for the reader side of this room only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lector::edition {

/// Fills the span from an offset of a file (or of memory, in tests) and says how many bytes came;
/// fewer than asked only at the end.
using ByteSource = std::function<std::size_t(std::uint64_t offset_bytes, std::span<char> bytes)>;

/// Walks through bytes. Reading past the end gives zeros or less text and is remembered.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] std::size_t position() const noexcept { return position_; }
  [[nodiscard]] std::size_t remaining() const noexcept { return bytes_.size() - position_; }
  [[nodiscard]] std::string_view rest() const { return bytes_.substr(position_); }
  /// Something was asked for that isn't there.
  [[nodiscard]] bool failed() const noexcept { return failed_; }

  /// The next `count` bytes, or what is left of them.
  [[nodiscard]] std::string_view take(std::size_t count) {
    if (count > remaining()) failed_ = true;
    const std::string_view taken = bytes_.substr(position_, count);
    position_ += taken.size();
    return taken;
  }

  void skip(std::size_t count) { static_cast<void>(take(count)); }

  /// Unsigned number of 1 to 4 bytes, most significant first.
  [[nodiscard]] std::uint32_t big(std::size_t count) {
    std::uint32_t value = 0;
    for (const char byte : take(count)) value = value << 8U | static_cast<unsigned char>(byte);
    return failed_ ? 0 : value;
  }

  /// Unsigned number of 1 to 4 bytes, least significant first.
  [[nodiscard]] std::uint32_t little(std::size_t count) {
    std::uint32_t value = 0;
    std::uint32_t shift = 0;
    for (const char byte : take(count)) {
      value |= std::uint32_t{static_cast<unsigned char>(byte)} << shift;
      shift += 8;
    }
    return failed_ ? 0 : value;
  }

  /// Text up to a NUL, which is consumed; all that is left, and failure, if there is none.
  [[nodiscard]] std::string_view until_nul() {
    const std::size_t end = rest().find('\0');
    if (end == std::string_view::npos) failed_ = true;
    const std::string_view text = take(end == std::string_view::npos ? remaining() : end);
    if (!failed_) skip(1);
    return text;
  }

 private:
  std::string_view bytes_;
  std::size_t position_ = 0;
  bool failed_ = false;
};

/// A stretch of a source, seen through one block at a time, so that memory stays small.
class ByteWindow {
 public:
  /// Bytes `[.., end)` of the source exist for the reader, whatever follows them.
  ByteWindow(ByteSource source, std::uint64_t end) : source_(std::move(source)), end_(end) {}

  /// Up to `count` bytes from an offset, fewer at the end; valid until the next call.
  [[nodiscard]] std::string_view at(std::uint64_t offset_bytes, std::size_t count);

 private:
  ByteSource source_;
  std::uint64_t end_;
  std::uint64_t begin_ = 0;
  std::vector<char> block_;
};

/// Up to `count` bytes of a source from an offset.
[[nodiscard]] std::string read_bytes(const ByteSource& source,
                                     std::uint64_t offset_bytes,
                                     std::size_t count);

}  // namespace lector::edition
