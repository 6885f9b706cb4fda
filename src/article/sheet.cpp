#include "article/sheet.hpp"

#include <algorithm>
#include <utility>

#include "text/layout.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

// Below this there is no room for a word beside a margin, above it lines are hard to follow.
constexpr std::size_t kFewestColumns = 30;
constexpr std::size_t kMostColumns = 100;
constexpr std::size_t kFewestTextColumns = 12;
constexpr std::string_view kReset = "\x1b[0m";

/// Text without what could change the terminal, on one line.
std::string harmless(std::string_view text) {
  return text::collapse_white_space(text::clean(text));
}

}  // namespace

Sheet::Sheet(const PageStyle& style)
    : columns_(std::clamp(style.columns, kFewestColumns, kMostColumns)),
      has_colour_(style.has_colour) {}

std::string Sheet::emphasised(std::string_view emphasis, std::string_view text) const {
  if (emphasis.empty() || text.empty()) return std::string(text);
  return std::string(emphasis).append(text).append(kReset);
}

void Sheet::blank() {
  if (!text_.empty() && !text_.ends_with("\n\n")) text_.push_back('\n');
}

void Sheet::line(std::size_t indent, std::string_view emphasis, std::string_view text) {
  const auto room = columns_ - std::min(indent, columns_ - kFewestTextColumns);
  for (const auto& line : text::wrap(harmless(text), room)) {
    text_.append(indent, ' ').append(emphasised(emphasis, line)).push_back('\n');
  }
}

void Sheet::labelled(const Beside& beside, std::string_view emphasis, std::string_view text) {
  const auto begin = text_.size();
  line(beside.indent, emphasis, text);
  const auto width = text::columns_of(beside.label);
  const auto space = beside.label_columns - std::min(width, beside.label_columns);
  const auto gap = beside.indent - std::min(beside.indent, space + width);
  text_.replace(begin,
                beside.indent,
                std::string(space, ' ') + emphasised(dim(), beside.label) + std::string(gap, ' '));
}

void Sheet::remarked(std::size_t indent, std::string_view text, std::string_view remark) {
  const auto shown = harmless(text);
  constexpr std::size_t kGap = 2;
  if (indent + text::columns_of(shown) + kGap + text::columns_of(remark) > columns_) {
    line(indent, bold(), shown);
    line(indent, dim(), remark);
    return;
  }
  text_.append(indent, ' ').append(emphasised(bold(), shown)).append(kGap, ' ');
  text_.append(emphasised(dim(), remark)).push_back('\n');
}

std::string Sheet::finish() {
  return std::move(text_);
}

std::string number_text(std::size_t number) {
  constexpr std::size_t kGroup = 3;
  auto digits = std::to_string(number);
  for (auto at = digits.size(); at > kGroup; at -= kGroup) digits.insert(at - kGroup, ",");
  return digits;
}

}  // namespace lector::article
