/// Door of `script`: what will be said, by which voice, in what order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "article/article.hpp"
#include "base/report.hpp"
#include "spoken/spoken.hpp"

namespace lector::script {

/// What a segment is in the edition; the style gives each role its voice.
enum class Role {
  headline,
  opening,  ///< author, publication and date, and the notice that an artificial voice reads
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
  bool operator==(const Segment&) const = default;
};

/// Segments in reading order; the first one begins a chapter.
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
};

}  // namespace lector::script
