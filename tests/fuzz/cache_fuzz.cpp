// Entries of the cache: any file is nothing, or exactly what would be written for what it keeps;
// whatever is kept comes back, and no longer once a bit of it has changed.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/cache.hpp"

namespace {

using namespace lector::base;

constexpr std::size_t kMaxBytes = 64 * 1024;
constexpr std::size_t kKeyOffset = 8;

void require(bool so) {
  if (!so) std::abort();
}

std::uint64_t number_at(std::string_view text, std::size_t offset) {
  std::uint64_t number = 0;
  for (std::size_t i = 8; i-- > 0;)
    number = number << 8U | static_cast<unsigned char>(text[offset + i]);
  return number;
}

/// The key that a file names itself, so that it isn't refused for that.
Key key_in(std::string_view file) {
  if (file.size() < kEntryHeaderBytes) return {};
  return {.high = number_at(file, kKeyOffset), .low = number_at(file, kKeyOffset + 8)};
}

void check_file(std::string_view file) {
  const Key key = key_in(file);
  const auto bytes = decode_entry(file, key);
  if (!bytes) return;
  require(entry_header(key, *bytes) + std::string(*bytes) == file);
  require(!decode_entry(file, {.high = key.high, .low = ~key.low}));
}

void check_bytes(std::string_view bytes) {
  const Key key = key_of(bytes);
  auto file = entry_header(key, bytes) + std::string(bytes);
  require(decode_entry(file, key) == bytes);
  char& victim = file[key.low % file.size()];
  victim = static_cast<char>(victim ^ (1 << (key.high % 8)));
  require(!decode_entry(file, key));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMaxBytes) return 0;
  const std::string input(data, data + size);
  check_file(input);
  check_bytes(input);
  return 0;
}
