/// The text of a page of Markdown while it grows, character by character.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "article/markdown_cursor.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// Writes lines of text and notes where each of their characters stands in the source. White space
/// is collapsed; none is at a line's ends.
class MarkdownWriter {
 public:
  /// @param source  outlives the writer.
  explicit MarkdownWriter(const text::Decoded& source) : decoded_(source), cursor_(source.text()) {}

  /// The place in the source up to which everything was written or passed over.
  [[nodiscard]] MarkdownCursor& cursor() noexcept { return cursor_; }
  [[nodiscard]] const MarkdownCursor& cursor() const noexcept { return cursor_; }
  [[nodiscard]] std::size_t size() const noexcept { return text_.size(); }
  /// The line that is being written.
  [[nodiscard]] std::string_view line() const {
    return std::string_view(text_).substr(line_begin_);
  }

  /// Where its characters stand in the source; empty if they stand nowhere.
  [[nodiscard]] text::TextSpan line_source() const { return {line_source_, last_}; }

  /// Begins a line, below a blank one; gives its offset.
  std::size_t begin_line();
  void add(char32_t value, text::TextSpan written);
  /// White space, which is written once a character follows it.
  void add_space(text::TextSpan written);
  /// The white space at the cursor.
  void add_space() { add_space(cursor_.take_space()); }
  /// Drops the white space that waits for a character.
  void drop_space() { is_pending_ = false; }
  /// Text that stands at the cursor.
  /// @param is_verbatim  code, in which nothing is escaped.
  void add_text(std::string_view text, bool is_verbatim);
  /// ASCII that isn't in the source: what is said for the markup that stands there.
  void say(std::string_view text, text::TextSpan markup);

  /// All of the text; nothing may be written behind it.
  [[nodiscard]] text::Decoded finish();

 private:
  void append(char32_t value, text::TextSpan written);

  const text::Decoded& decoded_;
  MarkdownCursor cursor_;
  std::string text_;
  std::vector<text::OffsetRun> runs_;
  std::size_t line_begin_ = 0;
  std::size_t line_source_ = 0;
  std::size_t last_ = 0;    ///< where the last character ended in the source
  text::TextSpan pending_;  ///< white space in front of the next character
  bool is_pending_ = false;
};

}  // namespace lector::article
