/// Door of `article`: a page as it was understood, every byte of it accounted for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/report.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// What a piece of the page is. From `headline` to `publication` they are the header, whose values
/// also stand in the fields of `Article`; the others are the body, read in order.
enum class BlockKind {
  headline,
  dek,
  byline,
  date,
  dateline,
  publication,
  paragraph,
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
};

/// True for the kinds that are read as body, in page order.
[[nodiscard]] constexpr bool is_body(BlockKind kind) {
  return kind >= BlockKind::paragraph;
}

/// One piece of the page. Text is UTF-8 with white space collapsed to single spaces, without
/// markup.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::string text;
  base::SourceSpan span;
  std::optional<std::string> credit;  ///< captions: who made the picture, without brackets
  std::optional<std::string> image;   ///< captions: URL of the picture
  /// Where the characters of the text stand in the input; empty if that isn't known. A space that
  /// stands for more of them is the first.
  std::vector<text::OffsetRun> origins = {};
  bool operator==(const Block&) const = default;
};

/// A piece of the page that will not be read.
struct LeftOut {
  std::string text;    ///< as it stands in the input, white space collapsed
  std::string reason;  ///< a few words, the same for the same cause: "repeated caption"
  base::SourceSpan span;
  /// The block that it would be; none for markup and whatever else can't be put back. A list,
  /// because an empty one weighs little, and pieces of markup are many.
  std::vector<Block> as_read = {};
  bool operator==(const LeftOut&) const = default;
};

/// A page, understood. Blocks and `left_out` are in page order, don't overlap, and together cover
/// every byte of the input that is not white space.
struct Article {
  std::string headline;  ///< never empty
  std::optional<std::string> dek;
  std::optional<std::string> byline;    ///< "SEO JI-EUN", "A, B and C": names only, no "By"
  std::optional<std::string> dateline;  ///< "SEOUL, April 1 (Reuters)": without the dash
  std::optional<std::string> publication;
  std::optional<std::string>
      published;  ///< ISO 8601 as far as known: "2025-04-01T17:13", "2025-04-01"
  std::optional<std::string> updated;  ///< likewise
  std::string language = "en";         ///< BCP 47, from the page or detected
  std::optional<std::string> url;
  std::optional<std::string> profile;  ///< name of the publication's profile that it was read with
  bool is_summary = false;             ///< of a feed's entry: the article itself is at `url`
  std::vector<Block> blocks;
  std::vector<LeftOut> left_out;
  std::vector<base::Diagnostic> diagnostics;
};

}  // namespace lector::article
