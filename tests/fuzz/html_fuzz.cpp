// Any bytes as a page of HTML: read without a hole, every piece inside the input, formats that can
// be written; or refused as input.
#include <cstddef>
#include <cstdint>
#include <string>

#include "reading.hpp"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMaxBytes = 32 * 1024;
  if (size > kMaxBytes) return 0;
  lector::fuzz::check_articles(std::string(data, data + size), lector::article::InputKind::html);
  return 0;
}
