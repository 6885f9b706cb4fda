#include "text/spoken.hpp"

#include <algorithm>

#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace lector::text {
std::size_t note_mark_length(std::string_view text) {
  constexpr std::size_t kMostDigits = 3;
  if (text.empty() || text[0] != '[') return 0;
  const auto end = text.find_first_not_of("0123456789", 1);
  const bool is_mark =
      end != std::string_view::npos && text[end] == ']' && end > 1 && end <= 1 + kMostDigits;
  return is_mark ? end + 1 : 0;
}

namespace {

std::string without_note_marks(std::string_view text) {
  std::string result;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto bracket = std::min(text.find('[', offset), text.size());
    result += text.substr(offset, bracket - offset);
    offset = bracket;
    if (offset == text.size()) break;
    const auto length = note_mark_length(text.substr(offset));
    if (length == 0) {
      result += text[offset++];
      continue;
    }
    offset += length;
    const bool is_between = offset == text.size() || text[offset] == ' ';
    if (is_between && !result.empty() && result.back() == ' ') result.pop_back();
  }
  return result;
}

}  // namespace

std::string to_spoken(std::string_view written, std::string_view /*language*/) {
  const auto cleaned = clean(written);
  return without_note_marks(cleaned);
}

}  // namespace lector::text
