/// Where the characters of a piece of text stand in the source that it was parsed from.
#pragma once

#include <string_view>
#include <vector>

#include "html/tree.hpp"
#include "text/characters.hpp"

namespace lector::html {

/// A character of a node's text, and the bytes of the source that stand for it: a character
/// reference ("&eacute;"), a line end of two bytes, or itself.
struct Written {
  char32_t value = 0;
  text::TextSpan source;
};

/// The characters of a text node, in order. Tags and comments that the parser dropped in between
/// are skipped; a character that can't be found again stands where the last one ended.
/// @param source  the whole page that was parsed.
[[nodiscard]] std::vector<Written> written_characters(const Node& node, std::string_view source);

}  // namespace lector::html
