#include "verify/json_text.hpp"

#include <cstddef>

namespace lector::verify {

bool is_nested_deep(std::string_view json) {
  constexpr std::size_t kDeepest = 64;  // timing.json has five
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"') in_string = !in_string;
    if (in_string) {
      if (c == '\\') ++i;
      continue;
    }
    if ((c == '[' || c == '{') && ++depth > kDeepest) return true;
    if ((c == ']' || c == '}') && depth > 0) --depth;
  }
  return false;
}

}  // namespace lector::verify
