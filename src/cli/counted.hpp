/// Counts as people write them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lector::cli {

/// "1 article", "0 articles"; "1 entry", "2 entries" where the plural isn't regular.
[[nodiscard]] inline std::string counted(std::size_t count,
                                         std::string_view one,
                                         std::string_view many = {}) {
  auto text = std::to_string(count) + " ";
  if (count == 1) return text.append(one);
  return many.empty() ? text.append(one) + "s" : text.append(many);
}

}  // namespace lector::cli
