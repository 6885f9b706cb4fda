/// Finds rendered Markdown in its source again, sign by sign.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "article/markdown_tree.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// Walks along a block's source while its tree is walked: cmark tells where blocks stand, but not
/// where each of their characters does.
class MarkdownCursor {
 public:
  explicit MarkdownCursor(std::string_view source) : source_(source) {}

  /// Goes to a block, never back. @param depth  quotes around it, whose signs begin its lines.
  void open(text::TextSpan block, std::size_t depth);
  [[nodiscard]] std::size_t offset() const noexcept { return at_; }
  void go_to(std::size_t offset) { at_ = std::max(at_, std::min(offset, end_)); }

  /// The source of the next character, and the place behind it: the character itself, an escape's
  /// second sign, a reference. Empty if it isn't there.
  /// @param rest  the text that begins with the character.
  text::TextSpan take(std::string_view rest, bool is_verbatim);
  /// White space at the cursor, the signs that begin the next line included.
  text::TextSpan take_space();

  /// Passes over the signs in front of a piece; gives the first of them, or NUL.
  char enter(const MarkdownNode& node);
  /// Passes over the signs behind a piece.
  /// @param opening  what `enter` gave.
  /// @return where the title of a link or image stands, without its quotation marks; empty if it
  ///   has none.
  text::TextSpan leave(const MarkdownNode& node, char opening);
  /// Passes over a cell's end.
  void leave_cell();

 private:
  [[nodiscard]] char sign(std::size_t at) const { return at < end_ ? source_[at] : '\0'; }
  [[nodiscard]] std::size_t run_end(std::string_view signs, std::size_t most) const;
  [[nodiscard]] text::TextSpan match(std::size_t at,
                                     const text::Character& character,
                                     bool is_verbatim) const;
  [[nodiscard]] std::size_t reference_end(std::size_t at) const;
  [[nodiscard]] std::size_t find_ahead(std::string_view rest);
  void pass_html(std::string_view tag);
  void pass_line_begin();
  text::TextSpan pass_target(char opening);

  std::string_view source_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::size_t depth_ = 0;
  std::size_t ticks_ = 0;   ///< of the code span that is open
  std::size_t budget_ = 0;  ///< bytes that may still be searched for lost characters
  text::TextSpan last_;
  bool was_reference_ = false;
};

}  // namespace lector::article
