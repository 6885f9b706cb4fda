/// Names for contents: the same parts give the same key, on every machine and in every process.
///
/// XXH3 tells contents apart; it doesn't defend against someone who looks for two with one key.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct XXH3_state_s;  // the library's, which hash.cpp alone includes

namespace lector::base {

/// 128 bits that name a content.
struct Key {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const Key&) const = default;
};

/// 32 lower-case hex digits, as `xxh128sum` prints them.
[[nodiscard]] std::string to_text(const Key& key);

/// The key that `to_text` wrote so; nothing if it is none.
[[nodiscard]] std::optional<Key> parse_key(std::string_view text);

/// Key of bytes alone: XXH3, 128 bits, seed 0.
[[nodiscard]] Key key_of(std::string_view bytes);

/// What a file holds: how many bytes, and the key that `key_of` gives them.
struct FileContents {
  std::uint64_t size_bytes = 0;
  Key key;
};

/// Reads a file of any length.
/// @throws Error(io) if it can't be read.
[[nodiscard]] FileContents contents_of(const std::filesystem::path& path);

/// Tells a damaged text from the one it was: XXH3, 64 bits, seed 0.
[[nodiscard]] std::uint64_t checksum_of(std::string_view bytes);

/// Collects what a content depends on, part after part.
///
/// Every part is added with its kind, a text with its length too: so no two lists of parts look
/// alike, wherever one part ends and the next begins. Their order counts.
class Hasher {
 public:
  Hasher();
  Hasher(Hasher&&) noexcept = default;
  Hasher& operator=(Hasher&&) noexcept = default;
  ~Hasher() = default;

  Hasher& add(std::string_view text);
  Hasher& add(const Key& key);
  /// By value, whatever the type's width; what exceeds 63 bits counts modulo 2^64.
  template <std::integral Number>
  Hasher& add(Number number) {
    return add_integer(static_cast<std::int64_t>(number));
  }
  /// By bit pattern as a double, except that -0.0 counts as 0.0.
  template <std::floating_point Number>
  Hasher& add(Number number) {
    return add_real(static_cast<double>(number));
  }

  /// Key of all parts so far; more may follow.
  [[nodiscard]] Key key() const;

 private:
  struct Free {
    void operator()(XXH3_state_s* state) const noexcept;
  };

  Hasher& add_integer(std::int64_t number);
  Hasher& add_real(double number);
  void add_bytes(std::string_view bytes);
  friend FileContents contents_of(const std::filesystem::path& path);

  std::unique_ptr<XXH3_state_s, Free> state_;
};

}  // namespace lector::base
