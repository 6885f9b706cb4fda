/// The header of a page of HTML: headline, dek, byline, dates, labels.
#pragma once

#include "article/html_content.hpp"
#include "article/html_lines.hpp"
#include "article/page.hpp"
#include "html/tree.hpp"

namespace lector::article {

/// Claims headline and dek; what stands above the headline isn't the article.
[[nodiscard]] Page read_html_headline(Page page, const HtmlContent& content);

/// Claims the lines between headline and body, and leaves out short lines that names call parts of
/// the header, wherever they stand.
[[nodiscard]] Page read_html_header(Page page, const html::Tree& tree, const HtmlText& text);

}  // namespace lector::article
