/// The header of a page: headline, dek, bylines, dates, publication.
#pragma once

#include "article/page.hpp"

namespace lector::article {

/// Claims the header and sets `body_begin`.
///
/// The headline is the first line that nothing else explains, or a first-level heading near it.
/// Below it the header goes as far as bylines and dates go; one paragraph above them is a dek. A
/// page that begins with running text has no header.
[[nodiscard]] Page read_header(Page page);

}  // namespace lector::article
