#include <catch2/catch.hpp>

#include "base/report.hpp"
#include "mix/master.hpp"
#include "mix/reference_meter.hpp"
#include "mix/sounds.hpp"
#include "mix/survey.hpp"

namespace {

using lector::mix::Survey;
using lector::synth::Take;
using lector::tests::loader_of;
using lector::tests::take_of;
using lector::tests::timeline_of;

/// Gains of voices that speak in one passage.
std::map<std::string, double, std::less<>> level(const std::vector<Take>& takes,
                                                 const std::vector<std::string>& voices) {
  const std::vector<Survey> surveys{lector::mix::survey(takes, voices)};
  return lector::mix::level_voices(surveys);
}

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
  const auto gains = level(takes, voices);
  CHECK(gains.at("en-gb") - gains.at("en-us+benjamin") == Approx(10.0).margin(0.2));
  for (std::size_t i = 0; i < takes.size(); ++i) {
    timeline.cues[i].gain_db = gains.at(voices[i]);
  }
  const auto master = lector::tests::measured(timeline, loader_of(takes));
  const auto sound = lector::tests::pull_all(play(timeline, loader_of(takes), master));
  std::vector<double> loudness;
  for (const auto& cue : timeline.cues) {
    const auto part = std::span(sound).subspan(static_cast<std::size_t>(cue.start_frame),
                                               static_cast<std::size_t>(cue.length_frames));
    loudness.push_back(lector::tests::measured_by_libebur128(part, 44100).integrated_lufs);
  }
  std::ranges::sort(loudness);
  CHECK(loudness.back() - loudness.front() < 1.0);
  CHECK(loudness.front() > -17.0);
  CHECK(loudness.back() < -15.0);
}

TEST_CASE("level: passages count together, one gain a voice", "[mix]") {
  const std::vector<std::string> voices{"en", "en"};
  const std::vector<Take> soft{phrase(0.25), phrase(0.25)};
  const std::vector<Take> loud{phrase(0.5), phrase(0.5)};
  const std::vector<Survey> apart{lector::mix::survey(soft, voices),
                                  lector::mix::survey(loud, voices)};
  const std::vector<Take> all{phrase(0.25), phrase(0.25), phrase(0.5), phrase(0.5)};
  const auto gains = lector::mix::level_voices(apart);
  REQUIRE(gains.size() == 1);
  CHECK(gains.at("en") ==
        Approx(level(all, std::vector<std::string>(4, "en")).at("en")).margin(0.11));
}

TEST_CASE("survey: goes through bytes and back, and refuses others", "[mix]") {
  const std::vector<Take> takes{phrase(0.3), take_of({}, 22050), phrase(0.2)};
  const std::vector<std::string> voices{"en", "de", "en-us+f2"};
  const auto survey = lector::mix::survey(takes, voices);
  REQUIRE(survey.extents.size() == 3);
  CHECK(survey.voices.size() == 2);  // nothing sounds of "de"
  CHECK(lector::mix::survey_from(to_bytes(survey)) == survey);
  for (const std::string bytes : {"", "survey", "\x82\x80\x80", "\x82\x81\x01\xA0"}) {
    CHECK_THROWS_AS(lector::mix::survey_from(bytes), lector::Error);
  }
}

TEST_CASE("level: every voice comes to the one fixed level", "[mix]") {
  const std::vector<Take> takes{phrase(0.3, 6.0)};
  const std::vector<std::string> voices{"en"};
  const auto gains = level(takes, voices);
  const auto sound = lector::tests::speech_like(0.3, 6.0, 22050);
  const double before = lector::tests::measured_by_libebur128(sound, 22050).integrated_lufs;
  CHECK(before + gains.at("en") == Approx(lector::mix::kVoiceLevelLufs).margin(0.1));
}

TEST_CASE("level: a voice too short to measure gets the gain of the main voice", "[mix]") {
  const std::vector<Take> takes{phrase(0.3), phrase(0.9, 0.3), phrase(0.3)};
  const std::vector<std::string> voices{"en", "de", "en"};
  const auto gains = level(takes, voices);
  CHECK(gains.at("de") == gains.at("en"));
}

TEST_CASE("level: silence has no gain, and noise by 24 dB at most", "[mix]") {
  const std::vector<Take> silent{take_of(std::vector<float>(22050, 0.0F), 22050)};
  const std::vector<std::string> voices{"en"};
  CHECK(level(silent, voices).empty());
  const std::vector<Take> faint{phrase(0.005)};
  CHECK(level(faint, voices).at("en") == 24.0);
}

TEST_CASE("level: no cues, no gains", "[mix]") {
  CHECK(lector::mix::level_voices({}).empty());
}
