/// Articles written in Markdown.
#pragma once

#include "article/article.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// Understands an article in Markdown, with front matter or without. Spans of blocks hold their
/// markup; what stands between blocks (definitions of addresses, lines of dashes in tables) isn't
/// accounted for.
/// @param page  without controls, as `decode_page` makes it.
/// @throws Error(input) if no body is in it, or if it is longer than `kLongestMarkdownBytes`.
[[nodiscard]] Article read_markdown(const text::Decoded& page);

}  // namespace lector::article
