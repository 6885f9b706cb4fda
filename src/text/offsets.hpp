/// Where the characters of a text stand in the input that it was made from.
#pragma once

#include <cstddef>
#include <vector>

#include "base/report.hpp"
#include "text/unicode.hpp"

namespace lector::text {

/// A character of a text, and the one of the input that it came from.
struct Origin {
  TextSpan text;
  base::SourceSpan input;
};

/// Input offset right behind the characters of a run that end at this byte of the text; where the
/// run's character at that byte begins.
[[nodiscard]] std::size_t input_behind(const OffsetRun& run, std::size_t text_offset);

/// Adds the origin of the text's next character.
void append(std::vector<OffsetRun>& runs, const Origin& origin);

/// Adds the origin of the text's next characters, as one run with those before where they go on.
void append(std::vector<OffsetRun>& runs, const OffsetRun& run);

/// Bytes of the input from the first character of a part of the text to its last.
/// @param runs  not empty, beginning with the text.
/// @param part  not empty, inside the text.
[[nodiscard]] base::SourceSpan input_span(const std::vector<OffsetRun>& runs, const TextSpan& part);

}  // namespace lector::text
