/// Fractions, for what counts in them: "tres quintos de milla".
#pragma once

#include <optional>

#include "spoken/rule.hpp"

namespace lector::spoken {

/// A fraction of digits, with or without a whole before it.
struct ReadFraction {
  Match match;
  bool is_half = false;
};
[[nodiscard]] std::optional<ReadFraction> read_fraction(Cursor at);

}  // namespace lector::spoken
