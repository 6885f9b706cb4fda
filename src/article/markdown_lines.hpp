/// A page of Markdown as lines of text in page order, each with what markup says of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "article/units.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// A paragraph, a heading, a row of a table, an image: what is read in one go.
struct MarkdownLine {
  text::TextSpan span;            ///< of the page's text
  text::TextSpan source;          ///< of what the page was decoded from, with all markup
  Shape shape = Shape::plain;     ///< `title` for headings of the first level
  std::optional<BlockKind> kind;  ///< if markup alone settles it
  std::string_view reason;        ///< why it isn't read; empty if it is
  std::string image;              ///< images: the address
  bool is_emphasised = false;     ///< all of it, as captions are
  bool is_bold = false;           ///< all of it, as headings are
};

/// A piece of the source without text that is read, and why.
struct UnreadMarkup {
  text::TextSpan source;
  std::string_view reason;
};

/// A page's text, its lines, and what has none.
struct MarkdownText {
  text::Decoded text;  ///< lines with a blank line between them; offsets are those of the input
  std::vector<MarkdownLine> lines;
  std::vector<UnreadMarkup> unread;
};

/// Collects the text of a page: links by their words, line breaks as spaces, items of numbered
/// lists with their numbers, rows of tables as "one; two; three.", the lines of blocks of HTML.
/// Images without other text are lines of their own, with their title for a text, or their
/// alternative text, which isn't read.
/// @param source  what the page was decoded from; Markdown from `begin` on.
/// @throws Error(input) if it is longer than `kLongestMarkdownBytes`.
[[nodiscard]] MarkdownText read_markdown_lines(const text::Decoded& source, std::size_t begin);

}  // namespace lector::article
