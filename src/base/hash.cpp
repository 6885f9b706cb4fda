#include "base/hash.hpp"

#include <xxhash.h>

#include <array>
#include <bit>
#include <cassert>
#include <charconv>
#include <cstddef>
#include <new>

#include "base/files.hpp"

namespace lector::base {
namespace {

Key key_from(const XXH128_hash_t& hash) {
  return {.high = hash.high64, .low = hash.low64};
}

/// What a part is: its first byte. The values are part of every key; new kinds get new ones.
enum class Kind : char { text = 't', integer = 'i', real = 'r', key = 'k' };

/// A kind and a number, lowest byte first on every machine.
std::array<char, 9> packed(Kind kind, std::uint64_t number) {
  std::array<char, 9> bytes{static_cast<char>(kind)};
  for (std::size_t i = 1; i < bytes.size(); ++i, number >>= 8U)
    bytes[i] = static_cast<char>(number & 0xFFU);
  return bytes;
}

std::string_view view(const std::array<char, 9>& bytes) {
  return {bytes.data(), bytes.size()};
}

void append_hex(std::string& text, std::uint64_t number) {
  constexpr std::string_view kHex = "0123456789abcdef";
  for (int shift = 60; shift >= 0; shift -= 4)
    text += kHex[static_cast<std::size_t>(number >> static_cast<unsigned>(shift) & 0xFU)];
}

}  // namespace

std::string to_text(const Key& key) {
  std::string text;
  append_hex(text, key.high);
  append_hex(text, key.low);
  return text;
}

std::optional<Key> parse_key(std::string_view text) {
  constexpr std::size_t kHalf = 16;
  const auto half = [](std::string_view digits) {
    std::uint64_t number = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    const bool is_whole = error == std::errc() && end == digits.data() + digits.size();
    return is_whole ? std::optional(number) : std::nullopt;
  };
  if (text.size() != 2 * kHalf) return std::nullopt;
  const auto high = half(text.substr(0, kHalf));
  const auto low = half(text.substr(kHalf));
  if (!high || !low) return std::nullopt;
  return Key{.high = *high, .low = *low};
}

Key key_of(std::string_view bytes) {
  return key_from(XXH3_128bits(bytes.data(), bytes.size()));
}

FileContents contents_of(const std::filesystem::path& path) {
  Hasher hasher;
  std::uint64_t size_bytes = 0;
  read_blocks(path, [&](std::string_view block) {
    hasher.add_bytes(block);
    size_bytes += block.size();
  });
  return {.size_bytes = size_bytes, .key = hasher.key()};
}

std::uint64_t checksum_of(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

void Hasher::Free::operator()(XXH3_state_s* state) const noexcept {
  XXH3_freeState(state);
}

Hasher::Hasher() : state_(XXH3_createState()) {
  if (!state_ || XXH3_128bits_reset(state_.get()) != XXH_OK) throw std::bad_alloc();
}

Hasher& Hasher::add(std::string_view text) {
  add_bytes(view(packed(Kind::text, text.size())));
  add_bytes(text);
  return *this;
}

Hasher& Hasher::add(const Key& key) {
  add_bytes(view(packed(Kind::key, key.high)));
  add_bytes(view(packed(Kind::key, key.low)));
  return *this;
}

Hasher& Hasher::add_integer(std::int64_t number) {
  add_bytes(view(packed(Kind::integer, static_cast<std::uint64_t>(number))));
  return *this;
}

Hasher& Hasher::add_real(double number) {
  const double plain = number == 0.0 ? 0.0 : number;
  add_bytes(view(packed(Kind::real, std::bit_cast<std::uint64_t>(plain))));
  return *this;
}

void Hasher::add_bytes(std::string_view bytes) {
  if (bytes.empty()) return;  // may be a null pointer, which the library refuses
  [[maybe_unused]] const auto result =
      XXH3_128bits_update(state_.get(), bytes.data(), bytes.size());
  assert(result == XXH_OK);
}

Key Hasher::key() const {
  return key_from(XXH3_128bits_digest(state_.get()));
}

}  // namespace lector::base
