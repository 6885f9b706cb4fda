/// Sentence ends of UAX #29 that are none.
#pragma once

#include "text/break_context.hpp"

namespace lector::text {

/// True if a break that ICU found is none: "Dr. | Smith".
[[nodiscard]] bool is_joined(const Passage& passage, const Break& around);

}  // namespace lector::text
