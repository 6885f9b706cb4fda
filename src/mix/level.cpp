#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mix/cue_sound.hpp"
#include "mix/loudness.hpp"
#include "mix/master.hpp"
#include "mix/measuring.hpp"

namespace lector::mix {
namespace {

constexpr double kMostGainDb = 24.0;

struct VoiceSound {
  LoudnessMeter meter;
  std::int64_t frames = 0;
};

using VoiceSounds = std::map<std::string, VoiceSound, std::less<>>;

VoiceSounds listen(const Timeline& timeline,
                   std::span<const std::string> voices,
                   const synth::TakeLoader& takes) {
  const int rate = timeline.sample_rate_hz;
  VoiceSounds sounds;
  std::array<float, 4096> block{};
  for (std::size_t i = 0; i < timeline.cues.size(); ++i) {
    auto found = sounds.find(voices[i]);
    if (found == sounds.end()) {
      found =
          sounds
              .emplace(voices[i],
                       VoiceSound{
                           {rate, timeline.length_frames, LoudnessMeter::Wanted::integrated_only}})
              .first;
    }
    const Cue& cue = timeline.cues[i];
    const auto source = sound_of(cue, takes(cue.take), {.sample_rate_hz = rate});
    for (std::size_t count = source(block); count > 0; count = source(block)) {
      found->second.meter.add(std::span(block).first(count));
    }
    found->second.frames += cue.length_frames;
  }
  return sounds;
}

/// Nothing if the voice can't be measured.
std::optional<double> gain_of(const VoiceSound& voice) {
  const double loudness = voice.meter.integrated_lufs();
  if (!std::isfinite(loudness)) {
    return std::nullopt;
  }
  const double gain = std::clamp(kVoiceLevelLufs - loudness, -kMostGainDb, kMostGainDb);
  return std::round(gain * 10.0) / 10.0;
}

double gain_of_main_voice(const VoiceSounds& sounds) {
  const auto longest = std::ranges::max_element(
      sounds, [](const auto& a, const auto& b) { return a.second.frames < b.second.frames; });
  return longest == sounds.end() ? 0.0 : gain_of(longest->second).value_or(0.0);
}

}  // namespace

std::vector<double> level_voices(const Timeline& timeline,
                                 std::span<const std::string> voices,
                                 const synth::TakeLoader& takes) {
  assert(voices.size() == timeline.cues.size());
  const VoiceSounds sounds = listen(for_measuring(timeline), voices, takes);
  const double fallback = gain_of_main_voice(sounds);
  std::map<std::string, double, std::less<>> gains;
  for (const auto& [name, sound] : sounds) {
    gains[name] = gain_of(sound).value_or(fallback);
  }
  std::vector<double> result(voices.size());
  std::ranges::transform(
      voices, result.begin(), [&](const std::string& name) { return gains.find(name)->second; });
  return result;
}

}  // namespace lector::mix
