/// Objects of JSON that are articles.
#pragma once

#include <optional>
#include <string>

#include "article/entry.hpp"
#include "article/facts.hpp"
#include "article/json_tree.hpp"

namespace lector::article {

/// True for `lector.article/1`.
[[nodiscard]] bool is_own_article(const JsonTree& tree, JsonId object);

/// What `lector.article/1` says: blocks as they are, what was left out stays left out.
/// @throws Error(input) for another version.
[[nodiscard]] Entry read_own_article(const JsonTree& tree, JsonId object);

/// True for an article of schema.org, and for an object that has a title and a text by the names
/// that extractors give them.
[[nodiscard]] bool is_article(const JsonTree& tree, JsonId object);

/// The names of an object's authors.
[[nodiscard]] std::optional<std::string> authors_of(const JsonTree& tree, JsonId object);

/// What such an object says, or an item of a JSON Feed.
/// @param about  what is known of all the file's articles.
[[nodiscard]] Entry read_article_object(const JsonTree& tree, JsonId object, const Facts& about);

}  // namespace lector::article
