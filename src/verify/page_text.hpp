/// What a page shows: the edition's words, and no others.
#pragma once

#include <optional>

#include "html/tree.hpp"
#include "verify/facts.hpp"
#include "verify/linked_data.hpp"

namespace lector::verify {

/// Holds every piece of text that a browser would show against what the edition says. A piece
/// stands in one of these places, and whatever stands elsewhere is named:
///
/// - `main .sentence`: a sentence; which, and when it sounds, is for `check_page` to see.
/// - `main > article > p.kicker`: the article's section, as the linked data has it.
/// - a heading without sentences: in an article its headline, as the linked data or a chapter has
///   it, or the title; outside of all articles the title. It stands in for one that isn't spoken.
/// - `.masthead > .paper > p`: the publisher (`.publisher`) and the date of the tag, in the page's
///   language. `.masthead > .listen > p > time`: how long the sound is.
/// - `.chapters a`: a chapter's title and beginning, which `check_page` holds against the tag.
/// - `.imprint > p`: the tag's notice, and a link to the tag's address.
/// - the player's own words, in buttons, lists and labels around the text. They are known to
///   publishing alone; here they are of at most 80 bytes each, and no paragraph.
///
/// So that all of it is seen, only the player and the button that starts it are `hidden`, and
/// `main` holds no elements but those that a text is set in. Pictures are data and say nothing
/// (`alt=""`).
///
/// Beside that the byline of the tag is that of `<meta name="author">` and of the player
/// (`data-by`), and `<meta name="description">` is one of the sentences.
/// @param data  nothing if the page has none that can be read.
void check_shown(const html::Tree& tree,
                 const std::optional<LinkedData>& data,
                 const Facts& facts,
                 Notes& notes);

/// The language that an element is in: of the innermost element around it that says one.
[[nodiscard]] std::string_view language_at(const html::Tree& tree, html::NodeId id);

}  // namespace lector::verify
