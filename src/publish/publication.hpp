/// Door of `publish`: an edition as its readers have it, its text and when each word of it sounds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/report.hpp"
#include "edition/edition.hpp"
#include "script/script.hpp"
#include "text/unicode.hpp"

namespace lector::publish {

/// A word as it is written, or all that was said in its place ("$5 million").
struct Word {
  text::TextSpan written;  ///< bytes of the sentence, without the punctuation around it
  std::int64_t start_ms = 0;
  std::int64_t end_ms = 0;  ///< where the next word begins, or the sentence ends
  base::SourceSpan source;  ///< bytes of the input; {0, 0} where that isn't known
  bool operator==(const Word&) const = default;
};

/// A segment of the script.
struct Sentence {
  std::string id;
  script::Role role = script::Role::body;
  std::string language;  ///< BCP 47
  std::string written;   ///< on one line, fit for XML: never a control character
  std::int64_t start_ms = 0;
  std::int64_t end_ms = 0;
  std::vector<Word> words;  ///< ascending in text and time, inside of the sentence's own times
  base::SourceSpan span;
};

/// Neighbours that stand in one paragraph, heading or list item: of one role.
struct Paragraph {
  script::Role role = script::Role::body;
  std::size_t first_sentence = 0;
  std::size_t end_sentence = 0;  ///< one past the last
  bool operator==(const Paragraph&) const = default;
};

/// One article: the whole edition, or one of its items. What lies outside of all articles is the
/// edition's own.
struct Article {
  std::string headline;
  std::optional<std::string> section;
  std::optional<std::string> byline;
  std::optional<std::string> publication;
  std::optional<std::string> published;
  std::optional<std::string> url;
  std::string language;
  std::size_t first_sentence = 0;
  std::size_t end_sentence = 0;  ///< one past the last
};

/// The file that the sound is in.
struct Audio {
  std::string file_name;  ///< without folder: what is published lies beside it
  edition::Format format = edition::Format::mp3;
  std::int64_t length_ms = 0;
  std::uint64_t size_bytes = 0;
};

/// All that is published of an edition. Times are the milliseconds of its tag; text is UTF-8
/// without control characters.
struct Publication {
  std::string title;
  std::optional<std::string> byline;
  std::optional<std::string> publisher;
  std::optional<std::string> published;  ///< ISO 8601 as far as known
  std::optional<std::string> url;
  std::string language;  ///< BCP 47
  std::string notice;    ///< that an artificial voice reads
  Audio audio;
  std::vector<Sentence> sentences;    ///< in the order of time, without overlap
  std::vector<Paragraph> paragraphs;  ///< of all sentences, in their order
  std::vector<Article> articles;      ///< in their order, at least one
  std::vector<edition::Chapter> chapters;
  std::optional<edition::Picture> cover;
  /// At hand for captions, by the id of the caption's first sentence; small (`chapter_picture`).
  std::map<std::string, edition::Picture> pictures;
};

}  // namespace lector::publish
