/// Markdown as GitHub has it, by cmark-gfm: a tree of values that knows where it was written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::article {

/// What a piece of Markdown is. From `text` on they stand inside lines.
enum class Mark : std::uint8_t {
  other,
  quote,
  item,
  code_block,
  html_block,
  paragraph,
  heading,
  rule,
  footnote,
  row,
  cell,
  text,
  soft_break,
  line_break,
  code,
  html,
  emphasis,
  strong,
  strike,
  link,
  image,
  footnote_mark,
};

constexpr std::uint32_t kNoMark = UINT32_MAX;

/// A piece of Markdown; its descendants follow it directly.
struct MarkdownNode {
  Mark mark = Mark::other;
  std::uint32_t parent = kNoMark;
  std::uint32_t end = 0;       ///< one past the last descendant
  int number = 0;              ///< level of headings, number of ordered items; 0 for others
  std::string text;            ///< text, code, HTML: references and escapes resolved
  std::string url;             ///< images
  std::string title;           ///< images
  text::TextSpan source = {};  ///< blocks: bytes from their first sign to their last
};

/// Nodes in the order of the page, footnotes behind all others.
/// @param source  UTF-8 without controls, at most `kLongestMarkdownBytes`.
/// @throws Error(input) if it is longer.
[[nodiscard]] std::vector<MarkdownNode> parse_markdown(std::string_view source);

/// The parser takes up to 150 bytes of memory for each byte of a page.
constexpr std::size_t kLongestMarkdownBytes = 10'000'000;

}  // namespace lector::article
