/// What stands below the body: sign-offs, boxes, links; and lists of links inside it.
#pragma once

#include "article/page.hpp"

namespace lector::article {

/// Claims corrections and footnotes as what they are, wherever they stand behind the header.
[[nodiscard]] Page read_notes(Page page);

/// Claims the titles that follow a label such as "Related stories", up to the next running text.
[[nodiscard]] Page leave_out_link_lists(Page page);

/// Claims what stands behind the last running text, and sets `tail_begin`: bylines and dates of the
/// sign-off, the paper that it names, furniture by the looser rules, and titles below furniture.
[[nodiscard]] Page read_tail(Page page);

/// These three, and then `leave_out_pull_quotes`: what every reader does once it knows the header.
[[nodiscard]] Page read_around_body(Page page);

}  // namespace lector::article
