/// The last step of every reader: an understood page becomes an Article.
#pragma once

#include <string_view>

#include "article/article.hpp"
#include "article/facts.hpp"
#include "article/page.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// Turns the pieces of a page into an article whose spans count bytes of the input.
///
/// @param text   what the page's spans count in, and where that came from.
/// @param facts  what is stated apart from the text; it counts more than what lines say.
/// @throws Error(input) if no body is in it.
[[nodiscard]] Article assemble(const Page& page, const text::Decoded& text, const Facts& facts);

/// The article with the values that are stated apart from its text.
[[nodiscard]] Article with_facts(Article article, const Facts& facts);

/// Adds a part of the input that isn't read, without white space at its ends, if there is anything
/// else in it. A long one is shown by its beginning.
/// @param part  bytes of the decoded text.
void leave_out(Article& article,
               const text::Decoded& input,
               text::TextSpan part,
               std::string_view reason);

/// Adds what is left of the input, the markup around what was read, to `left_out`.
/// @param input  all of it, decoded.
[[nodiscard]] Article with_markup(Article article, const text::Decoded& input);

}  // namespace lector::article
