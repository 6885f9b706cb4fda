#include "support/fake_engine.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>

#include "base/report.hpp"

namespace lector::tests {
namespace {

constexpr std::string_view kWhiteSpace = " \t\n\r";

bool is_speakable(unsigned char byte) {
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

/// 200 to 999 Hz, so that takes of different voices differ.
double tone_hz(const synth::Utterance& utterance) {
  auto sum = static_cast<unsigned>(utterance.voice.pitch);
  auto name = utterance.voice.name + "/" + utterance.language;
  for (const auto& run : utterance.runs)
    name += "/" + std::to_string(run.span.begin) + run.language + run.phonemes;
  for (const char letter : name) sum = sum * 31 + static_cast<unsigned char>(letter);
  return 200.0 + sum % 800;
}

/// A mark for each run of bytes between white space; the tone's time is shared out by bytes.
std::vector<synth::Mark> mark_words(std::string_view text,
                                    std::int64_t first_frame,
                                    std::int64_t frames) {
  std::vector<synth::Mark> marks;
  for (auto begin = text.find_first_not_of(kWhiteSpace); begin != std::string_view::npos;) {
    const auto end = std::min(text.find_first_of(kWhiteSpace, begin), text.size());
    const auto offset =
        frames * static_cast<std::int64_t>(begin) / static_cast<std::int64_t>(text.size());
    marks.push_back(
        {.frame = first_frame + offset, .offset_bytes = begin, .length_bytes = end - begin});
    begin = text.find_first_not_of(kWhiteSpace, end);
  }
  return marks;
}

}  // namespace

std::int64_t tone_frames(const FakeTraits& traits, const synth::Utterance& utterance) {
  if (std::ranges::none_of(utterance.text, is_speakable)) return 0;
  const auto bytes = static_cast<std::int64_t>(utterance.text.size());
  return base::to_frames(bytes * traits.ms_per_byte * 180 / utterance.voice.rate_wpm,
                         traits.sample_rate_hz);
}

synth::Take FakeEngine::speak(const synth::Utterance& utterance) {
  {
    const std::lock_guard lock(mutex_);
    asked_.push_back(utterance);
  }
  if (!traits_.fails_on.empty() && utterance.text.find(traits_.fails_on) != std::string::npos)
    throw Error(ErrorKind::engine, "fake engine fails on " + base::quoted(traits_.fails_on));
  const auto frames = tone_frames(traits_, utterance);
  const auto before = base::to_frames(traits_.silence_before_ms, traits_.sample_rate_hz);
  const auto after = base::to_frames(traits_.silence_after_ms, traits_.sample_rate_hz);
  synth::Take take;
  take.pcm.sample_rate_hz = traits_.sample_rate_hz;
  take.pcm.samples.resize(static_cast<std::size_t>(before + frames + after));
  const double step = 2.0 * std::numbers::pi * tone_hz(utterance) / traits_.sample_rate_hz;
  for (std::int64_t i = 0; i < frames; ++i) {
    const double value = traits_.level * 32767.0 * std::cos(step * static_cast<double>(i));
    take.pcm.samples[static_cast<std::size_t>(before + i)] =
        static_cast<std::int16_t>(std::lround(value));
  }
  if (frames > 0) take.marks = mark_words(utterance.text, before, frames);
  return take;
}

void FakeEngine::check(const voice::Voice& voice) {
  const auto& known = traits_.voices;
  const bool accepted = known.empty() ? voice.name.find("nosuch") == std::string::npos
                                      : std::ranges::find(known, voice.name) != known.end();
  if (!accepted)
    throw Error(ErrorKind::config, "no voice " + base::quoted(voice.name) + "; try \"en-us\"");
}

synth::VoiceList FakeEngine::voices() {
  synth::VoiceList list;
  for (const auto& name : traits_.voices)
    list.voices.push_back({.name = name, .language = name.substr(0, 2), .label = "Fake " + name});
  return list;
}

std::vector<synth::Utterance> FakeEngine::asked() const {
  const std::lock_guard lock(mutex_);
  return asked_;
}

}  // namespace lector::tests
