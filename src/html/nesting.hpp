/// Pages that nest without end, made harmless before they are parsed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lector::html {

/// Elements inside one another that are kept; browsers stop at 512.
constexpr std::size_t kDeepestNesting = 512;
/// Open elements of emphasis (`b`, `font`), which the parser opens anew in every paragraph.
constexpr std::size_t kMostOpenFormatting = 48;
/// Attributes of one tag that are kept: the parser compares each with all before.
constexpr std::size_t kMostAttributes = 100;

/// Blanks the start tags of elements nested too deep and the attributes that are too many: offsets
/// stay as they are. Looks at tags alone, once, without building anything.
/// @return nothing if the page is fine as it is, as all pages made by people are.
[[nodiscard]] std::optional<std::string> flatten_nesting(std::string_view source);

}  // namespace lector::html
