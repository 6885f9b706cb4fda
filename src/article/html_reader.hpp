/// Pages of HTML.
#pragma once

#include "article/article.hpp"
#include "article/facts.hpp"
#include "article/profile.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// Understands a page of HTML: what it states about its article, where the body is, what in it
/// isn't read. Spans count bytes of what the page was decoded from; markup is not accounted for.
/// @param profiles  one is chosen by the address that the page states, else by `url`.
/// @throws Error(input) if no body is in it.
[[nodiscard]] Article read_html(const text::Decoded& page,
                                const Profiles& profiles,
                                const std::optional<std::string>& url);

/// Understands a piece of HTML that is an article's body already: the content of a feed's entry.
/// @param facts  what is stated beside it; its headline isn't read twice.
/// @throws Error(input) if no body is in it.
[[nodiscard]] Article read_html_body(const text::Decoded& content, const Facts& facts);

}  // namespace lector::article
