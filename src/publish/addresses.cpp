#include "publish/addresses.hpp"

#include <algorithm>
#include <cstdint>

namespace lector::publish {
namespace {

bool is_unreserved(char c) {
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return is_letter || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
}

}  // namespace

std::string file_address(std::string_view file_name) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string address;
  for (const char c : file_name) {
    if (is_unreserved(c)) {
      address += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    address += {'%', kDigits[byte >> 4U], kDigits[byte & 0x0FU]};
  }
  return address;
}

bool is_web_address(std::string_view address) {
  const auto scheme = address.find("://");
  if (!address.starts_with("http://") && !address.starts_with("https://")) return false;
  const auto host = address.substr(scheme + 3);
  if (host.empty() || host.front() == '/' || host.front() == '?' || host.front() == '#')
    return false;
  return std::ranges::all_of(address, [](char c) {
    constexpr std::string_view kNever = "\"<>\\^`{|}";
    return c > ' ' && c < 0x7F && kNever.find(c) == std::string_view::npos;
  });
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto three = bytes.substr(i, 3);
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 3; ++j)
      bits = (bits << 8U) | (j < three.size() ? static_cast<unsigned char>(three[j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j)
      text += j <= three.size() ? kDigits[(bits >> (18 - 6 * j)) & 63U] : '=';
  }
  return text;
}

std::string data_address(const edition::Picture& picture) {
  return "data:" + picture.mime_type + ";base64," + base64(picture.bytes);
}

}  // namespace lector::publish
