/// Brackets and quotation marks that hold a sentence's parts together.
#pragma once

#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::text {

/// Spans, from the opening mark to the closing one, in which no sentence of the text ends: what
/// stands in brackets inside a sentence, in East Asian brackets and quotation marks, and a
/// quotation that its source in brackets follows. Ascending, none inside another. Longer ones than
/// some hundred words are left out: there a mark is missing.
[[nodiscard]] std::vector<TextSpan> enclosures(std::string_view text);

}  // namespace lector::text
