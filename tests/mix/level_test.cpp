#include <catch2/catch.hpp>

#include "mix/master.hpp"
#include "mix/reference_meter.hpp"
#include "mix/sounds.hpp"

namespace {

using lector::mix::level_voices;
using lector::synth::Take;
using lector::tests::loader_of;
using lector::tests::take_of;
using lector::tests::timeline_of;

Take phrase(double amplitude, double seconds = 1.7) {
  return take_of(lector::tests::speech_like(amplitude, seconds, 22050), 22050);
}

}  // namespace

TEST_CASE("level: two voices ten decibels apart end within 1 LU of each other", "[mix]") {
  std::vector<Take> takes;
  std::vector<std::string> voices;
  for (int i = 0; i < 10; ++i) {
    takes.push_back(phrase(i % 2 == 0 ? 0.6 : 0.19));
    voices.emplace_back(i % 2 == 0 ? "en-us+benjamin" : "en-gb");
  }
  auto timeline = timeline_of(takes, 44100, 15000);
  const auto gains = level_voices(timeline, voices, loader_of(takes));
  REQUIRE(gains.size() == takes.size());
  CHECK(gains[1] - gains[0] == Approx(10.0).margin(0.2));
  for (std::size_t i = 0; i < gains.size(); ++i) {
    timeline.cues[i].gain_db = gains[i];
  }
  const auto master = measure(timeline, loader_of(takes), {}, {});
  const auto sound = lector::tests::pull_all(play(timeline, loader_of(takes), master));
  std::vector<double> loudness;
  for (const auto& cue : timeline.cues) {
    const auto part = std::span(sound).subspan(static_cast<std::size_t>(cue.start_frame),
                                               static_cast<std::size_t>(cue.length_frames));
    loudness.push_back(lector::tests::measured_by_libebur128(part, 44100).integrated_lufs);
  }
  const auto [softest, loudest] = std::ranges::minmax(loudness);
  CHECK(loudest - softest < 1.0);
  CHECK(softest > -17.0);
  CHECK(loudest < -15.0);
}

TEST_CASE("level: one gain a voice, so that loud and soft sentences stay what they are", "[mix]") {
  const std::vector<Take> takes{phrase(0.5), phrase(0.25), phrase(0.5)};
  const std::vector<std::string> voices(3, "en");
  const auto gains = level_voices(timeline_of(takes, 44100, 100), voices, loader_of(takes));
  CHECK(gains[0] == gains[1]);
  CHECK(gains[1] == gains[2]);
}

TEST_CASE("level: every voice comes to the one fixed level", "[mix]") {
  const std::vector<Take> takes{phrase(0.3, 6.0)};
  const std::vector<std::string> voices{"en"};
  const auto gains = level_voices(timeline_of(takes, 44100, 0), voices, loader_of(takes));
  const auto sound = lector::tests::speech_like(0.3, 6.0, 22050);
  const double before = lector::tests::measured_by_libebur128(sound, 22050).integrated_lufs;
  CHECK(before + gains[0] == Approx(lector::mix::kVoiceLevelLufs).margin(0.1));
}

TEST_CASE("level: a voice too short to measure gets the gain of the main voice", "[mix]") {
  const std::vector<Take> takes{phrase(0.3), phrase(0.9, 0.3), phrase(0.3)};
  const std::vector<std::string> voices{"en", "de", "en"};
  const auto gains = level_voices(timeline_of(takes, 44100, 100), voices, loader_of(takes));
  CHECK(gains[1] == gains[0]);
}

TEST_CASE("level: silence isn't amplified, and noise by 24 dB at most", "[mix]") {
  const std::vector<Take> silent{take_of(std::vector<float>(22050, 0.0F), 22050)};
  const std::vector<std::string> voices{"en"};
  CHECK(level_voices(timeline_of(silent, 44100, 0), voices, loader_of(silent)) ==
        std::vector<double>{0.0});
  const std::vector<Take> faint{phrase(0.005)};
  CHECK(level_voices(timeline_of(faint, 44100, 0), voices, loader_of(faint)) ==
        std::vector<double>{24.0});
}

TEST_CASE("level: no cues, no gains", "[mix]") {
  CHECK(level_voices({}, {}, loader_of({})).empty());
}
