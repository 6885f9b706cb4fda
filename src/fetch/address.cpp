#include "fetch/address.hpp"

#include <algorithm>
#include <array>

namespace lector::fetch {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool may_be_in_scheme(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

/// Cuts what stands before the last `@` of `[begin, end)`.
std::string cut_userinfo(std::string_view address, std::size_t begin, std::size_t end) {
  const auto at = address.substr(begin, end - begin).rfind('@');
  if (at == std::string_view::npos) return std::string(address);
  return std::string(address.substr(0, begin)).append(address.substr(begin + at + 1));
}

/// Where the authority begins: after the scheme and its slashes, of which there may be a wrong
/// number.
std::size_t begin_of_authority(std::string_view address) {
  const auto scheme = scheme_of(address);
  const auto begin = address.find_first_not_of("/\\", scheme.empty() ? 0 : scheme.size() + 1);
  return std::min(begin, address.size());
}

}  // namespace

std::string scheme_of(std::string_view address) {
  if (address.empty() || !is_letter(address.front())) return "";
  const auto* const end = std::ranges::find_if_not(address, may_be_in_scheme);
  if (end == address.end() || *end != ':') return "";
  std::string scheme(address.begin(), end);
  std::ranges::transform(scheme, scheme.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return scheme;
}

bool is_address(std::string_view text) {
  const auto scheme = scheme_of(text);
  if (scheme.empty()) return false;
  constexpr std::array<std::string_view, 6> kWithoutSlashes{
      "http", "https", "file", "javascript", "data", "mailto"};
  return text.substr(scheme.size() + 1).starts_with("//") ||
         std::ranges::find(kWithoutSlashes, scheme) != kWithoutSlashes.end();
}

std::string without_secrets(std::string_view address) {
  const auto begin = begin_of_authority(address);
  return cut_userinfo(
      address, begin, std::min(address.find_first_of("/?#", begin), address.size()));
}

std::string without_any_secrets(std::string_view address) {
  return cut_userinfo(address, begin_of_authority(address), address.size());
}

}  // namespace lector::fetch
