#include "edition/number_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace lector::edition {

std::string decimal_text(double value, int decimals) {
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  std::array<char, 64> digits{};
  const auto [end, error] = std::to_chars(
      digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals);
  return error == std::errc() ? std::string(digits.data(), end) : "?";
}

}  // namespace lector::edition
