/// Lines of bylines and dates, as headers and sign-offs have them.
#pragma once

#include <cstddef>
#include <vector>

#include "article/bylines.hpp"
#include "article/page.hpp"

namespace lector::article {

/// Pieces of a unit that is a byline, a date, or several such between bars ("By Jane Doe | April 1,
/// 2025 | 3 min read") or joined by words ("Posted on May 18 by Jane Doe"); empty if it is anything
/// else.
[[nodiscard]] std::vector<Piece> read_header_line(const Page& page, std::size_t unit);

/// Pieces of a unit that is this byline: a mail address in it is a piece by itself.
[[nodiscard]] std::vector<Piece> byline_pieces(const Page& page,
                                               std::size_t unit,
                                               const Byline& byline);

}  // namespace lector::article
