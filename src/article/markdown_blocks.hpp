/// The blocks of a page of Markdown that have text of their own, and where they stand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "article/markdown_tree.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// Answers questions about a page's tree; nodes are named by their positions in it.
class MarkdownBlocks {
 public:
  /// @param nodes  of the source from `begin` on.
  MarkdownBlocks(std::vector<MarkdownNode> nodes, std::string_view source, std::size_t begin);

  /// Their offsets count from the source's begin.
  [[nodiscard]] const std::vector<MarkdownNode>& nodes() const noexcept { return nodes_; }
  /// Paragraphs, headings, rows and the like, as they stand on the page: cmark has footnotes last.
  [[nodiscard]] std::vector<std::uint32_t> leaves() const;
  /// A block's source with the signs of lists and quotes that it opens.
  [[nodiscard]] text::TextSpan extent_of(std::uint32_t id) const;
  /// Quotes around a block.
  [[nodiscard]] std::size_t depth_of(std::uint32_t id) const;
  /// The quote, item or footnote around a block, or `kNoMark`.
  [[nodiscard]] std::uint32_t container_of(std::uint32_t id) const;
  /// Images with which a paragraph begins, or links around one, with no words around them.
  [[nodiscard]] std::vector<std::uint32_t> leading_images(std::uint32_t paragraph) const;

 private:
  [[nodiscard]] bool is_image(std::uint32_t id) const;
  [[nodiscard]] bool is_gap(std::uint32_t id) const;
  [[nodiscard]] std::size_t line_end(std::size_t at) const;

  std::vector<MarkdownNode> nodes_;
  std::string_view source_;
};

}  // namespace lector::article
