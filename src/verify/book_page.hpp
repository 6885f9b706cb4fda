/// What a book's pages show and its package says: the edition's words, and no others.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "verify/facts.hpp"
#include "verify/xml_walk.hpp"

namespace lector::verify {

/// A page of a book that is read aloud.
struct BookPage {
  std::string title;
  std::string language;
  std::vector<std::string> sentences;  ///< ids, in the order of the page
};

/// Holds a page that is read aloud against this rule: every piece of its text stands right inside
/// of a `.sentence` (which a clip reads; `check_book` sees to that), its title is the tag's, that
/// of a chapter or its own headline, pictures say nothing (`alt=""`), and there are no elements but
/// those that a text is set in.
/// @param name  of its file, for notes.
BookPage check_book_page(const pugi::xml_node& page,
                         const std::string& name,
                         const Facts& facts,
                         Notes& notes);

/// The page of the cover: a picture that says the title, and no text.
void check_cover_page(const pugi::xml_node& page,
                      const std::string& name,
                      const Facts& facts,
                      Notes& notes);

/// The navigation's text stands in its heading, which is the title, and in the links of its lists.
void check_navigation_page(const pugi::xml_node& page,
                           const std::string& name,
                           const Facts& facts,
                           Notes& notes);

/// The package names title, byline, publisher, address, day, language and narrator of the tag.
/// @return the languages it lists.
std::set<std::string> check_metadata(const pugi::xml_node& package,
                                     const Facts& facts,
                                     Notes& notes);

/// The role that a sentence has by the element it stands in; empty if none says one.
[[nodiscard]] std::string role_of(const pugi::xml_node& sentence);

/// The language that an element is in: of the innermost element around it that says one.
[[nodiscard]] std::string language_of(pugi::xml_node element);

}  // namespace lector::verify
