/// Sound and timelines made by hand, for the tests of the mix.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <numbers>
#include <span>
#include <string>
#include <vector>

#include "base/audio.hpp"
#include "mix/master.hpp"
#include "mix/timeline.hpp"
#include "synth/take.hpp"

namespace lector::tests {

struct Tone {
  double frequency_hz = 1000.0;
  double amplitude = 0.25;
  double seconds = 1.0;
  double phase = 0.0;
};

inline std::vector<float> tone(const Tone& wanted, int sample_rate_hz) {
  std::vector<float> sound(static_cast<std::size_t>(wanted.seconds * sample_rate_hz));
  for (std::size_t i = 0; i < sound.size(); ++i) {
    const double turns = wanted.frequency_hz * static_cast<double>(i) / sample_rate_hz;
    sound[i] = static_cast<float>(wanted.amplitude *
                                  std::sin(2.0 * std::numbers::pi * turns + wanted.phase));
  }
  return sound;
}

inline synth::Take take_of(const std::vector<float>& sound, int sample_rate_hz) {
  synth::Take take;
  take.pcm.sample_rate_hz = sample_rate_hz;
  for (const float sample : sound) {
    const double scaled =
        std::clamp(std::round(static_cast<double>(sample) * 32768.0), -32768.0, 32767.0);
    take.pcm.samples.push_back(static_cast<std::int16_t>(scaled));
  }
  return take;
}

/// Syllables: bursts of a rich tone at 5 Hz with peaks well above their mean, as voices have.
inline std::vector<float> speech_like(double amplitude, double seconds, int sample_rate_hz) {
  std::vector<float> sound(static_cast<std::size_t>(seconds * sample_rate_hz));
  for (std::size_t i = 0; i < sound.size(); ++i) {
    const double t = static_cast<double>(i) / sample_rate_hz;
    const double pitch = std::fmod(t * 110.0, 1.0);
    const double glottal = std::exp(-pitch * 8.0) * std::sin(2.0 * std::numbers::pi * 700.0 * t);
    const double syllable = std::pow(std::sin(std::numbers::pi * 2.5 * t), 2.0);
    sound[i] = static_cast<float>(amplitude * glottal * syllable);
  }
  return sound;
}

inline synth::TakeLoader loader_of(std::vector<synth::Take> takes) {
  auto kept = std::make_shared<std::vector<synth::Take>>(std::move(takes));
  return [kept](std::size_t position) { return kept->at(position); };
}

/// All of each take, one after another, the gap before each one and after the last; one passage.
inline mix::Timeline timeline_of(std::span<const synth::Take> takes,
                                 int sample_rate_hz,
                                 std::int64_t gap) {
  mix::Timeline timeline;
  timeline.sample_rate_hz = sample_rate_hz;
  timeline.length_frames = gap;
  for (std::size_t i = 0; i < takes.size(); ++i) {
    const auto frames = static_cast<std::int64_t>(takes[i].pcm.samples.size());
    mix::Cue cue;
    cue.segment_id = "s" + std::to_string(i + 1);
    cue.take = i;
    cue.take_end = frames;
    cue.start_frame = timeline.length_frames;
    cue.length_frames = frames * sample_rate_hz / takes[i].pcm.sample_rate_hz;
    timeline.length_frames += cue.length_frames + gap;
    timeline.cues.push_back(cue);
  }
  if (!takes.empty()) {
    timeline.passages.push_back({.first_cue = 0,
                                 .end_cue = takes.size(),
                                 .start_frame = 0,
                                 .end_frame = timeline.length_frames,
                                 .spoken = {}});
  }
  return timeline;
}

/// The same, a passage a cue: from half the gap before it to half the gap after it.
inline mix::Timeline divided(mix::Timeline timeline) {
  timeline.passages.clear();
  std::int64_t end = 0;
  for (std::size_t i = 0; i < timeline.cues.size(); ++i) {
    const auto& cue = timeline.cues[i];
    const bool is_last = i + 1 == timeline.cues.size();
    const auto next = is_last ? timeline.length_frames : timeline.cues[i + 1].start_frame;
    const auto cue_end = cue.start_frame + cue.length_frames;
    timeline.passages.push_back({.first_cue = i,
                                 .end_cue = i + 1,
                                 .start_frame = (end + cue.start_frame) / 2,
                                 .end_frame = cue_end + (next - cue_end) / 3,
                                 .spoken = base::key_of(cue.segment_id)});
    end = timeline.passages.back().end_frame;
  }
  return timeline;
}

/// Measures passages one after another.
inline mix::PassageMeasure measure_of(const synth::TakeLoader& takes) {
  return [takes](const mix::Timeline& timeline,
                 std::span<const std::size_t> passages,
                 const mix::Master& master) {
    std::vector<mix::LoudnessPart> parts;
    for (const std::size_t passage : passages) {
      parts.push_back(mix::measure_passage(timeline, passage, takes, master));
    }
    return parts;
  };
}

inline mix::Master measured(const mix::Timeline& timeline,
                            const synth::TakeLoader& takes,
                            const voice::Mastering& target = {}) {
  return mix::measure(timeline, target, measure_of(takes));
}

inline std::vector<float> pull_all(const base::FrameSource& source,
                                   std::size_t block_frames = 4096) {
  std::vector<float> sound;
  std::vector<float> block(block_frames);
  for (std::size_t count = source(block); count > 0; count = source(block)) {
    sound.insert(sound.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(count));
  }
  return sound;
}

inline base::FrameSource source_of(std::vector<float> sound) {
  auto kept = std::make_shared<std::vector<float>>(std::move(sound));
  auto given = std::make_shared<std::size_t>(0);
  return [kept, given](std::span<float> block) {
    const std::size_t count = std::min(block.size(), kept->size() - *given);
    std::copy_n(kept->begin() + static_cast<std::ptrdiff_t>(*given), count, block.begin());
    *given += count;
    return count;
  };
}

inline double rms(std::span<const float> sound) {
  double sum = 0.0;
  for (const float sample : sound) {
    sum += static_cast<double>(sample) * static_cast<double>(sample);
  }
  return std::sqrt(sum / static_cast<double>(sound.size()));
}

}  // namespace lector::tests
