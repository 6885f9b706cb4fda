#include "pipeline/render.hpp"

#include <memory>
#include <set>
#include <string>
#include <utility>

#include "article/reader.hpp"
#include "base/files.hpp"
#include "base/parallel.hpp"
#include "edition/write.hpp"
#include "mix/arrange.hpp"
#include "mix/master.hpp"
#include "script/compose.hpp"
#include "synth/takes.hpp"

namespace lector::pipeline {
namespace {

/// Takes that may wait for their turn, for each job: enough that a long sentence holds nobody up.
constexpr std::size_t kWindowPerJob = 8;

std::vector<synth::Utterance> utterances_of(const script::Script& script,
                                            const voice::Style& style) {
  std::vector<synth::Utterance> utterances;
  utterances.reserve(script.segments.size());
  for (const auto& segment : script.segments)
    utterances.push_back({.text = segment.spoken,
                          .language = segment.language,
                          .voice = voice::voice_named(style, segment.voice)});
  return utterances;
}

void check_voices(const std::vector<synth::Utterance>& utterances, synth::Engine& engine) {
  std::set<std::string> checked;
  for (const auto& utterance : utterances)
    if (checked.insert(utterance.voice.name).second) engine.check(utterance.voice);
}

/// All takes of a script on the disk, and where each one sounds.
struct Spoken {
  std::unique_ptr<synth::TakeStore> takes = std::make_unique<synth::TakeStore>();
  std::vector<mix::Extent> extents;
};

synth::Take speak_segment(const script::Segment& segment,
                          const synth::Utterance& utterance,
                          synth::Engine& engine) {
  try {
    return engine.speak(utterance);
  } catch (const Error& error) {
    std::throw_with_nested(
        Error(error.kind(), "segment " + segment.id + " " + base::quoted(segment.spoken)));
  }
}

Spoken speak_all(const script::Script& script,
                 const RenderOptions& options,
                 synth::Engine& engine) {
  const auto utterances = utterances_of(script, options.style);
  check_voices(utterances, engine);
  Spoken spoken;
  const auto total = static_cast<std::int64_t>(utterances.size());
  base::ordered_map(
      base::Workload{
          .count = utterances.size(), .jobs = options.jobs, .window = options.jobs * kWindowPerJob},
      [&](std::size_t i) { return speak_segment(script.segments[i], utterances[i], engine); },
      [&](std::size_t i, const synth::Take& take) {
        spoken.extents.push_back(mix::measure_extent(take));
        spoken.takes->append(take);
        if (options.progress) options.progress({"speak", static_cast<std::int64_t>(i) + 1, total});
      });
  return spoken;
}

/// Brings voices to one loudness by giving every cue its voice's gain.
void level(mix::Timeline& timeline, const script::Script& script, const synth::TakeLoader& takes) {
  std::vector<std::string> voices;
  voices.reserve(timeline.cues.size());
  for (const auto& cue : timeline.cues) voices.push_back(script.segments[cue.take].voice);
  const auto gains_db = mix::level_voices(timeline, voices, takes);
  for (std::size_t i = 0; i < gains_db.size(); ++i) timeline.cues[i].gain_db = gains_db[i];
}

edition::Tags tags_of(const script::Script& script,
                      const mix::Timeline& timeline,
                      const RenderOptions& options) {
  edition::Tags tags{.title = options.title.value_or(script.title),
                     .artist = script.byline,
                     .album = script.publication,
                     .date = script.published,
                     .language = script.language,
                     .url = script.url,
                     .notice = voice::phrases_for(options.style, script.language).notice,
                     .cover = options.cover,
                     .chapters = {}};
  for (const auto& chapter : timeline.chapters)
    tags.chapters.push_back({.title = chapter.title,
                             .start_ms = base::to_ms(chapter.start_frame, timeline.sample_rate_hz),
                             .end_ms = base::to_ms(chapter.end_frame, timeline.sample_rate_hz)});
  return tags;
}

}  // namespace

script::Script script_of(std::string_view bytes, const voice::Style& style) {
  if (script::is_script(bytes)) return script::from_json(bytes, style);
  return script::compose(article::read_article(bytes), style);
}

Rendered render(const script::Script& script,
                const RenderOptions& options,
                synth::Engine& engine,
                const std::filesystem::path& output) {
  const auto format = edition::format_of(output);
  const base::OutputFile probe(output);  // fails before the work, not after it
  const Spoken spoken = speak_all(script, options, engine);
  const synth::TakeLoader takes = [&](std::size_t i) { return spoken.takes->load(i); };
  auto timeline =
      mix::arrange(script, spoken.extents, options.style, edition::sample_rate_hz(format));
  level(timeline, script, takes);
  const auto master = mix::measure(timeline, takes, options.style.mastering, options.progress);
  edition::write_edition(
      output,
      {.source = mix::play(timeline, takes, master), .length_frames = timeline.length_frames},
      tags_of(script, timeline, options),
      options.bitrate_kbps,
      options.progress);
  return {.script = script, .timeline = std::move(timeline), .loudness = master.loudness};
}

}  // namespace lector::pipeline
