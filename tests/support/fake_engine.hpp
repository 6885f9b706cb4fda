/// An engine for tests: a tone whose length follows the text, and a record of what was asked.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "synth/engine.hpp"

namespace lector::tests {

/// What the fake is to be like; the defaults resemble eSpeak NG.
struct FakeTraits {
  int sample_rate_hz = 22050;
  int ms_per_byte = 60;        ///< of the text, so "hello" sounds for 300 ms; divided by rate / 180
  int silence_before_ms = 40;  ///< the engine's own silence, which the mix has to trim
  int silence_after_ms = 250;
  synth::Speed speed = synth::Speed::fast;
  double level = 0.25;              ///< peak of the tone, full scale = 1
  std::string fails_on;             ///< `speak` throws Error(engine) for a text that contains this
  std::vector<std::string> voices;  ///< that `check` accepts; empty: all but "nosuch"
};

/// Keeps the contract of `Engine`: safe from several threads, same utterance, same take. The pitch
/// of the tone follows voice, pitch, language and runs; each word has a mark; text without a letter
/// or digit gives a take without sound.
class FakeEngine : public synth::Engine {
 public:
  FakeEngine() = default;
  explicit FakeEngine(FakeTraits traits) : traits_(std::move(traits)) {}

  [[nodiscard]] synth::Take speak(const synth::Utterance& utterance) override;
  void check(const voice::Voice& voice) override;
  [[nodiscard]] synth::VoiceList voices() override;
  [[nodiscard]] std::string identity() const override { return "fake 1"; }
  [[nodiscard]] synth::Speed speed() const override { return traits_.speed; }

  /// Utterances asked for so far, in the order in which the calls came.
  [[nodiscard]] std::vector<synth::Utterance> asked() const;

 private:
  FakeTraits traits_;
  mutable std::mutex mutex_;
  std::vector<synth::Utterance> asked_;
};

/// Length in frames of the tone (without the silence around it) that the fake makes of a text.
[[nodiscard]] std::int64_t tone_frames(const FakeTraits& traits, const synth::Utterance& utterance);

}  // namespace lector::tests
