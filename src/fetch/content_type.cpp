#include "fetch/content_type.hpp"

#include <algorithm>

namespace lector::fetch {
namespace {

constexpr std::size_t kLongestName = 100;  ///< of a type or charset that means anything

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool is_token(std::string_view text) {
  constexpr std::string_view kSigns = "!#$%&'*+-.^_`|~:";
  return !text.empty() && text.size() <= kLongestName && std::ranges::all_of(text, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           kSigns.find(c) != std::string_view::npos;
  });
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

bool is_media_type(std::string_view text) {
  const auto slash = text.find('/');
  return slash != std::string_view::npos && is_token(text.substr(0, slash)) &&
         is_token(text.substr(slash + 1));
}

/// Where a part ends: at the next semicolon outside quotes.
std::size_t end_of_part(std::string_view text) {
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') is_quoted = !is_quoted;
    if (text[i] == ';' && !is_quoted) return i;
  }
  return text.size();
}

/// A value without its quotes, double ones as the standard has them or single ones as servers do.
std::string_view unquoted(std::string_view value) {
  for (const char mark : {'"', '\''}) {
    if (value.size() >= 2 && value.front() == mark && value.back() == mark)
      return trimmed(value.substr(1, value.size() - 2));
  }
  return value;
}

}  // namespace

ContentType read_content_type(std::string_view value) {
  ContentType result;
  const auto type_end = std::min(value.find(';'), value.size());
  const auto type = trimmed(value.substr(0, type_end));
  if (is_media_type(type)) result.media_type = lower(type);
  value.remove_prefix(type_end);
  while (!value.empty() && !result.charset) {
    value.remove_prefix(1);  // the semicolon
    const auto part = value.substr(0, end_of_part(value));
    value.remove_prefix(part.size());
    const auto sign = std::min(part.find('='), part.size());
    if (sign == part.size() || lower(trimmed(part.substr(0, sign))) != "charset") continue;
    const auto charset = unquoted(trimmed(part.substr(sign + 1)));
    if (is_token(charset)) result.charset = std::string(charset);
  }
  return result;
}

}  // namespace lector::fetch
