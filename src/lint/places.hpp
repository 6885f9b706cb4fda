/// Where something that was found stands in the input.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/report.hpp"
#include "lint/lint.hpp"
#include "script/script.hpp"
#include "text/unicode.hpp"

namespace lector::lint {

class Places {
 public:
  /// @param bytes  the page; outlives this.
  explicit Places(std::string_view bytes);

  /// A finding in a part of a segment's written form: kind, source, line, segment and text are set.
  [[nodiscard]] Finding finding(Kind kind,
                                const script::Segment& segment,
                                const text::TextSpan& part) const;

 private:
  [[nodiscard]] base::SourceSpan source_of(const script::Segment& segment,
                                           const text::TextSpan& part) const;
  [[nodiscard]] std::size_t line_of(std::size_t offset) const;

  std::string_view bytes_;
  std::vector<std::size_t> line_ends_;
};

/// True if the segment says what stands on the page, not what Lector says itself.
[[nodiscard]] bool is_from_page(const script::Segment& segment);

[[nodiscard]] std::string_view slice(std::string_view text, const text::TextSpan& span);

}  // namespace lector::lint
