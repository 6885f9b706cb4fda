/// Marks that point to a note and are no part of what is said.
#pragma once

#include <cstddef>
#include <string_view>

namespace lector::text {

/// Length of the note mark ("[1]", "[12]") that the text begins with; 0 if it begins with none.
/// Four digits and more are a year.
[[nodiscard]] std::size_t note_mark_length(std::string_view text);

}  // namespace lector::text
