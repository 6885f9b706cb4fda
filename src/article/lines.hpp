/// The lines of a page, and the units that they make: a paragraph, a heading, an image, a list
/// item.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::article {

/// A line that isn't blank, without white space at its ends.
struct Line {
  text::TextSpan span;
  std::size_t width = 0;     ///< code points
  bool after_blank = false;  ///< a blank line, or the page's start, is before it
  bool indented = false;
};

/// Lines in order; together they hold all that isn't white space. Line ends are those of Unicode.
[[nodiscard]] std::vector<Line> split_lines(std::string_view text);

/// Columns at which the page's paragraphs are wrapped, 0 if each stands on one line.
[[nodiscard]] std::size_t wrap_width(std::string_view text, const std::vector<Line>& lines);

}  // namespace lector::article
