#include "article/addresses.hpp"

#include <algorithm>

#include "article/wording.hpp"

namespace lector::article {

bool is_web_address(std::string_view text) {
  constexpr std::size_t kLongestScheme = 8;
  const auto front = lowered(text.substr(0, kLongestScheme));
  return front.starts_with("http://") || front.starts_with("https://");
}

std::string resolved(std::string_view address, std::string_view base) {
  const auto colon = address.find(':');
  const bool has_scheme = colon != std::string_view::npos && colon < address.find_first_of("/?#");
  if (has_scheme || address.empty() || !is_web_address(base)) return std::string(address);
  const auto host = base.find("//") + 2;
  if (address.starts_with("//")) return std::string(base.substr(0, host - 2)).append(address);
  const auto path = std::min(base.find_first_of("/?#", host), base.size());
  if (address.starts_with('/')) return std::string(base.substr(0, path)).append(address);
  const auto folder = base.substr(0, base.find_first_of("?#", path)).rfind('/');
  const bool has_folder = folder != std::string_view::npos && folder >= path;
  return std::string(base.substr(0, has_folder ? folder : path)).append("/").append(address);
}

}  // namespace lector::article
