/// What classes and ids of elements say about what stands in them.
#pragma once

#include <span>
#include <string_view>

namespace lector::article {

/// Classes of text that is there for screen readers on the page: "Share this on", "image caption".
[[nodiscard]] std::span<const std::string_view> screen_reader_classes();

/// Classes of links from the text to a footnote and back.
[[nodiscard]] std::span<const std::string_view> footnote_mark_classes();

/// Classes of what a wiki puts behind headings for its writers.
[[nodiscard]] std::span<const std::string_view> editing_classes();

/// True if one of the words, apart by white space, is one of these. Case counts.
[[nodiscard]] bool has_word(std::string_view words, std::span<const std::string_view> wanted);

/// Why an element is clutter, by a word of its class or id: "related links", "comments"; empty
/// if no word says so. Words are what stands between signs, spaces and capitals ("relatedLinks").
[[nodiscard]] std::string_view clutter_reason(std::string_view class_or_id);

/// True if a class or id says that captions or credits of pictures are in it.
[[nodiscard]] bool names_caption(std::string_view class_or_id);

/// The same for lines of the header: bylines, dates, sections.
[[nodiscard]] bool names_header(std::string_view class_or_id);

/// The same for footnotes, for posts of other sites, for lines of the body set large.
[[nodiscard]] bool names_footnotes(std::string_view class_or_id);
[[nodiscard]] bool names_embed(std::string_view class_or_id);
[[nodiscard]] bool names_pull_quote(std::string_view class_or_id);

/// The same for who wrote it.
[[nodiscard]] bool names_author(std::string_view class_or_id);

/// The same for the line below a headline that sums up.
[[nodiscard]] bool names_dek(std::string_view class_or_id);

}  // namespace lector::article
