#include "mix/master.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "base/report.hpp"
#include "mix/measuring.hpp"
#include "mix/reference_meter.hpp"
#include "mix/sounds.hpp"

namespace {

using lector::mix::Master;
using lector::mix::measure;
using lector::mix::Timeline;
using lector::synth::Take;
using lector::tests::loader_of;
using lector::tests::measured_by_libebur128;
using lector::tests::pull_all;
using lector::tests::take_of;
using lector::tests::timeline_of;

std::vector<Take> speech(double amplitude, std::size_t count, int rate = 22050) {
  return std::vector<Take>(count, take_of(lector::tests::speech_like(amplitude, 2.2, rate), rate));
}

struct Result {
  Master master;
  lector::tests::ReferenceLoudness heard;
};

Result mastered(const std::vector<Take>& takes,
                const lector::voice::Mastering& target,
                int sample_rate_hz = 44100) {
  const auto timeline = timeline_of(takes, sample_rate_hz, sample_rate_hz / 3);
  Result result;
  result.master = measure(timeline, loader_of(takes), target, {});
  result.heard = measured_by_libebur128(pull_all(play(timeline, loader_of(takes), result.master)),
                                        sample_rate_hz);
  return result;
}

}  // namespace

TEST_CASE("master: the programme meets its target within 0.1 LU, whatever comes in", "[mix]") {
  const double amplitude = GENERATE(0.05, 0.3, 0.9);
  const double target = GENERATE(-16.0, -19.0, -23.0);
  const auto result = mastered(speech(amplitude, 4), {target, -1.0});
  CHECK(result.heard.integrated_lufs == Approx(target).margin(0.1));
  CHECK(result.heard.true_peak_dbtp <= -2.0 + 0.1);
}

TEST_CASE("master: holds at other rates of takes and programme", "[mix]") {
  const auto [take_rate, rate] =
      GENERATE(table<int, int>({{22050, 48000}, {16000, 44100}, {44100, 44100}, {48000, 44100}}));
  const auto result = mastered(speech(0.5, 4, take_rate), {-16.0, -1.0}, rate);
  CHECK(result.heard.integrated_lufs == Approx(-16.0).margin(0.1));
  CHECK(result.heard.true_peak_dbtp <= -1.9);
}

TEST_CASE("master: what it says of the loudness is what is heard", "[mix]") {
  const auto result = mastered(speech(0.6, 5), {-16.0, -1.0});
  CHECK(result.master.loudness.integrated_lufs ==
        Approx(result.heard.integrated_lufs).margin(0.03));
  CHECK(result.master.loudness.true_peak_dbtp == Approx(result.heard.true_peak_dbtp).margin(0.2));
  CHECK(result.master.ceiling_dbtp == -2.0);
}

TEST_CASE("master: a target out of the limiter's reach ends with what was measured", "[mix]") {
  std::vector<float> clicks(44100, 0.0F);
  for (std::size_t i = 100; i < clicks.size(); i += 4000) {
    clicks[i] = 0.8F;
  }
  const auto result = mastered({take_of(clicks, 22050), take_of(clicks, 22050)}, {-16.0, -1.0});
  CHECK(result.heard.integrated_lufs < -18.0);
  CHECK(result.master.loudness.integrated_lufs ==
        Approx(result.heard.integrated_lufs).margin(0.02));
  CHECK(result.heard.true_peak_dbtp <= -1.9);
}

TEST_CASE("master: gains are tenths of a decibel", "[mix]") {
  const auto result = mastered(speech(0.123, 3), {-16.0, -1.0});
  CHECK(result.master.gain_db * 10.0 ==
        Approx(std::round(result.master.gain_db * 10.0)).margin(1e-9));
}

TEST_CASE("master: a silent programme can't be mastered", "[mix]") {
  const std::vector<Take> takes{take_of(std::vector<float>(22050, 0.0F), 22050)};
  const auto timeline = timeline_of(takes, 44100, 100);
  CHECK_THROWS_AS(measure(timeline, loader_of(takes), {}, {}), lector::Error);
  CHECK_THROWS_AS(measure(Timeline{}, loader_of({}), {}, {}), lector::Error);
}

TEST_CASE("master: progress runs to the end of each pass, and what it throws comes through",
          "[mix]") {
  const auto takes = speech(0.5, 3);
  const auto timeline = timeline_of(takes, 44100, 1000);
  lector::base::ProgressStep last;
  int steps = 0;
  static_cast<void>(measure(timeline, loader_of(takes), {}, [&](const auto& step) {
    last = step;
    ++steps;
  }));
  CHECK(steps > 1);
  CHECK(last.stage == "master");
  CHECK(last.done == last.total);
  CHECK_THROWS_AS(
      measure(
          timeline, loader_of(takes), {}, [](const auto&) { throw lector::base::Interrupted(); }),
      lector::base::Interrupted);
}

TEST_CASE("measuring: takes of half the rate are measured at half the rate, in the same places",
          "[mix]") {
  const auto takes = speech(0.5, 3);
  const auto timeline = timeline_of(takes, 44100, 1001);
  const auto half = lector::mix::for_measuring(timeline);
  CHECK(half.sample_rate_hz == 22050);
  CHECK(half.length_frames == (timeline.length_frames + 1) / 2);
  for (std::size_t i = 0; i < half.cues.size(); ++i) {
    CHECK(half.cues[i].start_frame == (timeline.cues[i].start_frame + 1) / 2);
  }
}

TEST_CASE("measuring: takes of the programme's own rate are measured at that", "[mix]") {
  auto takes = speech(0.5, 2);
  takes.push_back(take_of(lector::tests::tone({}, 44100), 44100));
  CHECK(lector::mix::for_measuring(timeline_of(takes, 44100, 0)).sample_rate_hz == 44100);
}

TEST_CASE("measuring: cues that touch still don't overlap at half the rate", "[mix]") {
  const std::vector<Take> takes(9, take_of(std::vector<float>(333, 0.1F), 16000));
  const auto half = lector::mix::for_measuring(timeline_of(takes, 44100, 0));
  CHECK(half.sample_rate_hz == 22050);
  for (std::size_t i = 1; i < half.cues.size(); ++i) {
    const auto& before = half.cues[i - 1];
    CHECK(before.start_frame + before.length_frames == half.cues[i].start_frame);
  }
}

TEST_CASE("measuring: a sample of an hour has cues from all of it, in five to ten minutes",
          "[mix]") {
  Timeline hour;
  hour.sample_rate_hz = 22050;
  for (int i = 0; i < 720; ++i) {
    lector::mix::Cue cue;
    cue.take = static_cast<std::size_t>(i);
    cue.start_frame = i * 5LL * 22050;
    cue.length_frames = 4LL * 22050;
    hour.cues.push_back(cue);
  }
  hour.length_frames = 3600LL * 22050;
  const auto sample = lector::mix::sampled(hour, 300);
  CHECK(sample.length_frames >= 290LL * 22050);
  CHECK(sample.length_frames <= 600LL * 22050);
  CHECK(sample.cues.front().take < 12);
  CHECK(sample.cues.back().take > 700);
  CHECK(sample.cues[1].start_frame == 5LL * 22050);
  hour.length_frames = 500LL * 22050;
  CHECK(lector::mix::sampled(hour, 300).cues.size() == hour.cues.size());
}
