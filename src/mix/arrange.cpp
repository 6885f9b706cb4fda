#include "mix/arrange.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/audio.hpp"
#include "base/report.hpp"
#include "mix/passages.hpp"
#include "mix/resample.hpp"

namespace lector::mix {
namespace {

// Silence between a chapter's mark and its speech: long enough that a player which lands a few MP3
// frames (26 ms each) late still meets the first sound, short against the 1 s a listener may wait.
constexpr std::int64_t kLeadInMs = 250;

std::string_view name_of(script::Pause pause) {
  using script::Pause;
  switch (pause) {
    case Pause::after_headline:
      return "after_headline";
    case Pause::after_opening:
      return "after_opening";
    case Pause::after_sentence:
      return "after_sentence";
    case Pause::after_paragraph:
      return "after_paragraph";
    case Pause::after_list_item:
      return "after_list_item";
    case Pause::after_caption:
      return "after_caption";
    case Pause::before_subheading:
      return "before_subheading";
    case Pause::after_subheading:
      return "after_subheading";
    case Pause::before_sign_off:
      return "before_sign_off";
    case Pause::at_end:
      return "at_end";
    case Pause::between_items:
      return "between_items";
  }
  return {};
}

std::int64_t pause_frames(const voice::Style& style, script::Pause pause, int sample_rate_hz) {
  const auto found = style.pauses_ms.find(name_of(pause));
  if (found == style.pauses_ms.end()) {
    throw Error(ErrorKind::config,
                "style " + base::quoted(style.name) + " has no pause " +
                    base::quoted(name_of(pause)) + "; add it under [pauses_ms]");
  }
  return base::to_frames(found->second, sample_rate_hz);
}

// Of the pause before a passage, three MP3 frames belong to it if they are there: silent frames
// fill the encoder's bit reservoir, which it spends on the first sound.
constexpr std::int64_t kHeadSteps = 3;

// A decoder still plays a frame's sound in the second frame after it; beyond that is silence.
constexpr std::int64_t kTailSteps = 2;

/// First multiple of a step that isn't before the frame.
std::int64_t next_multiple(std::int64_t frame, std::int64_t step) {
  return (frame + step - 1) / step * step;
}

/// First whole second from which speech, one lead-in later, keeps the pause after `end`.
std::int64_t chapter_start(std::int64_t end, std::int64_t pause, int sample_rate_hz) {
  const auto lead_in = base::to_frames(kLeadInMs, sample_rate_hz);
  return next_multiple(end + std::max<std::int64_t>(pause - lead_in, 0), sample_rate_hz);
}

Cue cue_of(std::size_t position, const script::Segment& segment, const Extent& extent, int rate) {
  if (extent.end <= extent.begin || extent.sample_rate_hz <= 0) {
    throw Error(ErrorKind::engine,
                "segment " + base::quoted(segment.id) + ": the voice " +
                    base::quoted(segment.voice) + " gave no sound for " +
                    base::quoted(segment.spoken));
  }
  const auto length = rescaled(extent.end - extent.begin, extent.sample_rate_hz, rate);
  Cue cue{.segment_id = segment.id,
          .take = position,
          .take_begin = extent.begin,
          .take_end = extent.end,
          .start_frame = 0,
          .length_frames = std::max<std::int64_t>(length, 1)};
  cue.onsets.reserve(extent.marks.size());
  for (const auto& mark : extent.marks) {
    const auto frame = std::clamp(mark.frame, extent.begin, extent.end) - extent.begin;
    cue.onsets.push_back(
        {.frame = std::min(rescaled(frame, extent.sample_rate_hz, rate), cue.length_frames),
         .offset_bytes = mark.offset_bytes,
         .length_bytes = mark.length_bytes});
  }
  return cue;
}

void close_chapters(Timeline& timeline) {
  for (std::size_t i = 0; i < timeline.chapters.size(); ++i) {
    const bool last = i + 1 == timeline.chapters.size();
    timeline.chapters[i].end_frame =
        last ? timeline.length_frames : timeline.chapters[i + 1].start_frame;
  }
}

void close_passages(Timeline& timeline) {
  for (std::size_t i = 0; i < timeline.passages.size(); ++i) {
    const bool last = i + 1 == timeline.passages.size();
    const Cue& cue = timeline.cues[timeline.passages[i].end_cue - 1];
    const auto end = next_multiple(cue.start_frame + cue.length_frames, kPassageGrid);
    const auto most = last ? timeline.length_frames : timeline.passages[i + 1].start_frame;
    timeline.passages[i].end_frame = std::min(end + kTailSteps * kPassageGrid, most);
  }
}

/// Lays cues behind each other.
class Layout {
 public:
  Layout(const script::Script& script, const StyleOf& style_of, int sample_rate_hz)
      : script_(script), style_of_(style_of) {
    timeline_.sample_rate_hz = sample_rate_hz;
  }

  /// @param run  to which the cue belongs.
  void add(Cue cue, const Run& run) {
    const int rate = timeline_.sample_rate_hz;
    const auto& segment = script_.segments[cue.take];
    cue.start_frame = end_ + pause_;
    if (cue.take == 0 || segment.chapter) {
      const auto start = chapter_start(end_, pause_, rate);
      timeline_.chapters.push_back({.title = segment.chapter.value_or(script_.title),
                                    .start_frame = start,
                                    .segment_id = segment.id});
      cue.start_frame = start + base::to_frames(kLeadInMs, rate);
    }
    if (cue.take == run.begin) {
      cue.start_frame = next_multiple(cue.start_frame, kPassageGrid);
      const auto pause = cue.start_frame - next_multiple(end_, kPassageGrid);
      const auto head = std::min(pause, kHeadSteps * kPassageGrid);
      timeline_.passages.push_back(
          {.first_cue = run.begin, .end_cue = run.end, .start_frame = cue.start_frame - head});
    }
    end_ = cue.start_frame + cue.length_frames;
    pause_ = pause_frames(style_of_(cue.take), segment.pause, rate);
    timeline_.cues.push_back(std::move(cue));
  }

  [[nodiscard]] Timeline finish() && {
    timeline_.length_frames = next_multiple(end_ + pause_, timeline_.sample_rate_hz);
    close_chapters(timeline_);
    close_passages(timeline_);
    return std::move(timeline_);
  }

 private:
  const script::Script& script_;
  const StyleOf& style_of_;
  Timeline timeline_;
  std::int64_t end_ = 0;
  std::int64_t pause_ = 0;
};

}  // namespace

Timeline arrange(const script::Script& script,
                 std::span<const Extent> extents,
                 const StyleOf& style_of,
                 int sample_rate_hz) {
  if (extents.size() != script.segments.size()) {
    throw Error(ErrorKind::engine,
                std::to_string(script.segments.size()) + " segments but " +
                    std::to_string(extents.size()) + " takes");
  }
  Layout layout(script, style_of, sample_rate_hz);
  for (const Run& run : divide(script)) {
    for (std::size_t i = run.begin; i < run.end; ++i) {
      layout.add(cue_of(i, script.segments[i], extents[i], sample_rate_hz), run);
    }
  }
  return std::move(layout).finish();
}

Timeline arrange(const script::Script& script,
                 std::span<const Extent> extents,
                 const voice::Style& style,
                 int sample_rate_hz) {
  const StyleOf style_of = [only = &style](std::size_t) -> const voice::Style& { return *only; };
  return arrange(script, extents, style_of, sample_rate_hz);
}

}  // namespace lector::mix
