#include "cli/report_json.hpp"

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/audio.hpp"
#include "script/compose.hpp"

namespace lector::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Loudness figures to a hundredth; JSON has no infinity, so silence is null.
Json figure(double value) {
  return std::isfinite(value) ? Json(std::round(value * 100.0) / 100.0) : Json(nullptr);
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

}  // namespace

std::string to_json(const pipeline::Rendered& rendered, const std::string& output) {
  const auto& timeline = rendered.timeline;
  // The script's own writer knows how these two look.
  const auto script = Json::parse(script::to_json(rendered.script));
  const Json report{{"format", "lector.render/1"},
                    {"output", output},
                    {"size_bytes", std::filesystem::file_size(output)},
                    {"duration_ms", base::to_ms(timeline.length_frames, timeline.sample_rate_hz)},
                    {"loudness",
                     {{"integrated_lufs", figure(rendered.loudness.integrated_lufs)},
                      {"range_lu", figure(rendered.loudness.range_lu)},
                      {"true_peak_dbtp", figure(rendered.loudness.true_peak_dbtp)}}},
                    {"chapters", chapters_json(timeline)},
                    {"segments", segments_json(rendered)},
                    {"left_out", script["left_out"]},
                    {"diagnostics", script["diagnostics"]}};
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lector::cli
