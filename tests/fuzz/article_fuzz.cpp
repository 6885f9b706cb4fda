// Any bytes as a page: read without a hole, pieces in order, formats that can be written; or
// refused as input.
#include <cstddef>
#include <cstdint>
#include <string>

#include "article/reader.hpp"
#include "reading.hpp"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lector;
  constexpr std::size_t kMaxBytes = std::size_t{32} * 1024;
  if (size > kMaxBytes) return 0;
  const std::string bytes(data, data + size);
  try {
    const auto read = article::read_article(bytes);
    fuzz::require(article::find_hole(read, bytes) == std::string::npos);
    fuzz::check_order(read, bytes.size());
    fuzz::check_blocks(read);
    fuzz::require(!article::to_json(read).empty() && !article::to_text(read).empty());
  } catch (const Error& error) {
    fuzz::require(error.kind() == ErrorKind::input);
  }
  return 0;
}
