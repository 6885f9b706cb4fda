/// How Markdown is told from pages that were scraped as text, which carry bits of it too.
#pragma once

#include <string_view>

namespace lector::article {

/// True if a text was written as Markdown. Front matter says so by itself. Else it takes two
/// different constructs that authors write and scrapers don't leave, or one of them and two of the
/// weaker signs, or a title at the top and four weaker signs.
/// - Authors': fenced code, a definition of an address or a footnote that is referred to, a table
///   with its line of dashes, a template's code on a line of its own.
/// - Weaker: a title `# …` at the top, a heading of another level, an inline link with an address,
///   emphasis by single stars or underlines inside a line, code between backticks, a list with
///   stars, hyphens or pluses, a quote, a rule.
/// A page on which a third of the lines are nothing but links or images was scraped.
/// @param front  the page's first kilobytes.
[[nodiscard]] bool is_markdown(std::string_view front);

}  // namespace lector::article
