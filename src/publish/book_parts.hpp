/// How an edition is parted into the files of a book.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "edition/edition.hpp"
#include "publish/publication.hpp"

namespace lector::publish {

/// A file of text and the overlay that reads it.
struct BookPart {
  std::string id;     ///< "part001": of its files, too
  std::string title;  ///< never empty
  std::string language;
  std::size_t first_sentence = 0;
  std::size_t end_sentence = 0;  ///< one past the last

  [[nodiscard]] std::string text_path() const { return "text/" + id + ".xhtml"; }
  [[nodiscard]] std::string overlay_path() const { return "text/" + id + ".smil"; }
};

/// Where a reading system plays a sentence, in the sound.
struct Clip {
  std::int64_t begin_ms = 0;
  std::int64_t end_ms = 0;
};

/// A picture and its file, by the sentence that it stands with.
struct BookPicture {
  std::string path;  ///< "pictures/s0012.jpg"
  const edition::Picture* picture = nullptr;
};
using BookPictures = std::map<std::string, BookPicture>;

/// What the book is called; a name of the file where the edition has no title.
[[nodiscard]] std::string title_of(const Publication& publication);

/// The article that a sentence belongs to; null for the edition's own.
[[nodiscard]] const Article* article_of(const Publication& publication, std::size_t sentence);

/// Parts that hold all sentences, in their order; each begins with a paragraph.
///
/// An article is a part, and so is what an edition says before, between and after. Reading systems
/// lay out a file at a time and hold its overlay in memory, so a long article goes on in another
/// part where a chapter begins after 300 sentences (40 minutes), or a paragraph after 600.
[[nodiscard]] std::vector<BookPart> parts_of(const Publication& publication);

/// The part that a sentence stands in.
[[nodiscard]] const BookPart& part_with(const std::vector<BookPart>& parts, std::size_t sentence);

/// From where a sentence begins to where the next one does; the last one ends with the sound.
///
/// Sentences alone would leave the pauses out: a reading system jumps from the end of a clip to
/// the next one, so an edition would sound hurried, and stutter at every jump. Clips that touch are
/// played through, and the sentence stays marked while the pause lasts.
[[nodiscard]] Clip clip_of(const Publication& publication, std::size_t sentence);

/// How long all clips of a part are.
[[nodiscard]] std::int64_t length_ms(const Publication& publication, const BookPart& part);

/// Pictures that the text shows: of captions; and of the chapter that a part begins with, where
/// none of its captions has one.
[[nodiscard]] BookPictures pictures_of(const Publication& publication,
                                       const std::vector<BookPart>& parts);

}  // namespace lector::publish
