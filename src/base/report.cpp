#include "base/report.hpp"

namespace lector::base {

std::string full_message(const std::exception& error) {
  std::string message = error.what();
  try {
    std::rethrow_if_nested(error);
  } catch (const std::exception& inner) {
    message += ": " + full_message(inner);
  }
  return message;
}

ErrorKind root_kind(const std::exception& error, ErrorKind fallback) {
  if (const auto* own = dynamic_cast<const Error*>(&error)) fallback = own->kind();
  try {
    std::rethrow_if_nested(error);
  } catch (const std::exception& inner) {
    return root_kind(inner, fallback);
  }
  return fallback;
}

std::string quoted(std::string_view text, std::size_t max_bytes) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const bool is_cut = text.size() > max_bytes;
  if (is_cut) {
    std::size_t end = max_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text = text.substr(0, end);
  }
  std::string result = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // C1 controls are two bytes in UTF-8, C2 80 .. C2 9F; a terminal may obey them like C0.
    const bool is_c1 = byte == 0xC2U && i + 1 < text.size() &&
                       (static_cast<unsigned char>(text[i + 1]) & 0xE0U) == 0x80U;
    if (byte >= 0x20U && byte != 0x7FU && !is_c1) {
      result += text[i];
      continue;
    }
    const auto code = is_c1 ? static_cast<unsigned char>(text[++i]) : byte;
    result += "\\x";
    result += kHex[code >> 4U];
    result += kHex[code & 0xFU];
  }
  result += is_cut ? "…\"" : "\"";
  return result;
}

}  // namespace lector::base
