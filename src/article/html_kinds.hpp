/// What lines of HTML are by their elements: captions, embeds, tables, code, notes, quotes.
#pragma once

#include "article/html_lines.hpp"
#include "article/page.hpp"
#include "html/tree.hpp"

namespace lector::article {

/// Shapes and kinds that elements give: headings, list items and quotes are shapes, which the
/// passes behind judge; the rest is claimed. A caption is read once, with its credit and picture.
[[nodiscard]] Page read_html_kinds(Page page, const html::Tree& tree, const HtmlText& text);

/// Leaves out sentences that stand in the body a second time, and a dek that the body repeats.
[[nodiscard]] Page leave_out_repeats(Page page);

/// Leaves out paragraphs that are one link: they lead elsewhere, in the middle of the text. A page
/// that is made of them is a list of links, and read as one.
[[nodiscard]] Page leave_out_links(Page page, const html::Tree& tree, const HtmlText& text);

}  // namespace lector::article
