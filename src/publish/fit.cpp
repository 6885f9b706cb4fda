#include "publish/fit.hpp"

#include <algorithm>
#include <cstddef>

namespace lector::publish {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_fit_id(std::string_view id) {
  return !id.empty() && is_letter(id.front()) && std::ranges::all_of(id, [](char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '_';
  });
}

}  // namespace

std::vector<std::string> fit_ids(const script::Script& script) {
  std::vector<std::string> ids;
  ids.reserve(script.segments.size());
  const bool are_fit = std::ranges::all_of(
      script.segments, [](const script::Segment& segment) { return is_fit_id(segment.id); });
  for (const auto& segment : script.segments) {
    auto number = std::to_string(ids.size() + 1);
    if (number.size() < 4) number.insert(0, 4 - number.size(), '0');
    ids.push_back(are_fit ? segment.id : "s" + number);
  }
  return ids;
}

std::string fit_language(std::string_view tag) {
  constexpr std::size_t kLongestSubtag = 8;
  std::size_t length = 0;
  std::size_t subtags = 0;
  for (const char c : tag) {
    if (c == '-') {
      if (length == 0 || (subtags == 0 && length < 2)) return "und";
      ++subtags;
      length = 0;
      continue;
    }
    const bool is_fit = is_letter(c) || (subtags > 0 && is_digit(c));
    if (!is_fit || ++length > kLongestSubtag) return "und";
  }
  return length > (subtags == 0 ? 1U : 0U) ? std::string(tag) : "und";
}

}  // namespace lector::publish
