#include "pipeline/fit.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include "base/audio.hpp"
#include "base/hash.hpp"
#include "base/report.hpp"
#include "edition/write.hpp"
#include "mix/arrange.hpp"
#include "pipeline/item_styles.hpp"
#include "pipeline/speaking.hpp"

namespace lector::pipeline {
namespace {

/// An MP3 lasts up to three frames longer than what is in it, and players show that.
constexpr std::int64_t kFileReserveMs = 100;

/// Names the sound of a segment: the same words by the same voice in the same style.
base::Key sound_of(const script::Segment& segment, const voice::Style& style) {
  base::Hasher hasher;
  const auto voice = voice::voice_named(style, segment.voice);
  hasher.add(segment.spoken).add(segment.language).add(voice.name);
  hasher.add(voice.rate_wpm).add(voice.pitch).add(voice.pitch_range);
  for (const auto& run : segment.runs)
    hasher.add(run.span.begin).add(run.span.end).add(run.language).add(run.phonemes);
  return hasher.key();
}

/// Speaks everything once, then tells lengths without speaking.
class Lengths {
 public:
  Lengths(const script::Script& all, const RenderOptions& options, synth::Engine& engine)
      : options_(options) {
    Speaking speaking(all, options, engine);
    const auto styles = styles_of(all, options);
    std::size_t segment = 0;
    for (const auto& survey : speaking.survey()) {
      for (const auto& extent : survey.extents) {
        extents_.emplace(sound_of(all.segments[segment], *styles[segment]), extent);
        ++segment;
      }
    }
  }

  /// @param script  of segments that were spoken.
  [[nodiscard]] std::int64_t frames(const script::Script& script, int sample_rate_hz) const {
    const auto styles = styles_of(script, options_);
    std::vector<mix::Extent> extents;
    extents.reserve(script.segments.size());
    for (std::size_t i = 0; i < script.segments.size(); ++i)
      extents.push_back(extents_.at(sound_of(script.segments[i], *styles[i])));
    const mix::StyleOf style_of = [&](std::size_t i) -> const voice::Style& { return *styles[i]; };
    return mix::arrange(script, extents, style_of, sample_rate_hz).length_frames;
  }

 private:
  const RenderOptions& options_;
  std::map<base::Key, mix::Extent> extents_;
};

/// Fills the room.
class Filling {
 public:
  Filling(const Candidates& candidates,
          const Room& room,
          const RenderOptions& options,
          synth::Engine& engine)
      : candidates_(candidates),
        options_(options),
        rate_hz_(edition::sample_rate_hz(room.format)),
        room_frames_(base::to_frames(room.length_ms - kFileReserveMs, rate_hz_)),
        lengths_(joined(candidates.contributions), options, engine) {
    for (std::size_t i = 0; i < candidates.contributions.size(); ++i) alone_.push_back(alone(i));
  }

  Fitted fill(std::span<const std::size_t> by_priority) && {
    for (const auto i : by_priority) offer(i);
    for (std::size_t i = 0; i < alone_.size(); ++i) {
      if (std::ranges::binary_search(fitted_.taken, i)) continue;
      fitted_.left.push_back({.contribution = i, .length_ms = base::to_ms(alone_[i], rate_hz_)});
    }
    if (fitted_.taken.empty()) refuse();
    return std::move(fitted_);
  }

 private:
  [[nodiscard]] script::Script joined(std::span<const script::Contribution> some) const {
    return script::join(some, candidates_.layout, options_.style, candidates_.lexicons);
  }

  [[nodiscard]] std::int64_t edition_frames(std::span<const std::size_t> taken) const {
    std::vector<script::Contribution> some;
    for (const auto i : taken) some.push_back(candidates_.contributions[i]);
    return lengths_.frames(joined(some), rate_hz_);
  }

  /// Length of an article by itself, divided as the edition is.
  [[nodiscard]] std::int64_t alone(std::size_t contribution) const {
    auto script = candidates_.contributions[contribution].script;
    const bool is_divided = candidates_.layout.chapters == script::Chapters::sections;
    for (auto& segment : script.segments)
      if (!is_divided) segment.chapter.reset();
    script::Item item;
    item.headline = script.title;
    item.style = candidates_.contributions[contribution].style;
    item.end_segment = script.segments.size();
    script.items.push_back(std::move(item));
    return lengths_.frames(script, rate_hz_);
  }

  void offer(std::size_t contribution) {
    // An edition is longer than its articles, but for pauses that are stretched to whole seconds.
    const auto slack = std::int64_t{2} * rate_hz_ * (std::ssize(fitted_.taken) + 1);
    if (sum_ + alone_[contribution] > room_frames_ + slack) return;
    auto taken = fitted_.taken;
    taken.insert(std::ranges::lower_bound(taken, contribution), contribution);
    if (edition_frames(taken) > room_frames_) return;
    fitted_.taken = std::move(taken);
    sum_ += alone_[contribution];
  }

  [[noreturn]] void refuse() const {
    auto shortest = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = 0; i < alone_.size(); ++i)
      shortest = std::min(shortest, edition_frames(std::array{i}));
    throw Error(ErrorKind::input,
                "no article fits into " + seconds_text(room_frames_) +
                    " with opening and ending; an edition of the shortest one takes " +
                    seconds_text(shortest) + "; raise --fit");
  }

  [[nodiscard]] std::string seconds_text(std::int64_t frames) const {
    return std::to_string((frames + rate_hz_ - 1) / rate_hz_) + " s";
  }

  const Candidates& candidates_;
  const RenderOptions& options_;
  int rate_hz_;
  std::int64_t room_frames_;
  Lengths lengths_;
  std::vector<std::int64_t> alone_;  ///< of each article, in frames
  std::int64_t sum_ = 0;             ///< of the articles taken
  Fitted fitted_;
};

}  // namespace

Fitted fit(const Candidates& candidates,
           const Room& room,
           const RenderOptions& options,
           synth::Engine& engine) {
  return Filling(candidates, room, options, engine).fill(room.by_priority);
}

}  // namespace lector::pipeline
