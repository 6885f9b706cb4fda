/// Where the text of a block stands in the input.
#pragma once

#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::article {

/// Finds the characters of a text that was made of a part of the page: markup taken away, white
/// space collapsed, a credit or a label cut off.
///
/// @param part  bytes of the decoded text.
/// @return a run for each stretch that the page has in one piece; none if the part doesn't have
///   the text's characters in order. Takes time linear in the part.
[[nodiscard]] std::vector<text::OffsetRun> origins_of(std::string_view text,
                                                      text::TextSpan part,
                                                      const text::Decoded& decoded);

}  // namespace lector::article
