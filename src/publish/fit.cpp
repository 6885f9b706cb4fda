#include "publish/fit.hpp"

#include <algorithm>
#include <cstddef>

#include "script/names.hpp"

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

/// The first one is the language itself: letters, two or more.
bool is_fit_subtag(std::string_view subtag, bool is_first) {
  constexpr std::size_t kLongest = 8;
  return subtag.size() >= (is_first ? 2U : 1U) && subtag.size() <= kLongest &&
         std::ranges::all_of(subtag,
                             [&](char c) { return is_letter(c) || (!is_first && is_digit(c)); });
}

}  // namespace

std::vector<std::string> fit_ids(const script::Script& script) {
  std::vector<std::string> ids;
  ids.reserve(script.segments.size());
  const bool are_fit = std::ranges::all_of(
      script.segments, [](const script::Segment& segment) { return is_fit_id(segment.id); });
  for (const auto& segment : script.segments) {
    ids.push_back(are_fit ? segment.id : script::numbered_id(ids.size()));
  }
  return ids;
}

std::string fit_language(std::string_view tag) {
  auto rest = tag;
  for (bool is_first = true;; is_first = false) {
    const auto end = rest.find('-');
    if (!is_fit_subtag(rest.substr(0, end), is_first)) return "und";
    if (end == std::string_view::npos) return std::string(tag);
    rest.remove_prefix(end + 1);
  }
}

}  // namespace lector::publish
