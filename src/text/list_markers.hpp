/// Markers of a list's items: "1.", "a)", "(iv)", "• 9.".
#pragma once

#include <string_view>
#include <vector>

#include "text/sentence_rules.hpp"

namespace lector::text {

/// True if a line begins with an item's marker.
[[nodiscard]] bool begins_with_marker(std::string_view line);

/// True if the text is a marker and nothing else, so that its stop ends no sentence.
[[nodiscard]] bool is_marker(std::string_view text);

/// Begins of the items of lists that run on in one line, ascending: "1) One 2) Two" has two. They
/// must count upwards, and what follows a marker must not be in lower case ("of 2. below").
[[nodiscard]] std::vector<std::size_t> list_begins(std::string_view text,
                                                   const SentenceRules& rules);

}  // namespace lector::text
