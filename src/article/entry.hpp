/// One article of a file that holds several, or states what it is about: an entry of a feed, an
/// object of JSON.
#pragma once

#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "article/facts.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// A piece of the header that the file states by itself.
struct Statement {
  BlockKind kind = BlockKind::headline;
  text::Decoded text;  ///< may be of several lines; plain
};

/// A part of the file's text that isn't read.
struct UnreadPart {
  text::TextSpan part;
  std::string_view reason;
};

enum class ContentForm {
  none,   ///< there is nothing, or all of it is in `blocks`
  html,   ///< a piece of HTML
  lines,  ///< text
};

/// How much of an article its content is.
enum class Extent {
  whole,
  summary,
  unknown,  ///< RSS has one element for both: short ones and those that break off are summaries
};

/// What a file says about one article, and where. Parts are in the file's text.
struct Entry {
  text::TextSpan part;  ///< all of it
  Facts facts;
  std::vector<Statement> header;
  ContentForm form = ContentForm::none;
  text::Decoded content;
  Extent extent = Extent::whole;
  std::vector<Block> blocks;       ///< that the file states one by one
  std::vector<LeftOut> left_out;   ///< likewise
  std::vector<UnreadPart> unread;  ///< in order, without overlap; blank ones don't count
  std::string_view file = "file";  ///< what messages call it
};

/// The article that an entry holds, by itself: what stands around the entry is not accounted for.
/// An entry without text gives an article without body, and a diagnostic that says so.
[[nodiscard]] Article read_entry(const Entry& entry, const text::Decoded& input);

/// A statement as plain text: markup and references of HTML taken away if there are any.
[[nodiscard]] text::Decoded plain(const text::Decoded& stated);

/// True if tags of HTML stand in a text.
[[nodiscard]] bool has_tags(std::string_view text);

/// Text whose lines are read as they stand, if no markup is in it; else HTML.
[[nodiscard]] ContentForm form_of(std::string_view text);

}  // namespace lector::article
