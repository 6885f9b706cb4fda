// Any bytes as Markdown: read without a hole, pieces in order and inside the input, or refused as
// input.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "article/reader.hpp"
#include "text/offsets.hpp"

namespace {

using namespace lector;

constexpr std::size_t kMaxBytes = 32UL * 1024;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_order(const article::Article& read, std::size_t input_size) {
  std::vector<base::SourceSpan> spans;
  for (const auto& block : read.blocks) spans.push_back(block.span);
  for (const auto& piece : read.left_out) {
    require(!piece.reason.empty());
    spans.push_back(piece.span);
  }
  std::ranges::sort(spans);
  std::size_t end = 0;
  for (const auto& span : spans) {
    require(span.begin >= end && span.begin < span.end && span.end <= input_size);
    end = span.end;
  }
}

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
