// Any bytes as a feed: each entry is read without a hole, pieces in order; or the input is refused.
#include <cstdint>
#include <string>

#include "reading.hpp"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMaxBytes = std::size_t{32} * 1024;
  if (size > kMaxBytes) return 0;
  lector::fuzz::check_articles({data, data + size}, lector::article::InputKind::feed);
  return 0;
}
