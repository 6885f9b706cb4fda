/// JSON that states articles: Lector's own, schema.org's, what extractors write, JSON Feed.
#pragma once

#include "article/collection.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// The articles of a file: an object, a list of them, a line each, the items of a JSON Feed, a
/// graph of schema.org.
/// @param input  must outlive the collection.
/// @throws Error(input) if it is no JSON, or no article is in it.
[[nodiscard]] Collection open_json(const text::Decoded& input);

}  // namespace lector::article
