/// Where a line of HTML stands: in which elements, and what their names say.
#pragma once

#include <cstddef>
#include <string_view>

#include "article/html_lines.hpp"
#include "html/tree.hpp"

namespace lector::article {

/// Asks what the elements around a line are. Keeps references to what it is made of.
class HtmlNaming {
 public:
  HtmlNaming(const html::Tree& tree, const HtmlText& text) : tree_(tree), text_(text) {}

  /// True if the line stands in an element of this name, at any depth.
  [[nodiscard]] bool is_inside(std::size_t line, std::string_view element) const;

  /// True if a class, id, role or property of the element around a line is named so, or of one
  /// around that with little else in it.
  [[nodiscard]] bool is_named(std::size_t line, bool (*names)(std::string_view)) const;

  /// The same for any of the elements around it, up to `levels`.
  [[nodiscard]] bool is_within(std::size_t line, bool (*names)(std::string_view), int levels) const;

 private:
  [[nodiscard]] bool is_small(html::NodeId element, std::size_t line) const;
  [[nodiscard]] bool has_name(html::NodeId element, bool (*names)(std::string_view)) const;

  const html::Tree& tree_;
  const HtmlText& text_;
};

}  // namespace lector::article
