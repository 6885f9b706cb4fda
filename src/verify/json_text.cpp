#include "verify/json_text.hpp"

#include <cstddef>

namespace lector::verify {

namespace {

/// Where a string ends that begins with a quotation mark: at the one that closes it.
std::size_t end_of_string(std::string_view json, std::size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at)
    if (json[at] == '\\') ++at;
  return at;
}

}  // namespace

bool is_nested_deep(std::string_view json) {
  constexpr std::size_t kDeepest = 64;  // timing.json has five
  std::size_t depth = 0;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '"') i = end_of_string(json, i);
    if (i >= json.size()) return false;
    if (json[i] == '[' || json[i] == '{') ++depth;
    if ((json[i] == ']' || json[i] == '}') && depth > 0) --depth;
    if (depth > kDeepest) return true;
  }
  return false;
}

}  // namespace lector::verify
