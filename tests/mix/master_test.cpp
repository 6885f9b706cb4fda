#include "mix/master.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "base/report.hpp"
#include "mix/measuring.hpp"
#include "mix/reference_meter.hpp"
#include "mix/sounds.hpp"
#include "mix/survey.hpp"

namespace {

using lector::mix::Master;
using lector::mix::Timeline;
using lector::synth::Take;
using lector::tests::divided;
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
  result.master = lector::tests::measured(timeline, loader_of(takes), target);
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

TEST_CASE("master: passages as long as they are in practice measure as the whole does", "[mix]") {
  const std::vector<Take> takes(4, take_of(lector::tests::speech_like(0.6, 25.0, 22050), 22050));
  const auto timeline = divided(timeline_of(takes, 44100, 15000));
  const auto master = lector::tests::measured(timeline, loader_of(takes));
  const auto heard =
      measured_by_libebur128(pull_all(play(timeline, loader_of(takes), master)), 44100);
  CHECK(master.loudness.integrated_lufs == Approx(heard.integrated_lufs).margin(0.05));
  CHECK(heard.integrated_lufs == Approx(-16.0).margin(0.1));
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
  CHECK_THROWS_AS(lector::tests::measured(timeline, loader_of(takes)), lector::Error);
  CHECK_THROWS_AS(lector::tests::measured(Timeline{}, loader_of({})), lector::Error);
}

TEST_CASE("master: passages are measured three times at most for speech, at coarse gains",
          "[mix]") {
  const double amplitude = GENERATE(0.1, 0.3, 0.6);
  const auto takes = speech(amplitude, 8);
  const auto timeline = divided(timeline_of(takes, 44100, 15000));
  const auto measure_all = lector::tests::measure_of(loader_of(takes));
  std::vector<double> gains;
  const auto noting =
      [&](const Timeline& whole, std::span<const std::size_t> passages, const Master& master) {
        if (passages.size() == takes.size()) gains.push_back(master.gain_db);
        return measure_all(whole, passages, master);
      };
  // Levelled, as the pipeline does it, before the whole is measured.
  auto levelled = timeline;
  const std::vector<std::string> voices(takes.size(), "en");
  const std::vector<lector::mix::Survey> surveys{lector::mix::survey(takes, voices)};
  for (auto& cue : levelled.cues) cue.gain_db = lector::mix::level_voices(surveys).at("en");
  static_cast<void>(lector::mix::measure(levelled, {}, noting));
  CHECK(gains.size() <= 3);
  for (const double gain : gains) CHECK(gain * 2.0 == std::round(gain * 2.0));
}

TEST_CASE("master: a programme whose sample happens to be silent is measured whole", "[mix]") {
  std::vector<Take> takes(30, take_of(lector::tests::speech_like(0.5, 25.0, 22050), 22050));
  const Take silent = take_of(std::vector<float>(25 * 22050, 0.0F), 22050);
  const auto timeline = divided(timeline_of(takes, 44100, 15000));
  for (const auto chosen :
       lector::mix::sample_passages(lector::mix::for_measuring(timeline), 300.0)) {
    takes[chosen] = silent;
  }
  const auto master = lector::tests::measured(timeline, loader_of(takes));
  CHECK(master.loudness.integrated_lufs == Approx(-16.0).margin(0.1));
}

TEST_CASE("master: a passage sounds and measures the same wherever it lies", "[mix]") {
  const auto takes = speech(0.5, 3);
  const auto near = divided(timeline_of(takes, 44100, 9000));
  auto far = near;
  for (auto& cue : far.cues) cue.start_frame += 1152 * 77;
  for (auto& passage : far.passages) {
    passage.start_frame += 1152 * 77;
    passage.end_frame += 1152 * 77;
  }
  far.length_frames += 1152 * 77;
  Master master;
  master.gain_db = 8.0;
  for (std::size_t i = 0; i < near.passages.size(); ++i) {
    CHECK(lector::mix::identity_of(near, near.passages[i], master) ==
          lector::mix::identity_of(far, far.passages[i], master));
    CHECK(lector::mix::measure_passage(near, i, loader_of(takes), master) ==
          lector::mix::measure_passage(far, i, loader_of(takes), master));
  }
}

TEST_CASE("master: whatever changes a passage's sound changes its identity", "[mix]") {
  const auto timeline = divided(timeline_of(speech(0.5, 2), 44100, 9000));
  const auto key = [](const Timeline& changed, const Master& master) {
    return lector::mix::identity_of(changed, changed.passages[0], master);
  };
  std::vector<lector::base::Key> keys{key(timeline, {})};
  const auto add = [&](const auto& change) {
    Timeline changed = timeline;
    Master master;
    change(changed, master);
    keys.push_back(key(changed, master));
  };
  add([](Timeline&, Master& master) { master.gain_db = 0.1; });
  add([](Timeline&, Master& master) { master.ceiling_dbtp = -3.0; });
  add([](Timeline& changed, Master&) { changed.sample_rate_hz = 48000; });
  add([](Timeline& changed, Master&) { changed.cues[0].gain_db = 0.1; });
  add([](Timeline& changed, Master&) { ++changed.cues[0].start_frame; });
  add([](Timeline& changed, Master&) { ++changed.cues[0].length_frames; });
  add([](Timeline& changed, Master&) { ++changed.cues[0].take_begin; });
  add([](Timeline& changed, Master&) { --changed.cues[0].take_end; });
  add([](Timeline& changed, Master&) { ++changed.passages[0].end_frame; });
  add([](Timeline& changed, Master&) { changed.passages[0].spoken = {1, 2}; });
  std::ranges::sort(keys);
  CHECK(std::ranges::adjacent_find(keys) == keys.end());
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

TEST_CASE("measuring: of a day three hours are chosen from all of it, of three hours all",
          "[mix]") {
  Timeline day;
  day.sample_rate_hz = 22050;
  for (int i = 0; i < 3456; ++i) {
    day.passages.push_back({.first_cue = 0,
                            .end_cue = 1,
                            .start_frame = i * 25LL * 22050,
                            .end_frame = (i * 25LL + 24) * 22050,
                            .spoken = lector::base::key_of(std::to_string(i))});
  }
  day.length_frames = 3LL * 3600 * 22050;
  CHECK(lector::mix::sample_passages(day, 3.0 * 3600.0).size() == day.passages.size());
  day.length_frames = 24LL * 3600 * 22050;
  const auto chosen = lector::mix::sample_passages(day, 3.0 * 3600.0);
  CHECK(chosen.size() > 350);
  CHECK(chosen.size() < 520);
  for (std::size_t hour = 0; hour < 24; ++hour) {
    CHECK(std::ranges::any_of(chosen, [&](std::size_t i) { return i / 144 == hour; }));
  }
}
