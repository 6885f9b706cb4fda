/// Pages that were scraped as text.
#pragma once

#include "article/article.hpp"
#include "article/profile.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// Understands a page that was scraped as text, by its lines.
/// @throws Error(input) if no body is in it.
/// @param profile  of its publication; null if it has none.
/// Layouts: the headers of the passes name the habit of newspapers behind each rule.
[[nodiscard]] Article read_scraped(const text::Decoded& page, const Profile* profile);

}  // namespace lector::article
