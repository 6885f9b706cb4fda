/// Leftovers of markup in a text that should have none.
#pragma once

#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::lint {

struct Leftover {
  text::TextSpan span;
  std::string_view what;  ///< "an HTML tag"
};

/// HTML tags and entities, Markdown emphasis and links, BBCode, shortcodes and templates, in order.
/// Takes time linear in the text: nothing is longer than 500 bytes.
[[nodiscard]] std::vector<Leftover> find_markup(std::string_view text);

}  // namespace lector::lint
