// Any bytes as Markdown: read without a hole, pieces in order and inside the input, or refused as
// input.
#include <cstddef>
#include <cstdint>
#include <string>

#include "article/reader.hpp"
#include "reading.hpp"
#include "text/offsets.hpp"

namespace {

using namespace lector;

constexpr std::size_t kMaxBytes = 32UL * 1024;

using fuzz::check_order;
using fuzz::require;

void check_blocks(const article::Article& read) {
  require(!read.headline.empty());
  for (const auto& block : read.blocks) {
    require(!block.text.empty());
    if (block.origins.empty()) continue;
    const auto span = text::input_span(block.origins, {0, block.text.size()});
    require(block.span.begin <= span.begin && span.end <= block.span.end);
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMaxBytes) return 0;
  const std::string bytes(data, data + size);
  try {
    const auto read = article::read_article(bytes, {article::InputKind::markdown, {}});
    require(article::find_hole(read, bytes) == std::string::npos);
    check_order(read, bytes.size());
    check_blocks(read);
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::input);
  }
  return 0;
}
