#include <cmath>
#include <nlohmann/json.hpp>

#include "base/audio.hpp"
#include "cli/report.hpp"
#include "script/compose.hpp"

namespace lector::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Loudness figures to a hundredth; JSON has no infinity, so silence is null.
Json figure(double value) {
  return std::isfinite(value) ? Json(std::round(value * 100.0) / 100.0) : Json(nullptr);
}

Json loudness_json(const mix::Loudness& loudness) {
  return {{"integrated_lufs", figure(loudness.integrated_lufs)},
          {"range_lu", figure(loudness.range_lu)},
          {"true_peak_dbtp", figure(loudness.true_peak_dbtp)}};
}

Json chapters_json(const mix::Timeline& timeline) {
  Json chapters = Json::array();
  for (const auto& chapter : timeline.chapters)
    chapters.push_back({{"title", chapter.title},
                        {"start_ms", base::to_ms(chapter.start_frame, timeline.sample_rate_hz)},
                        {"end_ms", base::to_ms(chapter.end_frame, timeline.sample_rate_hz)}});
  return chapters;
}

Json segments_json(const pipeline::Rendered& rendered) {
  Json segments = Json::array();
  const int rate = rendered.timeline.sample_rate_hz;
  for (const auto& cue : rendered.timeline.cues) {
    const auto& segment = rendered.script.segments[cue.take];
    segments.push_back({{"id", segment.id},
                        {"voice", segment.voice},
                        {"start_ms", base::to_ms(cue.start_frame, rate)},
                        {"end_ms", base::to_ms(cue.start_frame + cue.length_frames, rate)},
                        {"written", segment.written}});
  }
  return segments;
}

/// The script's own items with their places in the edition.
Json items_json(Json items, const pipeline::Rendered& rendered) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto times = times_of(rendered, rendered.script.items[i]);
    items[i]["start_ms"] = times.start_ms;
    items[i]["end_ms"] = times.end_ms;
  }
  return items;
}

Json left_json(const std::vector<LeftForTomorrow>& left) {
  Json articles = Json::array();
  for (const auto& article : left)
    articles.push_back({{"input", article.input},
                        {"headline", article.headline},
                        {"duration_ms", article.length_ms}});
  return articles;
}

}  // namespace

std::string to_json(const Report& report) {
  const auto& timeline = report.rendered.timeline;
  // The script's own writer knows how these look.
  auto script = Json::parse(script::to_json(report.rendered.script));
  Json root{{"format", "lector.render/1"},
            {"output", report.output.empty() ? Json(nullptr) : Json(report.output)}};
  if (report.is_rehearsal) root["dry_run"] = true;
  if (report.size_bytes) root["size_bytes"] = *report.size_bytes;
  root["duration_ms"] = base::to_ms(timeline.length_frames, timeline.sample_rate_hz);
  root["loudness"] = loudness_json(report.rendered.loudness);
  root["chapters"] = chapters_json(timeline);
  root["segments"] = segments_json(report.rendered);
  root["left_out"] = std::move(script["left_out"]);
  root["diagnostics"] = std::move(script["diagnostics"]);
  if (script.contains("items"))
    root["items"] = items_json(std::move(script["items"]), report.rendered);
  if (!report.left.empty()) root["left_for_tomorrow"] = left_json(report.left);
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lector::cli
