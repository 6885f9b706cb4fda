/// Numbers as text, the same in every locale.
#pragma once

#include <string>

namespace lector::edition {

/// A number with so many decimals and a point: "-16.02"; "-inf" for silence.
[[nodiscard]] std::string decimal_text(double value, int decimals);

}  // namespace lector::edition
