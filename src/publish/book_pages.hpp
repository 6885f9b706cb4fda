/// The pages of a book: text, cover and navigation, in XHTML, and how they look.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "publish/book_parts.hpp"
#include "publish/publication.hpp"

namespace lector::publish {

/// The class that a reading system gives to the sentence that sounds.
inline constexpr std::string_view kActiveClass = "sounding";

/// The section that holds the text of a part. No sentence has such an id (`fit_ids`).
inline constexpr std::string_view kTextId = "text.all";

/// A part's text, each sentence with its id.
[[nodiscard]] std::string text_page(const Publication& publication,
                                    const BookPart& part,
                                    const BookPictures& pictures);

/// A page of the cover alone. @param path  of its picture.
[[nodiscard]] std::string cover_page(const Publication& publication, const std::string& path);

/// The chapters, those inside of an edition's article below it; and where the text begins.
[[nodiscard]] std::string navigation_page(const Publication& publication,
                                          const std::vector<BookPart>& parts);

/// The style sheet of all pages.
[[nodiscard]] std::string_view book_style();

}  // namespace lector::publish
