#include <algorithm>

#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace lector::text {
namespace {

// UAX #29 ends a sentence at a line end; inside a block it is a space. Lengths stay.
std::string without_line_ends(std::string_view text) {
  std::string result(text);
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = character_at(text, offset);
    offset = character.end;
    if (character.value != ' ' && is_white_space(character.value)) {
      std::fill(result.begin() + static_cast<std::ptrdiff_t>(character.begin),
                result.begin() + static_cast<std::ptrdiff_t>(character.end),
                ' ');
    }
  }
  return result;
}

std::size_t trim_end(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin) {
    const auto character = character_before(text, end);
    if (!is_white_space(character.value)) break;
    end = character.begin;
  }
  return end;
}

}  // namespace

std::vector<TextSpan> sentences(std::string_view text, std::string_view language) {
  const auto flat = without_line_ends(text);
  std::vector<TextSpan> found;
  std::size_t begin = 0;
  for (const auto end : sentence_ends(flat, language, Suppressions::standard)) {
    const auto ink = find_ink(text.substr(0, end), begin);
    if (ink != std::string_view::npos) found.push_back({ink, trim_end(text, ink, end)});
    begin = end;
  }
  return found;
}

}  // namespace lector::text
