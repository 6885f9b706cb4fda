#include "pipeline/render.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "article/reader.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "edition/chapters.hpp"
#include "edition/write.hpp"
#include "mix/arrange.hpp"
#include "mix/master.hpp"
#include "mix/survey.hpp"
#include "pipeline/item_styles.hpp"
#include "pipeline/memory.hpp"
#include "pipeline/speaking.hpp"
#include "publish/cover_art.hpp"
#include "publish/paragraphs.hpp"
#include "script/compose.hpp"
#include "synth/catalogue.hpp"

namespace lector::pipeline {
namespace {

/// Everything that is known before the sound flows.
struct Plan {
  mix::Timeline timeline;
  mix::Master master;
};

mix::Timeline arrange(const script::Script& script,
                      std::span<const mix::Survey> surveys,
                      const RenderOptions& options,
                      int sample_rate_hz) {
  std::vector<mix::Extent> extents;
  for (const auto& survey : surveys)
    extents.insert(extents.end(), survey.extents.begin(), survey.extents.end());
  const auto styles = styles_of(script, options);
  const mix::StyleOf style_of = [&](std::size_t i) -> const voice::Style& { return *styles[i]; };
  auto timeline = mix::arrange(script, extents, style_of, sample_rate_hz);
  const auto gains_db = mix::level_voices(surveys);
  for (auto& cue : timeline.cues)
    cue.gain_db = gains_db.find(script.segments[cue.take].voice)->second;
  return timeline;
}

/// Measures passages side by side, each only once for all time.
mix::PassageMeasure passage_measure(const RenderOptions& options, const synth::TakeLoader& takes) {
  return [&options, takes](const mix::Timeline& timeline,
                           std::span<const std::size_t> passages,
                           const mix::Master& master) {
    std::vector<mix::LoudnessPart> parts;
    const auto measure = [&](std::size_t i) {
      base::Hasher hasher;
      hasher.add("loudness").add(options.program);
      hasher.add(mix::identity_of(timeline, timeline.passages[passages[i]], master));
      const Form<mix::LoudnessPart> form{.to_bytes = mix::to_bytes,
                                         .from_bytes = mix::loudness_part};
      return remembered(options.cache, hasher.key(), form, [&] {
        return mix::measure_passage(timeline, passages[i], takes, master);
      });
    };
    base::ordered_map({.count = passages.size(), .jobs = options.jobs, .window = 4 * options.jobs},
                      measure,
                      [&](std::size_t i, mix::LoudnessPart part) {
                        parts.push_back(std::move(part));
                        if (options.progress)
                          options.progress({"master",
                                            static_cast<std::int64_t>(i) + 1,
                                            static_cast<std::int64_t>(passages.size())});
                      });
    return parts;
  };
}

std::vector<edition::Piece> pieces_of(const Plan& plan, const std::string& program) {
  std::vector<edition::Piece> pieces;
  for (const auto& passage : plan.timeline.passages) {
    base::Hasher hasher;
    hasher.add(program).add(mix::identity_of(plan.timeline, passage, plan.master));
    pieces.push_back(
        {.begin = passage.start_frame, .end = passage.end_frame, .identity = hasher.key()});
  }
  return pieces;
}

/// What an edition is called everywhere. A script may have been written by anything: a title of
/// spaces or controls is none, and then the first words are.
std::string title_of(const script::Script& script, const RenderOptions& options) {
  for (const auto& title : {options.title.value_or(""), script.title})
    if (auto line = publish::plain_line(title); !line.empty()) return line;
  for (const auto& segment : script.segments)
    if (auto line = publish::plain_line(segment.written); !line.empty()) return line;
  return script.segments.empty() ? "" : script.segments.front().id;
}

/// Chapters as a file holds them: merged if there are too many, each with its picture.
std::vector<edition::Chapter> chapters_of(const script::Script& script,
                                          const mix::Timeline& timeline,
                                          const RenderOptions& options) {
  std::vector<edition::Chapter> chapters;
  for (const auto& chapter : timeline.chapters) {
    const auto picture = options.chapter_pictures.find(chapter.segment_id);
    const bool is_pictured = picture != options.chapter_pictures.end();
    const auto title = publish::plain_line(chapter.title);
    chapters.push_back({.title = title.empty() ? title_of(script, options) : title,
                        .start_ms = base::to_ms(chapter.start_frame, timeline.sample_rate_hz),
                        .end_ms = base::to_ms(chapter.end_frame, timeline.sample_rate_hz),
                        .picture = is_pictured ? std::optional(picture->second) : std::nullopt});
  }
  return edition::merge_chapters(std::move(chapters));
}

/// The cover of the file: what the user wants.
std::optional<edition::Picture> cover_of(const script::Script& script,
                                         const RenderOptions& options) {
  if (!options.draws_cover) return options.cover;
  return publish::cover_art({.title = options.title.value_or(script.title),
                             .publisher = script.publication.value_or(""),
                             .byline = script.byline.value_or(""),
                             .language = script.language},
                            publish::kTagCoverPixels);
}

edition::Tags tags_of(const script::Script& script,
                      const mix::Timeline& timeline,
                      const RenderOptions& options) {
  const auto& phrases = voice::phrases_for(options.style, script.language);
  const bool is_one_article = script.items.empty();
  return {.title = title_of(script, options),
          // An edition is by whoever publishes it; players that list by artist show it.
          .artist = is_one_article || script.byline ? script.byline : script.publication,
          .album = script.publication,
          .date = script.published,
          .language = script.language,
          .url = script.url,
          .identity = options.identity,
          .notice = is_one_article ? phrases.notice : phrases.edition_notice,
          .text = publish::plain_text(script),
          .cover = cover_of(script, options),
          .chapters = chapters_of(script, timeline, options)};
}

/// Where what is noticed of a segment is kept: with its article.
std::vector<base::Diagnostic>& diagnostics_of(script::Script& script, std::size_t segment) {
  const auto* const item = item_of(script, segment);
  if (item == nullptr) return script.diagnostics;
  return script.items[static_cast<std::size_t>(item - script.items.data())].diagnostics;
}

/// The script as it was spoken: with a note for each language that no voice reads, at the first of
/// its words.
script::Script with_unread_noted(script::Script script, synth::Engine& engine) {
  std::set<std::string> asked;
  std::optional<synth::VoiceList> voices;
  for (std::size_t i = 0; i < script.segments.size(); ++i) {
    const auto& segment = script.segments[i];
    for (const auto& run : segment.runs) {
      if (run.language.empty() || !asked.insert(run.language).second) continue;
      if (!voices) voices = engine.voices();
      if (synth::voice_for_language(*voices, run.language)) continue;
      const auto words = segment.spoken.substr(run.span.begin, run.span.end - run.span.begin);
      diagnostics_of(script, i).push_back(
          {"no voice reads " + base::quoted(run.language) + ": " + base::quoted(words) +
               " and other words in it are left to " + base::quoted(segment.voice),
           segment.span});
    }
  }
  return script;
}

/// The script as it became an edition: with a note if its chapters are too many for a file.
script::Script with_notes(script::Script script, const Plan& plan, synth::Engine& engine) {
  const auto chapters = plan.timeline.chapters.size();
  script = with_unread_noted(std::move(script), engine);
  if (chapters > edition::kMostChapters)
    script.diagnostics.push_back({std::to_string(chapters) + " chapters are merged into " +
                                      std::to_string(edition::kMostChapters) +
                                      ", the most that players read",
                                  {}});
  return script;
}

/// The programme as `edition` takes it.
edition::Sound sound_of(const Plan& plan,
                        const RenderOptions& options,
                        const synth::TakeLoader& takes) {
  return {.from =
              [&plan, takes](std::int64_t begin) {
                return mix::play(plan.timeline, takes, plan.master, begin);
              },
          .length_frames = plan.timeline.length_frames,
          .pieces = pieces_of(plan, options.program)};
}

synth::TakeLoader takes_of(Speaking& speaking) {
  return [&speaking](std::size_t i) { return speaking.take(i); };
}

/// Has all spoken and measured.
Plan plan_of(const script::Script& script,
             const RenderOptions& options,
             Speaking& speaking,
             edition::Format format) {
  const auto surveys = speaking.survey();
  Plan plan{.timeline = arrange(script, surveys, options, edition::sample_rate_hz(format)),
            .master = {}};
  for (std::size_t i = 0; i < plan.timeline.passages.size(); ++i)
    plan.timeline.passages[i].spoken = speaking.key(speaking.runs()[i]);
  plan.master = mix::measure(
      plan.timeline, options.style.mastering, passage_measure(options, takes_of(speaking)));
  return plan;
}

/// An edition whose sound is written.
struct Made {
  const Plan& plan;
  const edition::Tags& tags;
  const std::filesystem::path& output;
};

/// Gives the sound its name, after what lies beside it has its own: who sees the sound finds all.
/// Where an edition is replaced, a death between two names leaves new files beside the old sound.
/// They agree with each other, and `verify` holds them against the sound: it names every one that
/// has another text, title, chapter or millisecond than the tag and the file beside it, and a book
/// that holds other sound. What none of them shows (a level, say) does them no harm either.
void publish_beside(const script::Script& script,
                    const Made& made,
                    const RenderOptions& options,
                    base::OutputFile& sound) {
  if (!options.beside.empty()) {
    const auto& timeline = made.plan.timeline;
    const publish::Audio audio{
        .file_name = made.output.filename().string(),
        .format = edition::format_of(made.output),
        .length_ms = base::to_ms(timeline.length_frames, timeline.sample_rate_hz),
        .size_bytes = sound.size_bytes()};
    const auto publication =
        publish::publication_of({.script = script, .timeline = timeline, .tags = made.tags},
                                audio,
                                options.caption_pictures);
    publish::Beside(publication, options.beside, made.output, sound).commit();
  }
  sound.commit();
}

/// Shares of the time that the stages take, measured on samples: mostly encoding.
constexpr std::array kStages{
    std::pair{std::string_view("speak"), 0.15},
    std::pair{std::string_view("master"), 0.15},
    std::pair{std::string_view("encode"), 0.70},
};

}  // namespace

double share_done(const base::ProgressStep& step) {
  double before = 0.0;
  for (const auto& [stage, share] : kStages) {
    if (stage != step.stage) {
      before += share;
      continue;
    }
    const double part =
        step.total > 0 ? static_cast<double>(step.done) / static_cast<double>(step.total) : 0.0;
    return before + share * std::clamp(part, 0.0, 1.0);
  }
  return 0.0;
}

article::ReadOptions reading_for(const voice::Style& style, article::ReadOptions reading) {
  const auto& dropped = reading.choices.drop;
  const bool is_refused = std::ranges::find(dropped, "captions") != dropped.end();
  if (style.reads_image_descriptions && !is_refused) {
    reading.choices = combined(reading.choices, {.keep = {"image descriptions"}, .drop = {}});
  }
  return reading;
}

script::Script script_of(std::string_view bytes,
                         const voice::Style& style,
                         const spoken::Lexicons& lexicons,
                         const article::ReadOptions& reading) {
  if (script::is_script(bytes)) return script::from_json(bytes, style, lexicons);
  return script::compose(
      article::read_article(bytes, reading_for(style, reading)), style, lexicons);
}

Rendered rehearse(const script::Script& script,
                  const RenderOptions& options,
                  synth::Engine& engine,
                  edition::Format format) {
  Speaking speaking(script, options, engine);
  auto plan = plan_of(script, options, speaking, format);
  auto tags = tags_of(script, plan.timeline, options);
  std::optional<std::uint64_t> size_bytes;
  if (format == edition::Format::mp3)
    size_bytes = static_cast<std::uint64_t>(edition::mp3_size_bytes(
        sound_of(plan, options, takes_of(speaking)), tags, options.bitrate_kbps));
  return {.script = with_notes(script, plan, engine),
          .timeline = std::move(plan.timeline),
          .tags = std::move(tags),
          .loudness = plan.master.loudness,
          .size_bytes = size_bytes};
}

Rendered render(const script::Script& script,
                const RenderOptions& options,
                synth::Engine& engine,
                const std::filesystem::path& output) {
  const auto format = edition::format_of(output);
  publish::expect_fit(options.beside, format);
  base::OutputFile file(output);  // fails before the work, not after it
  Speaking speaking(script, options, engine);
  auto plan = plan_of(script, options, speaking, format);
  auto tags = tags_of(script, plan.timeline, options);
  edition::write_edition(file,
                         sound_of(plan, options, takes_of(speaking)),
                         tags,
                         {.bitrate_kbps = options.bitrate_kbps,
                          .jobs = options.jobs,
                          .cache = options.cache,
                          .progress = options.progress});
  publish_beside(script, {.plan = plan, .tags = tags, .output = output}, options, file);
  return {.script = with_notes(script, plan, engine),
          .timeline = std::move(plan.timeline),
          .tags = std::move(tags),
          .loudness = plan.master.loudness};
}

}  // namespace lector::pipeline
