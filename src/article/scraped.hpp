/// Pages that were scraped as text.
#pragma once

#include "article/article.hpp"
#include "article/facts.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// Understands a page that was scraped as text, by its lines.
/// @throws Error(input) if no body is in it.
/// Layouts: the headers of the passes name the habit of newspapers behind each rule.
[[nodiscard]] Article read_scraped(const text::Decoded& page);

/// Understands text that is an article's body already: what an extractor made of a page.
/// @param facts  what is stated beside it.
/// @throws Error(input) if no body is in it.
[[nodiscard]] Article read_text_body(const text::Decoded& content, const Facts& facts);

}  // namespace lector::article
