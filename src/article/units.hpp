/// The units of a page: what stands for itself, before anyone knows what it is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::article {

/// What markup or layout says about a unit.
enum class Shape { plain, image, title, heading, list_item, quote };

/// A paragraph (its wrapped lines joined), a heading with its underline, an image, a list item, a
/// quote with all its `>` lines.
struct Unit {
  text::TextSpan span;  ///< with all markup
  std::string text;     ///< white space collapsed, without markup
  std::string key;      ///< the text as lines are compared; empty for a long one
  Shape shape = Shape::plain;
  std::string image;         ///< images: the address; their text is the alternative text
  std::string marker;        ///< markup in front: "-", "##"
  int number = 0;            ///< in front of numbered lines; it stays in the text
  bool after_blank = false;  ///< a blank line is before it
  bool is_set_apart = true;  ///< layout or markup allows that it is a pull quote
};

/// Units in page order; their spans hold all of the page that isn't white space.
[[nodiscard]] std::vector<Unit> read_units(std::string_view text);

}  // namespace lector::article
