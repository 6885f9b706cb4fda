// Any bytes as a page of HTML: read without a hole, every piece inside the input, formats that can
// be written; or refused as input.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "article/reader.hpp"
#include "text/offsets.hpp"

namespace {

using namespace lector;

constexpr std::size_t kMaxBytes = 32 * 1024;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_span(base::SourceSpan span, std::size_t input_size) {
  require(span.begin < span.end && span.end <= input_size);
}

void check_pieces(const article::Article& read, std::size_t input_size) {
  require(!read.headline.empty());
  for (const auto& piece : read.left_out) {
    require(!piece.reason.empty());
    check_span(piece.span, input_size);
  }
  for (const auto& block : read.blocks) {
    require(!block.text.empty());
    check_span(block.span, input_size);
    if (block.origins.empty()) continue;
    const auto span = text::input_span(block.origins, {0, block.text.size()});
    require(span.begin <= span.end && span.end <= input_size);
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMaxBytes) return 0;
  const std::string bytes(data, data + size);
  article::ReadOptions options;
  options.as = article::InputKind::html;
  try {
    const auto read = article::read_article(bytes, options);
    require(article::find_hole(read, bytes) == std::string::npos);
    check_pieces(read, bytes.size());
    require(!article::to_json(read).empty() && !article::to_text(read, {}).empty());
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::input);
  }
  return 0;
}
