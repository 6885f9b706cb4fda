/// Pages that nest without end, made harmless before they are parsed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::html {

/// Elements inside one another that are kept; browsers stop at 512.
constexpr std::size_t kDeepestNesting = 512;
/// Open elements of emphasis (`b`, `font`), which the parser opens anew in every paragraph.
constexpr std::size_t kMostOpenFormatting = 48;
/// Attributes of one tag that are kept: the parser compares each with all before.
constexpr std::size_t kMostAttributes = 100;

struct Flattened {
  /// The page with blanks for the start tags of elements nested too deep and for attributes that
  /// are too many: offsets stay as they are. Nothing if the page is fine, as all made by people
  /// are.
  std::optional<std::string> text;
  /// What stands in scripts and styles and is no data, in order: more than half of a news page.
  std::vector<text::TextSpan> code;
};

/// Looks at tags alone, once, without building anything.
[[nodiscard]] Flattened flatten_nesting(std::string_view source);

}  // namespace lector::html
