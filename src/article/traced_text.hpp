/// A text that is put together from pieces of the input, each character with its place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::article {

/// Puts together what escapes, entities and markup hide: the title or the content of an entry.
class TracedText {
 public:
  /// @param input  all of it, decoded; it must outlive this.
  explicit TracedText(const text::Decoded& input) : input_(input) {}

  /// Adds characters of the input as they stand.
  void copy(text::TextSpan part);
  /// Adds the character that a part of the input stands for: an escape, at most 60 bytes of it. A
  /// control that no text has becomes a space.
  void add(char32_t value, text::TextSpan part);
  /// Adds ASCII that stands nowhere, in front of a place of the input.
  void add_markup(std::string_view ascii, std::size_t at);

  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  /// The text as if it were decoded from the input; nothing is left here.
  [[nodiscard]] text::Decoded finish();

 private:
  void append(std::string_view character, text::TextSpan part);

  const text::Decoded& input_;
  std::string text_;
  std::vector<text::OffsetRun> runs_;
  std::size_t end_ = 0;  ///< of the last character, in the input's text
};

}  // namespace lector::article
