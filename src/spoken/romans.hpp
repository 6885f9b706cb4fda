/// Roman numerals, for rules that have to tell them from letters.
#pragma once

#include <string_view>

#include "spoken/sentence.hpp"

namespace lector::spoken {

/// Capitals that count up to 39: "VIII".
[[nodiscard]] bool is_small_roman(std::string_view word);

/// The word before here is a name that is counted in its family: "Louis", "Robert Griffin".
[[nodiscard]] bool follows_ruler(const Cursor& at);

}  // namespace lector::spoken
