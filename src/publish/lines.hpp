/// A text in limited space: on lines of some length, or cut.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::publish {

/// How long lines may be, in characters (code points).
struct LineLimits {
  std::size_t most = 65;
  std::size_t first = 65;  ///< of the first line: a name may stand before it
};

/// Lines of a text, without the white space between them. They end where UAX #14 lets them;
/// a word longer than a line is cut. Together they hold all but white space.
[[nodiscard]] std::vector<text::TextSpan> lines_of(std::string_view text, const LineLimits& limits);

/// The beginning of a text that is too long, with "…" as its last character: by whole words where
/// that costs less than a third of it.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most_characters);

}  // namespace lector::publish
