#include "publish/lines.hpp"

#include "text/characters.hpp"

namespace lector::publish {
namespace {

using text::TextSpan;

TextSpan without_space(std::string_view text, TextSpan span) {
  while (span.begin < span.end && text[span.begin] == ' ') ++span.begin;
  while (span.begin < span.end && text[span.end - 1] == ' ') --span.end;
  return span;
}

/// The most of a text that has so many characters.
std::size_t cut_at(std::string_view text, TextSpan span, std::size_t most) {
  auto i = span.begin;
  for (std::size_t count = 0; i < span.end && count < most; ++count)
    i = text::character_at(text, i).end;
  return i;
}

}  // namespace

std::vector<TextSpan> lines_of(std::string_view text, const LineLimits& limits) {
  std::vector<TextSpan> lines;
  TextSpan line;
  std::size_t done = 0;
  const auto most = [&] { return lines.empty() ? limits.first : limits.most; };
  const auto fits = [&](TextSpan span) {
    span = without_space(text, span);
    return text::count_characters(text.substr(span.begin, span.end - span.begin)) <= most();
  };
  const auto close = [&](std::size_t end) {
    const auto whole = without_space(text, {line.begin, end});
    if (whole.begin < whole.end) lines.push_back(whole);
    line = {end, end};
  };
  for (const auto end : text::line_ends(text)) {
    if (!fits({line.begin, end}) && line.begin < done) close(done);
    while (!fits({line.begin, end}))
      close(cut_at(text, without_space(text, {line.begin, end}), most()));
    done = end;
  }
  close(text.size());
  return lines;
}

std::string shortened(std::string_view text, std::size_t most_characters) {
  if (text::count_characters(text) <= most_characters) return std::string(text);
  std::size_t end = 0;
  for (std::size_t count = 1; count < most_characters; ++count)
    end = text::character_at(text, end).end;
  const auto space = text.rfind(' ', end);
  if (space != std::string_view::npos && space > end - end / 3) end = space;
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace lector::publish
