/// Pages that were scraped as text.
#pragma once

#include "article/article.hpp"
#include "article/facts.hpp"
#include "article/profile.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// Understands a page that was scraped as text, by its lines.
/// @throws Error(input) if no body is in it.
/// @param profile  of its publication; null if it has none.
/// Layouts: the headers of the passes name the habit of newspapers behind each rule.
[[nodiscard]] Article read_scraped(const text::Decoded& page, const Profile* profile);

/// Understands text that is an article's body already: what an extractor made of a page.
/// @param facts  what is stated beside it.
/// @throws Error(input) if no body is in it.
[[nodiscard]] Article read_text_body(const text::Decoded& content, const Facts& facts);

}  // namespace lector::article
