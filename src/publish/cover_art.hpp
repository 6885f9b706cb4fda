/// A cover made of a title, for what has no picture.
#pragma once

#include <string>

#include "edition/edition.hpp"

namespace lector::publish {

/// What stands on a cover.
struct CoverText {
  std::string title;
  std::string publisher;  ///< above the title; may be empty
  std::string byline;     ///< below it; may be empty
  std::string language;   ///< BCP 47: chooses forms of letters
};

/// Width of a cover that stands in a tag, and of a podcast's (standards 4.8).
inline constexpr int kTagCoverPixels = 1400;
inline constexpr int kPodcastCoverPixels = 3000;

/// Draws a cover as a newspaper's front page has its head: the title in a serif type, as large as
/// it fits, between rules on paper-coloured ground. What doesn't fit even small ends in "…".
///
/// Laid out by Pango, so that every script is shaped, wrapped and read in its direction, as far as
/// fonts are installed. Pango is loaded by the first call, not with the program: it brings thirty
/// libraries. The same text, fonts and versions give the same bytes. From several threads at once.
/// @return a JPEG, square, so many pixels wide, at most 5 MB.
/// @throws Error(engine) if Pango isn't installed.
[[nodiscard]] edition::Picture cover_art(const CoverText& text, int pixels);

}  // namespace lector::publish
