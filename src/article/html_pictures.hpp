/// Pictures of a page of HTML: where they are, and what is said to be on them.
#pragma once

#include <optional>
#include <string>

#include "article/article.hpp"
#include "html/tree.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// The address of the first picture inside an element, as it is written; nothing if none has one.
[[nodiscard]] std::optional<std::string> picture_in(const html::Tree& tree, html::NodeId element);

/// The article with the descriptions (`alt`) of pictures between its blocks that have no caption,
/// left out so that they may be kept. One that says a block over again isn't listed.
/// @param source  what the tree was parsed from.
[[nodiscard]] Article with_image_descriptions(Article article,
                                              const html::Tree& tree,
                                              const text::Decoded& source);

}  // namespace lector::article
