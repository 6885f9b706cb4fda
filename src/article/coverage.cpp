#include <algorithm>
#include <vector>

#include "article/reader.hpp"
#include "article/wording.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

std::vector<base::SourceSpan> all_spans(const Article& article) {
  std::vector<base::SourceSpan> spans;
  spans.reserve(article.blocks.size() + article.left_out.size());
  for (const Block& block : article.blocks) {
    spans.push_back(block.span);
  }
  for (const LeftOut& piece : article.left_out) {
    spans.push_back(piece.span);
  }
  std::ranges::sort(spans);
  return spans;
}

}  // namespace

std::size_t find_hole(const Article& article, std::string_view bytes) {
  const auto spans = all_spans(article);
  const text::Decoded decoded = text::decode(bytes);
  const std::string& text = decoded.text();
  std::size_t next = 0;
  for (auto ink = text::find_ink(text, 0); ink != std::string::npos;) {
    const std::size_t begin = decoded.input_offset(ink);
    const std::size_t behind = std::min(text.size(), ink + character_bytes(text[ink]));
    while (next < spans.size() && spans[next].end <= begin) {
      ++next;
    }
    if (next == spans.size() || spans[next].begin > begin ||
        spans[next].end < decoded.input_offset(behind)) {
      return begin;
    }
    ink = behind < text.size() ? text::find_ink(text, behind) : std::string::npos;
  }
  return std::string_view::npos;
}

}  // namespace lector::article
