/// Door of `script`: what will be said, by which voice, in what order.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "article/article.hpp"
#include "base/report.hpp"
#include "spoken/spoken.hpp"
#include "text/unicode.hpp"

namespace lector::script {

/// What a segment is in the edition; the style gives each role its voice.
enum class Role {
  headline,
  opening,  ///< author, publication and date; the notice that an artificial voice reads; the
            ///< headlines that an edition begins with
  dek,
  dateline,
  body,
  subheading,
  quote,
  pull_quote,
  list_item,
  caption,
  table,
  code,
  embed,
  correction,
  footnote,
  sign_off,
};

/// Pause after a segment, by class; lengths stand in the style.
enum class Pause {
  after_headline,
  after_opening,
  after_sentence,
  after_paragraph,
  after_list_item,
  after_caption,
  before_subheading,  ///< what stands before a subheading: longer than between paragraphs
  after_subheading,
  before_sign_off,
  at_end,
  between_items,  ///< after the opening of an edition, and after each of its articles
};

/// A spoken word and what it was said for.
struct Word {
  text::TextSpan spoken;
  text::TextSpan written;   ///< the word, or all of what was changed; empty for a word of Lector's
  base::SourceSpan source;  ///< {0, 0} for what isn't on the page, and where that isn't known
  bool operator==(const Word&) const = default;
};

/// Something that is said otherwise than it is written.
struct Change {
  text::TextSpan written;
  text::TextSpan spoken;
  base::SourceSpan source;
  spoken::SemioticClass semiotic_class = spoken::SemioticClass::verbatim;
  std::string rule;  ///< what decided it: "money.amount"
  bool operator==(const Change&) const = default;
};

/// One sentence, or one headline, caption sentence, list item.
struct Segment {
  std::string id;  ///< "s0001", unique in the script
  Role role = Role::body;
  std::string voice;     ///< name for the engine: "en-us+benjamin"
  std::string language;  ///< BCP 47
  Pause pause = Pause::after_sentence;
  std::string written;                 ///< as it stands on the page
  std::string spoken;                  ///< as words; never markup
  std::vector<spoken::Run> runs;       ///< parts of `spoken` in another language, or in phonemes
  base::SourceSpan span;               ///< {0, 0} for what Lector says itself
  std::optional<std::string> chapter;  ///< title of the chapter that begins here
  /// All words of `spoken`, and what was changed, in order; none in a script read from a file.
  std::vector<Word> words = {};
  std::vector<Change> changes = {};
  bool operator==(const Segment&) const = default;
};

/// One article of an edition of several.
struct Item {
  std::string input;  ///< as the user named it; all spans of the item count its bytes
  std::string headline;
  std::optional<std::string> section;  ///< of the paper: "World"
  std::optional<std::string> byline;
  std::optional<std::string> publication;
  std::optional<std::string> published;
  std::optional<std::string> url;
  std::string language;
  std::string style;              ///< as the user named its style sheet; empty: the edition's
  std::size_t first_segment = 0;  ///< positions in the script
  std::size_t end_segment = 0;    ///< one past the last
  std::vector<article::LeftOut> left_out;
  std::vector<base::Diagnostic> diagnostics;
};

/// Segments in reading order; the first one begins a chapter.
///
/// An edition of several articles has an item for each, in reading order. What lies outside of them
/// is the edition's own: opening and ending. `left_out` and `diagnostics` are then those of no
/// item.
struct Script {
  std::string title;
  std::optional<std::string> byline;
  std::optional<std::string> publication;
  std::optional<std::string> published;  ///< ISO 8601 as far as known
  std::optional<std::string> url;
  std::string language;
  std::string style;  ///< name of the style sheet it was composed with
  std::vector<Segment> segments;
  std::vector<article::LeftOut> left_out;
  std::vector<base::Diagnostic> diagnostics;
  std::vector<Item> items = {};  ///< none where the script is one article
};

}  // namespace lector::script
