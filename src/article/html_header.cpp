#include "article/html_header.hpp"

#include <utility>

#include "article/furniture.hpp"
#include "article/header_lines.hpp"
#include "article/html_names.hpp"
#include "article/html_naming.hpp"
#include "article/reasons.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

/// Leaves out short lines whose names say that they are of the header.
Page leave_out_labels(Page page, const html::Tree& tree, const HtmlText& text) {
  const HtmlNaming naming(tree, text);
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (!page.is_open(i) || is_prose(page.units[i].text)) continue;
    const bool is_label =
        naming.is_named(i, names_header) || tree[text.lines[i].block].name == "time";
    if (is_label) page.leave_out(i, reason::kHeaderLine);
  }
  return page;
}

/// Claims the lines between the headline and the body.
Page read_lines_below(Page page) {
  for (std::size_t i = page.body_begin; i < page.size(); ++i) {
    if (!page.is_open(i)) continue;
    auto pieces = read_header_line(page, i);
    if (!pieces.empty()) {
      page.claims[i] = std::move(pieces);
    } else if (is_prose(page.units[i].text)) {
      break;
    } else if (const auto furniture = judge_furniture(page.units[i], Place::edges)) {
      page.leave_out(i, furniture->reason);
    }
  }
  return page;
}

}  // namespace

/// Claims the headline; what stands above it isn't the article.
Page read_html_headline(Page page, const HtmlContent& content) {
  if (!content.headline) return page;
  page.read_as(*content.headline, BlockKind::headline);
  page.body_begin = *content.headline + 1;
  if (content.dek && page.is_open(*content.dek)) page.read_as(*content.dek, BlockKind::dek);
  for (std::size_t i = 0; i < *content.headline; ++i) {
    if (page.is_open(i)) page.leave_out(i, reason::kAboveHeadline);
  }
  return page;
}

Page read_html_header(Page page, const html::Tree& tree, const HtmlText& text) {
  return leave_out_labels(read_lines_below(std::move(page)), tree, text);
}

}  // namespace lector::article
