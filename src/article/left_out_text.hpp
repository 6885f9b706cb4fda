/// What a page for an editor says of the pieces that aren't read.
#pragma once

#include "article/article.hpp"
#include "article/sheet.hpp"

namespace lector::article {

/// Adds "Left out": pieces by reason, with the option that puts them back, then markup in one line,
/// then how to leave out more. Nothing if all of the page is read.
void add_left_out(Sheet& sheet, const Article& article, const PageStyle& style);

}  // namespace lector::article
