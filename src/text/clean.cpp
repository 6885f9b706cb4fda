#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace lector::text {
namespace {

constexpr char32_t kByteOrderMark = 0xFEFF;
constexpr char32_t kNonJoiner = 0x200C;
constexpr char32_t kJoiner = 0x200D;

bool is_ink(char32_t character) {
  return !is_white_space(character) && character != kByteOrderMark;
}

/// End of the letters, digits and signs of ASCII that follow.
std::size_t behind_ascii_ink(std::string_view text, std::size_t from) {
  while (from < text.size() && text[from] > ' ' && text[from] < 0x7F) ++from;
  return from;
}

}  // namespace

std::size_t find_ink(std::string_view text, std::size_t from) {
  while (from < text.size()) {
    const auto character = character_at(text, from);
    if (is_ink(character.value)) return from;
    from = character.end;
  }
  return std::string_view::npos;
}

bool is_blank(std::string_view text) {
  return find_ink(text, 0) == std::string_view::npos;
}

std::string collapse_white_space(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool is_space_due = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = character_at(text, offset);
    if (is_white_space(character.value)) {
      offset = character.end;
      is_space_due = !result.empty();
      continue;
    }
    if (is_space_due) result += ' ';
    is_space_due = false;
    const auto end = behind_ascii_ink(text, character.end);  // what follows, as far as a look tells
    result += text.substr(offset, end - offset);
    offset = end;
  }
  return result;
}

std::string clean(std::string_view text) {
  std::string result;
  char32_t before = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = character_at(text, offset);
    offset = character.end;
    const bool joins = character.value == kNonJoiner || character.value == kJoiner;
    if (is_white_space(character.value)) {
      result += ' ';
    } else if (is_soundless(character.value) && !(joins && takes_joiner(before))) {
      continue;
    } else {
      append(result, character.value);
    }
    before = character.value;
  }
  return result;
}

}  // namespace lector::text
