/// Selectors of elements: the part of CSS that a profile of a publication needs.
///
/// Types (`p`, `*`), `.class`, `#id`, `[name]`, `[name=value]`, `[name~=word]`, `[name^=front]`,
/// `[name$=end]`, `[name*=part]`, descendants (`a b`), children (`a > b`), lists (`a, b`). No
/// pseudo-classes, no siblings. Names of elements and attributes are compared without case, all
/// else with it; a backslash takes the character after it as it is.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "html/tree.hpp"

namespace lector::html {

/// What an attribute must be like.
struct AttributeTest {
  enum class Fit { present, equal, word, front, end, part };
  std::string name;
  Fit fit = Fit::present;
  std::string value;
  bool operator==(const AttributeTest&) const = default;
};

/// What one element must be like.
struct Compound {
  std::string type;  ///< empty: any
  std::vector<AttributeTest> tests;
  bool is_child = false;  ///< of the element before it; else it may stand deeper
  bool operator==(const Compound&) const = default;
};

/// Elements one inside the other, the outermost first.
using Selector = std::vector<Compound>;
/// An element is meant if one of them fits.
using Selectors = std::vector<Selector>;

/// Compounds that one selector, and selectors that one list may have.
constexpr std::size_t kMostCompounds = 32;
constexpr std::size_t kMostSelectors = 200;

/// @throws Error(config) that quotes the selector and names the column, counted in bytes from 1.
[[nodiscard]] Selectors parse_selectors(std::string_view text);
/// The same for several texts.
[[nodiscard]] Selectors parse_selectors(std::span<const std::string> texts);

/// All elements that fit, in document order. Takes time linear in the tree times the selectors'
/// length.
[[nodiscard]] std::vector<NodeId> find_all(const Tree& tree, const Selectors& selectors);

}  // namespace lector::html
