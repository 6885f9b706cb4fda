/// The body: what nobody else claimed, by the kinds that layout gives it.
#pragma once

#include "article/page.hpp"

namespace lector::article {

/// Leaves out lines of five words or more that stand word for word inside a longer paragraph:
/// pull quotes, set large to look at, and the line behind them that says who spoke.
[[nodiscard]] Page leave_out_pull_quotes(Page page);

/// Whether the dateline in front of the first paragraph is a piece by itself.
enum class Datelines { apart, inside };

/// Claims all that is still open: subheadings, list items, quotes, paragraphs, and the dateline in
/// front of the first paragraph.
[[nodiscard]] Page read_body(Page page, Datelines datelines = Datelines::apart);

}  // namespace lector::article
