#include "base/report.hpp"

#include <algorithm>

namespace lector::base {
namespace {

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Last position at or before `position` at which a code point begins; a stretch of more than three
/// continuation bytes isn't UTF-8 and may be cut anywhere.
std::size_t cut_at_code_point(std::string_view text, std::size_t position) {
  std::size_t end = position;
  while (end > 0 && position - end < 3 && is_continuation(text[end])) --end;
  return is_continuation(text[end]) ? position : end;
}

/// Bytes that a first byte of UTF-8 announces; 0 for one that can't be first.
std::size_t announced_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/// Bytes of the code point at the start of a text, 0 if it is no UTF-8 (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text) {
  const std::size_t length = announced_length(static_cast<unsigned char>(text.front()));
  if (length < 2) return length;
  if (text.size() < length || !std::ranges::all_of(text.substr(1, length - 1), is_continuation))
    return 0;
  const std::string_view start = text.substr(0, 2);
  const bool is_overlong =
      (start[0] == '\xE0' && start < "\xE0\xA0") || (start[0] == '\xF0' && start < "\xF0\x90");
  const bool is_surrogate = start[0] == '\xED' && start >= "\xED\xA0";
  const bool is_too_large = start[0] == '\xF4' && start >= "\xF4\x90";
  return is_overlong || is_surrogate || is_too_large ? 0 : length;
}

/// False for what a terminal may obey instead of showing it: C0, DEL, C1, line and paragraph
/// separators, and the controls that turn the direction of writing (UAX 9).
bool is_harmless(std::string_view code_point) {
  const auto lies_in = [&](std::string_view first, std::string_view last) {
    return code_point.size() == first.size() && first <= code_point && code_point <= last;
  };
  using namespace std::string_view_literals;
  return !lies_in("\x00"sv, "\x1F"sv) && code_point != "\x7F" && !lies_in("\u0080", "\u009F") &&
         !lies_in("\u200E", "\u200F") && !lies_in("\u2028", "\u202E") &&
         !lies_in("\u2066", "\u2069");
}

void append_escaped(std::string& result, std::string_view bytes) {
  constexpr std::string_view kHex = "0123456789abcdef";
  for (const char byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    result += "\\x";
    result += kHex[code >> 4U];
    result += kHex[code & 0xFU];
  }
}

}  // namespace

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
  const bool is_cut = text.size() > max_bytes;
  if (is_cut) text = text.substr(0, cut_at_code_point(text, max_bytes));
  std::string result = "\"";
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    const auto code_point = text.substr(0, std::max<std::size_t>(length, 1));
    if (length > 0 && is_harmless(code_point))
      result += code_point;
    else
      append_escaped(result, code_point);
    text.remove_prefix(code_point.size());
  }
  result += is_cut ? "…\"" : "\"";
  return result;
}

}  // namespace lector::base
