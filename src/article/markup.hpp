/// The little markup that survives in pages scraped as text: images, links, emphasis.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::article {

/// `![alt](url)`, also inside a link: `[![alt](url)](link)`.
struct ImageMarkup {
  text::TextSpan span;  ///< in the text it was found in
  std::string_view alt;
  std::string_view url;
};

/// First image at or after `from`. Alternative texts may hold brackets; neither they nor addresses
/// may be longer than 4,000 bytes, so that a line of nothing but `![` costs linear time.
[[nodiscard]] std::optional<ImageMarkup> find_image(std::string_view text, std::size_t from);

/// Pieces of the text that are markup of links and emphasis: what `plain_text` takes away. In
/// order, without overlap.
[[nodiscard]] std::vector<text::TextSpan> find_markup(std::string_view written);

/// Text as it is read: white space collapsed, links replaced by their text, `**` taken away.
[[nodiscard]] std::string plain_text(std::string_view written);

}  // namespace lector::article
