/// Where in a page of HTML its article is.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "article/facts.hpp"
#include "article/html_lines.hpp"
#include "html/tree.hpp"

namespace lector::article {

/// The part of a page that holds the body, and what in it isn't read.
struct HtmlContent {
  std::optional<std::size_t> headline;  ///< the line that is the headline
  std::optional<std::size_t> dek;       ///< the one below it that sums up
  /// One a line: why it isn't body; empty if it is.
  std::vector<std::string_view> reasons;
};

/// Finds the body: the element in which most prose stands that no name calls clutter, by its share
/// of the page's; and in it leaves out what names, places and links tell to be something else.
[[nodiscard]] HtmlContent find_content(const html::Tree& tree,
                                       const HtmlText& page,
                                       const Facts& facts);

}  // namespace lector::article
