/// The text of an edition as (X)HTML, for the page and the book.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "publish/publication.hpp"
#include "publish/xml.hpp"

namespace lector::publish {

/// What the page and the book do differently.
struct Markup {
  /// Level of the headline: 1, or 2 for articles of an edition. Subheadings are one below, as are
  /// further headlines.
  int headline_level = 1;
  /// Language of what stands around; other sentences say theirs.
  std::string language;
  /// Fills the element of a sentence, which has its id, class "sentence" and, if it isn't that of
  /// what stands around, its language.
  std::function<void(Element, const Sentence&)> fill;
  /// Address of the picture of a caption, by the id of its first sentence; empty if there is none.
  std::function<std::string(const std::string& id)> picture;
};

/// Appends the paragraphs that begin in a part of the sentences: <h1> to <h6>, <p>, <blockquote>,
/// <ul>, <figure> with <figcaption>. Their class is the role as the script format names it. Each
/// sentence is a <span class="sentence" id="s0001">.
/// @param end  one past the last sentence.
void add_text(Element parent,
              const Publication& publication,
              text::TextSpan sentences,
              const Markup& markup);

}  // namespace lector::publish
