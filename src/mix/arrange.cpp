#include "mix/arrange.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/audio.hpp"
#include "base/report.hpp"
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

std::int64_t next_whole_second(std::int64_t frame, int sample_rate_hz) {
  return (frame + sample_rate_hz - 1) / sample_rate_hz * sample_rate_hz;
}

/// First whole second from which speech, one lead-in later, keeps the pause after `end`.
std::int64_t chapter_start(std::int64_t end, std::int64_t pause, int sample_rate_hz) {
  const auto lead_in = base::to_frames(kLeadInMs, sample_rate_hz);
  return next_whole_second(end + std::max<std::int64_t>(pause - lead_in, 0), sample_rate_hz);
}

Cue cue_of(std::size_t position, const script::Segment& segment, const Extent& extent, int rate) {
  if (extent.end <= extent.begin || extent.sample_rate_hz <= 0) {
    throw Error(ErrorKind::engine,
                "segment " + base::quoted(segment.id) + ": the voice " +
                    base::quoted(segment.voice) + " gave no sound for " +
                    base::quoted(segment.spoken));
  }
  const auto length = rescaled(extent.end - extent.begin, extent.sample_rate_hz, rate);
  return {.segment_id = segment.id,
          .take = position,
          .take_begin = extent.begin,
          .take_end = extent.end,
          .start_frame = 0,
          .length_frames = std::max<std::int64_t>(length, 1)};
}

void close_chapters(Timeline& timeline) {
  for (std::size_t i = 0; i < timeline.chapters.size(); ++i) {
    const bool last = i + 1 == timeline.chapters.size();
    timeline.chapters[i].end_frame =
        last ? timeline.length_frames : timeline.chapters[i + 1].start_frame;
  }
}

}  // namespace

Timeline arrange(const script::Script& script,
                 std::span<const Extent> extents,
                 const voice::Style& style,
                 int sample_rate_hz) {
  if (extents.size() != script.segments.size()) {
    throw Error(ErrorKind::engine,
                std::to_string(script.segments.size()) + " segments but " +
                    std::to_string(extents.size()) + " takes");
  }
  Timeline timeline;
  timeline.sample_rate_hz = sample_rate_hz;
  std::int64_t end = 0;
  std::int64_t pause = 0;
  for (std::size_t i = 0; i < extents.size(); ++i) {
    const auto& segment = script.segments[i];
    Cue cue = cue_of(i, segment, extents[i], sample_rate_hz);
    cue.start_frame = end + pause;
    if (i == 0 || segment.chapter) {
      const auto start = chapter_start(end, pause, sample_rate_hz);
      timeline.chapters.push_back(
          {.title = segment.chapter.value_or(script.title), .start_frame = start});
      cue.start_frame = start + base::to_frames(kLeadInMs, sample_rate_hz);
    }
    end = cue.start_frame + cue.length_frames;
    pause = pause_frames(style, segment.pause, sample_rate_hz);
    timeline.cues.push_back(std::move(cue));
  }
  timeline.length_frames = next_whole_second(end + pause, sample_rate_hz);
  close_chapters(timeline);
  return timeline;
}

}  // namespace lector::mix
