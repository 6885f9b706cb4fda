/// The written form without what has no sound, and where each of its bytes came from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::spoken {

/// What the rules read, instead of the written form.
class Source {
 public:
  explicit Source(std::string_view written);

  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  /// Byte of the written form for a byte of the text; its length for the text's length.
  [[nodiscard]] std::size_t written_offset(std::size_t offset) const;
  /// Bytes of the written form for some of the text; what has no sound behind them is left out.
  [[nodiscard]] text::TextSpan written_span(const text::TextSpan& span) const;
  /// First byte of the text that came from this byte of the written form or a later one.
  [[nodiscard]] std::size_t text_offset(std::size_t written_offset) const;
  /// Pieces of the written form that are gone: control and format characters.
  [[nodiscard]] const std::vector<text::TextSpan>& soundless() const noexcept { return soundless_; }

 private:
  std::string text_;
  std::vector<std::size_t> offsets_;  ///< empty if text and written form are the same
  std::vector<text::TextSpan> soundless_;
};

}  // namespace lector::spoken
