/// The parts of a book that only programs read: package document and overlays.
#pragma once

#include <string>
#include <vector>

#include "publish/book_parts.hpp"
#include "publish/publication.hpp"

namespace lector::publish {

/// All that a book is made of, before it is written.
struct Book {
  const Publication& publication;
  std::vector<BookPart> parts;
  BookPictures pictures;
  std::string cover_path;  ///< of its picture; empty if there is none
};

/// META-INF/container.xml: where the package is.
[[nodiscard]] std::string book_container();

/// The package document (EPUB 3.3): what the book is, its files and their order, how long each
/// overlay is.
///
/// Its identifier follows from the address of the article, so that a book made anew replaces the
/// old one on a reader's shelf; where there is none, or several, from the text. It was modified on
/// the day that the article says, or in 1980: no clock is asked.
[[nodiscard]] std::string book_package(const Book& book);

/// The overlay of a part (SMIL): a clip of the sound for each sentence.
[[nodiscard]] std::string book_overlay(const Publication& publication, const BookPart& part);

}  // namespace lector::publish
