/// A page of HTML as lines of text in page order, each with its place in the tree.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "html/tree.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// Why nobody sees the text of an element; empty if it is seen.
[[nodiscard]] std::string_view hidden_reason(const html::Tree& tree, html::NodeId id);

/// Text between two borders of blocks: what a browser shows as a paragraph.
struct HtmlLine {
  text::TextSpan span;         ///< of the page's text
  html::NodeId block = 0;      ///< innermost element that makes a block around it
  html::NodeId first = 0;      ///< first text node
  std::size_t characters = 0;  ///< letters, digits, signs; no spaces
  std::size_t linked = 0;      ///< of these inside links
  std::size_t bold = 0;        ///< of these inside <b>, <strong>
  std::string_view hidden;     ///< why it isn't seen; empty if it is
};

/// A page's text and its lines.
struct HtmlText {
  text::Decoded text;  ///< lines with a blank line between them; offsets are those of the input
  std::vector<HtmlLine> lines;
};

/// Collects the text of all elements but scripts, styles and the head. White space is collapsed,
/// a single line break is a space, two of them end a line.
/// @param source  what the tree was parsed from, and where it came from.
[[nodiscard]] HtmlText read_html_lines(const html::Tree& tree, const text::Decoded& source);

}  // namespace lector::article
