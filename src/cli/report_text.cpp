#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "base/audio.hpp"
#include "base/report.hpp"
#include "cli/counted.hpp"
#include "cli/duration.hpp"
#include "cli/inputs.hpp"
#include "cli/report.hpp"
#include "text/unicode.hpp"

namespace lector::cli {
namespace {

std::size_t words_of(const article::LeftOut& piece, const std::string& language) {
  return text::words(piece.text, language).size();
}

/// A line a reason, in the order of the page: "  above the article: 4 pieces, 11 words".
std::string left_out_text(const std::vector<article::LeftOut>& left_out,
                          const std::string& language) {
  struct Sum {
    std::string_view reason;
    std::size_t pieces = 0;
    std::size_t words = 0;
  };
  std::vector<Sum> sums;
  std::map<std::string_view, std::size_t> places;
  for (const auto& piece : left_out) {
    const auto place = places.emplace(piece.reason, sums.size()).first->second;
    if (place == sums.size()) sums.push_back({.reason = piece.reason});
    ++sums[place].pieces;
    sums[place].words += words_of(piece, language);
  }
  std::string text;
  for (const auto& sum : sums)
    text += fmt::format("    left out: {}, {}, {}\n",
                        text::clean(sum.reason),
                        counted(sum.pieces, "piece"),
                        counted(sum.words, "word"));
  return text;
}

std::string notes_text(const std::vector<base::Diagnostic>& diagnostics) {
  std::string text;
  for (const auto& diagnostic : diagnostics) {
    text += "    note: " + text::clean(diagnostic.message);
    if (diagnostic.span.end > 0) text += fmt::format(" (byte {})", diagnostic.span.begin);
    text += "\n";
  }
  return text;
}

std::string chapters_text(const mix::Timeline& timeline) {
  std::string text;
  for (const auto& chapter : timeline.chapters)
    text +=
        fmt::format("  {:>8}  {}\n",
                    clock_text(base::to_ms(chapter.start_frame, timeline.sample_rate_hz) / 1000),
                    text::clean(chapter.title));
  return text;
}

std::string items_text(const script::Script& script) {
  std::string text;
  for (const auto& item : script.items) {
    const auto details = left_out_text(item.left_out, item.language) + notes_text(item.diagnostics);
    if (details.empty()) continue;
    text += "\n  " + text::clean(item.headline) + " (" + name_of(item.input) + ")\n" + details;
  }
  const auto own = left_out_text(script.left_out, script.language) + notes_text(script.diagnostics);
  return own.empty() ? text : text + "\n" + own;
}

std::string left_text(const std::vector<LeftForTomorrow>& left) {
  std::string text = left.empty() ? "" : "\n  Left for tomorrow\n";
  for (const auto& article : left)
    text += fmt::format("    {} ({}), {}\n",
                        text::clean(article.headline),
                        name_of(article.input),
                        duration_text(article.length_ms));
  return text;
}

}  // namespace

ItemTimes times_of(const pipeline::Rendered& rendered, const script::Item& item) {
  const auto& timeline = rendered.timeline;
  // Each article begins a chapter; what follows it does too, unless it is the end.
  const auto chapter_at = [&](std::size_t segment) {
    const auto& cue = timeline.cues[segment];
    const auto after = std::ranges::upper_bound(
        timeline.chapters, cue.start_frame, {}, &mix::Chapter::start_frame);
    return std::prev(after)->start_frame;
  };
  const auto end = item.end_segment < timeline.cues.size() ? chapter_at(item.end_segment)
                                                           : timeline.length_frames;
  return {.start_ms = base::to_ms(chapter_at(item.first_segment), timeline.sample_rate_hz),
          .end_ms = base::to_ms(end, timeline.sample_rate_hz)};
}

std::string summary(const Report& report) {
  const auto& timeline = report.rendered.timeline;
  auto line = report.output.empty() ? "" : report.output + ": ";
  line += duration_text(base::to_ms(timeline.length_frames, timeline.sample_rate_hz));
  line += ", " + counted(std::min(timeline.chapters.size(), edition::kMostChapters), "chapter");
  if (report.size_bytes)
    line += fmt::format(", {:.1f} MB", static_cast<double>(*report.size_bytes) / 1e6);
  return line + fmt::format(", {:.1f} LUFS", report.rendered.loudness.integrated_lufs);
}

std::string to_text(const Report& report) {
  return text::clean(summary(report)) + "\n" + chapters_text(report.rendered.timeline) +
         items_text(report.rendered.script) + left_text(report.left);
}

}  // namespace lector::cli
