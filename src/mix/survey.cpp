#include "mix/survey.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/cbor.hpp"
#include "base/report.hpp"
#include "mix/cue_sound.hpp"
#include "mix/master.hpp"
#include "mix/resample.hpp"

namespace lector::mix {
namespace {

using nlohmann::json;

/// Of each voice in a passage so much is listened to. A third of what an edition says tells a
/// voice's level to 0.1 LU, and the whole programme is measured later.
constexpr std::int64_t kHeardSeconds = 8;

/// Listens to the takes of one voice.
class VoiceEar {
 public:
  explicit VoiceEar(int sample_rate_hz)
      : sample_rate_hz_(sample_rate_hz),
        meter_(sample_rate_hz, LoudnessMeter::Wanted::integrated_only) {}

  void hear(const synth::Take& take, const Extent& extent) {
    Cue cue;
    cue.take_begin = extent.begin;
    cue.take_end = extent.end;
    cue.length_frames = rescaled(extent.end - extent.begin, extent.sample_rate_hz, sample_rate_hz_);
    frames_ += cue.length_frames;
    const auto sound = sound_of(cue, take, {.sample_rate_hz = sample_rate_hz_});
    std::array<float, 4096> block{};
    while (heard_ < kHeardSeconds * sample_rate_hz_) {
      const std::size_t count = sound(block);
      if (count == 0) {
        break;
      }
      meter_.add(std::span(block).first(count));
      heard_ += static_cast<std::int64_t>(count);
    }
  }

  [[nodiscard]] VoiceSound sound() const {
    return {.loudness = meter_.part(), .seconds = static_cast<double>(frames_) / sample_rate_hz_};
  }

 private:
  int sample_rate_hz_;
  LoudnessMeter meter_;
  std::int64_t frames_ = 0;
  std::int64_t heard_ = 0;
};

/// What all passages say of one voice.
struct WholeVoice {
  std::vector<LoudnessPart> parts;
  double seconds = 0.0;
};

using WholeVoices = std::map<std::string, WholeVoice, std::less<>>;

WholeVoices collect(std::span<const Survey> surveys) {
  WholeVoices whole;
  for (const auto& survey : surveys) {
    for (const auto& [name, sound] : survey.voices) {
      whole[name].parts.push_back(sound.loudness);
      whole[name].seconds += sound.seconds;
    }
  }
  return whole;
}

constexpr double kMostGainDb = 24.0;

/// Nothing if the voice can't be measured.
std::optional<double> gain_of(const WholeVoice& voice) {
  const double loudness = integrated_lufs(voice.parts);
  if (!std::isfinite(loudness)) {
    return std::nullopt;
  }
  const double gain = std::clamp(kVoiceLevelLufs - loudness, -kMostGainDb, kMostGainDb);
  return std::round(gain * 10.0) / 10.0;
}

double gain_of_main_voice(const WholeVoices& voices) {
  const auto longest =
      std::ranges::max_element(voices, {}, [](const auto& named) { return named.second.seconds; });
  return longest == voices.end() ? 0.0 : gain_of(longest->second).value_or(0.0);
}

json to_json(const Survey& survey) {
  auto extents = json::array();
  for (const auto& extent : survey.extents) {
    auto marks = json::array();
    for (const auto& mark : extent.marks) {
      marks.insert(marks.end(), {mark.frame, mark.offset_bytes, mark.length_bytes});
    }
    extents.push_back({extent.begin, extent.end, extent.sample_rate_hz, std::move(marks)});
  }
  auto voices = json::object();
  for (const auto& [name, sound] : survey.voices) {
    voices[name] = {sound.seconds, sound.loudness.momentary_lufs};
  }
  return {extents, voices};
}

/// Unlike `get`, it refuses numbers with a fraction, which may not fit.
std::int64_t integer(const json& value) {
  return value.get_ref<const json::number_integer_t&>();
}

/// Three numbers a mark, in one list.
std::vector<synth::Mark> marks_from(const json& saved) {
  std::vector<synth::Mark> marks;
  const auto& numbers = saved.get_ref<const json::array_t&>();
  for (std::size_t i = 0; i + 2 < numbers.size(); i += 3) {
    marks.push_back({.frame = integer(numbers[i]),
                     .offset_bytes = static_cast<std::size_t>(integer(numbers[i + 1])),
                     .length_bytes = static_cast<std::size_t>(integer(numbers[i + 2]))});
  }
  return marks;
}

Survey from_json(const json& saved) {
  Survey survey;
  for (const auto& extent : saved.at(0)) {
    survey.extents.push_back({.begin = integer(extent.at(0)),
                              .end = integer(extent.at(1)),
                              .sample_rate_hz = static_cast<int>(integer(extent.at(2))),
                              .marks = marks_from(extent.at(3))});
  }
  for (const auto& [name, sound] : saved.at(1).get_ref<const json::object_t&>()) {
    auto& voice = survey.voices[name];
    voice.seconds = sound.at(0).get<double>();
    voice.loudness.momentary_lufs = sound.at(1).get<std::vector<float>>();
  }
  return survey;
}

}  // namespace

Survey survey(std::span<const synth::Take> takes, std::span<const std::string> voices) {
  assert(takes.size() == voices.size());
  Survey found;
  std::map<std::string, VoiceEar, std::less<>> ears;
  for (std::size_t i = 0; i < takes.size(); ++i) {
    found.extents.push_back(measure_extent(takes[i]));
    found.extents.back().marks = takes[i].marks;
    const auto& extent = found.extents.back();
    if (extent.end <= extent.begin || extent.sample_rate_hz <= 0) {
      continue;  // `arrange` says so, with the segment's name
    }
    ears.try_emplace(voices[i], extent.sample_rate_hz).first->second.hear(takes[i], extent);
  }
  for (const auto& [name, ear] : ears) {
    found.voices[name] = ear.sound();
  }
  return found;
}

std::string to_bytes(const Survey& survey) {
  std::string bytes;
  json::to_cbor(to_json(survey), bytes);
  return bytes;
}

Survey survey_from(std::string_view bytes) {
  base::expect_shallow_cbor(bytes);
  try {
    return from_json(json::from_cbor(bytes));
  } catch (const json::exception& error) {
    throw Error(ErrorKind::input, std::string("no survey of takes: ") + error.what());
  }
}

std::map<std::string, double, std::less<>> level_voices(std::span<const Survey> surveys) {
  const WholeVoices voices = collect(surveys);
  const double fallback = gain_of_main_voice(voices);
  std::map<std::string, double, std::less<>> gains;
  for (const auto& [name, voice] : voices) {
    gains[name] = gain_of(voice).value_or(fallback);
  }
  return gains;
}

}  // namespace lector::mix
