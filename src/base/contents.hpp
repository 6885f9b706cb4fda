/// What bytes are when they can't be an article: told by how they begin, or by what a server says.
#pragma once

#include <optional>
#include <string_view>

namespace lector::base {

/// Something that isn't text, and what to give instead.
struct Content {
  std::string_view name;    ///< "a PDF"
  std::string_view remedy;  ///< "save its text in a file and give that"
};

/// By the first bytes: documents, pictures, sound, films, archives and programs that have a
/// signature. Text never has one, whatever it is about.
/// @return none for text, and for whatever isn't known.
[[nodiscard]] std::optional<Content> what_it_is(std::string_view bytes);

/// By a media type in lower case, without parameters: `application/pdf`.
/// @return none for types that may be an article, and for those that say nothing, such as
///   `application/octet-stream`.
[[nodiscard]] std::optional<Content> what_type_says(std::string_view media_type);

/// @throws Error(input) that says what the bytes are, and the remedy, if they can't be an article.
void refuse_non_article(std::string_view bytes);

}  // namespace lector::base
