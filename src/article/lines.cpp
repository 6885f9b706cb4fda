#include "article/lines.hpp"

#include <algorithm>

#include "article/wording.hpp"
#include "text/characters.hpp"

namespace lector::article {
namespace {

/// Bytes of the line end at this place, 0 if there is none. UAX #14: LF, VT, FF, CR, CR LF, NEL, LS
/// and PS.
std::size_t line_end_bytes(std::string_view text, std::size_t at) {
  const char byte = text[at];
  if (byte == '\r') {
    return text.substr(at, 2) == "\r\n" ? 2 : 1;
  }
  if (byte >= '\n' && byte <= '\f') {
    return 1;
  }
  if (byte == '\xC2') {
    return text.substr(at, 2) == "\xC2\x85" ? 2 : 0;
  }
  if (byte == '\xE2') {
    const auto mark = text.substr(at, 3);
    return mark == "\xE2\x80\xA8" || mark == "\xE2\x80\xA9" ? 3 : 0;
  }
  return 0;
}

std::size_t find_line_end(std::string_view text, std::size_t from) {
  std::size_t at = from;
  while (at < text.size() && line_end_bytes(text, at) == 0) {
    ++at;
  }
  return at;
}

std::size_t without_trailing_space(std::string_view text, text::TextSpan span) {
  std::size_t end = span.end;
  while (end > span.begin) {
    std::size_t at = end - 1;
    while (at > span.begin && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) {
      --at;
    }
    if (!text::is_blank(text.substr(at, end - at))) {
      break;
    }
    end = at;
  }
  return end;
}

/// White space in front of a line: how many line ends, and whether some of it is on the line
/// itself.
struct Gap {
  std::size_t line_ends = 0;
  std::size_t indent_bytes = 0;
};

Gap measure_gap(std::string_view text, std::size_t begin, std::size_t end) {
  Gap gap;
  std::size_t at = begin;
  while (at < end) {
    const std::size_t bytes = line_end_bytes(text, at);
    gap.line_ends += bytes > 0 ? 1 : 0;
    gap.indent_bytes = bytes > 0 ? 0 : gap.indent_bytes + 1;
    at += std::max<std::size_t>(bytes, 1);
  }
  return gap;
}

/// Greedy wrapping breaks a line only where the next word wouldn't have fitted.
bool is_soft_break(std::string_view text, const Line& line, const Line& next, std::size_t width) {
  const auto following = text.substr(next.span.begin, next.span.end - next.span.begin);
  const auto word = following.substr(0, following.find(' '));
  return (line.width + 1 + text::count_characters(word)) * 10 >= width * 9;
}

/// Lines narrower than this are headings and labels, wider ones are paragraphs on one line.
constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kWidest = 120;

}  // namespace

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  std::size_t from = 0;
  for (auto ink = text::find_ink(text, 0); ink != std::string_view::npos;
       ink = text::find_ink(text, from)) {
    const Gap gap = measure_gap(text, from, ink);
    const std::size_t line_end = find_line_end(text, ink);
    Line line;
    line.span = {ink, without_trailing_space(text, {ink, line_end})};
    line.width = text::count_characters(text.substr(ink, line.span.end - ink));
    line.after_blank = lines.empty() || gap.line_ends > 1;
    line.indented = gap.indent_bytes > 1;
    lines.push_back(line);
    from = line_end;
    if (from >= text.size()) {
      break;
    }
  }
  return lines;
}

std::size_t wrap_width(std::string_view text, const std::vector<Line>& lines) {
  std::vector<std::size_t> widths;
  for (const Line& line : lines) {
    if (line.width >= kNarrowest) {
      widths.push_back(line.width);
    }
  }
  if (widths.size() < 3) {
    return 0;
  }
  std::ranges::sort(widths);
  // One long address in twenty lines is no sign that paragraphs stand on one line.
  const std::size_t width = widths[widths.size() * 19 / 20];
  if (width > kWidest) {
    return 0;
  }
  std::size_t soft = 0;
  std::size_t hard = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].after_blank || lines[i].width < kNarrowest) {
      continue;
    }
    const auto written = text.substr(lines[i].span.begin, lines[i].span.end - lines[i].span.begin);
    const bool is_soft =
        !ends_sentence(written) && is_soft_break(text, lines[i], lines[i + 1], width);
    ++(is_soft ? soft : hard);
  }
  return soft >= 2 && soft > hard ? width : 0;
}

}  // namespace lector::article
