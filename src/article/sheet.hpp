/// A sheet of text for a terminal: lines wrapped to its columns, words emphasised where it can.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "article/reader.hpp"

namespace lector::article {

/// How text stands beside its label.
struct Beside {
  std::string label;
  std::size_t label_columns = 0;  ///< the label ends at this column
  std::size_t indent = 0;         ///< the text begins behind this column
};

class Sheet {
 public:
  /// Emphasis, as an escape sequence; empty without colour.
  explicit Sheet(const PageStyle& style);

  [[nodiscard]] std::string_view bold() const { return has_colour_ ? "\x1b[1m" : ""; }
  [[nodiscard]] std::string_view dim() const { return has_colour_ ? "\x1b[2m" : ""; }
  [[nodiscard]] std::size_t columns() const { return columns_; }

  /// An empty line, but never two of them.
  void blank();
  /// Text, wrapped, all lines indented.
  void line(std::size_t indent, std::string_view emphasis, std::string_view text);
  /// Text beside a label: "    caption  Geese on the pond".
  void labelled(const Beside& beside, std::string_view emphasis, std::string_view text);
  /// Text and, dim behind it, a remark; the remark goes to a line of its own if it must.
  void remarked(std::size_t indent, std::string_view text, std::string_view remark);

  [[nodiscard]] std::string finish();

 private:
  [[nodiscard]] std::string emphasised(std::string_view emphasis, std::string_view text) const;

  std::size_t columns_;
  bool has_colour_;
  std::string text_;
};

/// A number with commas: "12,400".
[[nodiscard]] std::string number_text(std::size_t number);

}  // namespace lector::article
