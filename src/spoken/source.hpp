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
  /// Bytes of the written form for a part of the text, which has whole characters and isn't empty:
  /// from its first character to its last, without what is gone before and behind.
  [[nodiscard]] text::TextSpan written_span(const text::TextSpan& part) const;
  /// Pieces of the written form that are gone: control and format characters.
  [[nodiscard]] const std::vector<text::TextSpan>& soundless() const noexcept { return soundless_; }

 private:
  std::string text_;
  /// For each byte its character in the written form; empty if that is the text itself.
  std::vector<text::TextSpan> characters_;
  std::vector<text::TextSpan> soundless_;
};

}  // namespace lector::spoken
