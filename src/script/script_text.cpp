#include <algorithm>
#include <array>

#include "script/compose.hpp"
#include "script/names.hpp"
#include "text/unicode.hpp"

namespace lector::script {
namespace {

/// The spoken words with their runs marked: "said ko{김정은} in".
std::string spoken_of(const Segment& segment) {
  std::string spoken;
  std::size_t offset = 0;
  for (const auto& run : segment.runs) {
    spoken += text::clean(segment.spoken.substr(offset, run.span.begin - offset));
    const auto words = segment.spoken.substr(run.span.begin, run.span.end - run.span.begin);
    spoken += (run.language.empty() ? "[" + run.phonemes + "]" : run.language) + "{" +
              text::clean(words) + "}";
    offset = run.span.end;
  }
  return spoken + text::clean(segment.spoken.substr(offset));
}

using Row = std::array<std::string, 5>;
using Rows = std::vector<std::vector<Row>>;  ///< by segment

std::string slice(std::string_view text, const text::TextSpan& span) {
  return base::quoted(text.substr(span.begin, span.end - span.begin), std::string_view::npos);
}

std::string bytes_of(const base::SourceSpan& span) {
  return span.begin == span.end ? "-" : std::to_string(span.begin) + "-" + std::to_string(span.end);
}

std::vector<Row> rows_of(const Segment& segment) {
  std::vector<Row> rows;
  rows.reserve(segment.changes.size());
  for (const auto& change : segment.changes) {
    rows.push_back({bytes_of(change.source),
                    slice(segment.written, change.written),
                    slice(segment.spoken, change.spoken),
                    std::string(spoken::name_of(change.semiotic_class)),
                    change.rule});
  }
  return rows;
}

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

// A long entry pushes its own line out, not all of the table.
std::array<std::size_t, 5> widths_of(const Rows& table) {
  constexpr std::size_t kWidest = 28;
  std::array<std::size_t, 5> widths{};
  for (const auto& rows : table) {
    for (const auto& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        const auto width = width_of(row.at(i));
        if (width <= kWidest) widths.at(i) = std::max(widths.at(i), width);
      }
    }
  }
  return widths;
}

std::string line_of(const Row& row, const std::array<std::size_t, 5>& widths) {
  constexpr std::array<std::string_view, 5> kBefore = {"       ", "  ", " → ", "  ", "  "};
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    line += kBefore.at(i);
    line += row.at(i);
    const auto width = width_of(row.at(i));
    if (i + 1 < row.size()) line.append(widths.at(i) - std::min(widths.at(i), width), ' ');
  }
  return line + "\n";
}

}  // namespace

std::string to_text(const Script& script, Detail detail) {
  Rows table(script.segments.size());
  if (detail == Detail::explained) std::ranges::transform(script.segments, table.begin(), rows_of);
  const auto widths = widths_of(table);
  std::string page;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto& segment = script.segments[i];
    if (segment.chapter) page += "-- " + text::clean(*segment.chapter) + "\n";
    page += segment.id + "  " + std::string(name_of(segment.role)) + "  " + segment.voice + ":  " +
            spoken_of(segment) + "\n";
    for (const auto& row : table[i]) page += line_of(row, widths);
  }
  return page;
}

}  // namespace lector::script
