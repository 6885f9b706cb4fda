#include "mix/cue_sound.hpp"

#include <catch2/catch.hpp>

#include "base/audio.hpp"
#include "base/report.hpp"
#include "mix/resample.hpp"
#include "mix/sounds.hpp"

namespace {

using lector::mix::Cue;
using lector::mix::Rendering;

std::vector<float> render_cue(const Cue& cue,
                              const lector::synth::Take& take,
                              const Rendering& rendering,
                              std::size_t block_frames = 4096) {
  return lector::tests::pull_all(lector::mix::sound_of(cue, take, rendering), block_frames);
}

Cue cue_of(std::int64_t begin, std::int64_t end, std::int64_t length) {
  Cue cue;
  cue.segment_id = "s0007";
  cue.take_begin = begin;
  cue.take_end = end;
  cue.length_frames = length;
  return cue;
}

double middle_rms_db(const std::vector<float>& sound) {
  return lector::base::to_db(
      lector::tests::rms(std::span(sound).subspan(sound.size() / 4, sound.size() / 2)));
}

}  // namespace

TEST_CASE("cue: a tone keeps its level within 0.02 dB", "[mix]") {
  const double frequency_hz = GENERATE(300.0, 1000.0, 4000.0, 8000.0);
  const auto sound =
      lector::tests::tone({.frequency_hz = frequency_hz, .amplitude = 0.5, .seconds = 2.0}, 22050);
  const auto result = render_cue(
      cue_of(0, 44100, 88200), lector::tests::take_of(sound, 22050), {.sample_rate_hz = 44100});
  CHECK(middle_rms_db(result) == Approx(middle_rms_db(sound)).margin(0.02));
}

TEST_CASE("cue: its own gain and that of the rendering add up", "[mix]") {
  const auto sound = lector::tests::tone({.amplitude = 0.1, .seconds = 1.0}, 44100);
  Cue cue = cue_of(0, 44100, 44100);
  cue.gain_db = 4.5;
  const auto result = render_cue(
      cue, lector::tests::take_of(sound, 44100), {.sample_rate_hz = 44100, .gain_db = -1.5});
  CHECK(middle_rms_db(result) == Approx(middle_rms_db(sound) + 3.0).margin(0.02));
}

TEST_CASE("cue: an offset and rumble are taken out", "[mix]") {
  auto sound = lector::tests::tone({.frequency_hz = 15.0, .amplitude = 0.1, .seconds = 2.0}, 22050);
  for (float& sample : sound) {
    sample += 0.1F;
  }
  const auto result = render_cue(
      cue_of(0, 44100, 88200), lector::tests::take_of(sound, 22050), {.sample_rate_hz = 44100});
  CHECK(middle_rms_db(result) < middle_rms_db(sound) - 20.0);
}

TEST_CASE("cue: starts and ends without a click", "[mix]") {
  const auto sound = lector::tests::tone({.amplitude = 0.9, .phase = 1.5}, 44100);
  const auto result = render_cue(
      cue_of(0, 44100, 44100), lector::tests::take_of(sound, 44100), {.sample_rate_hz = 44100});
  CHECK(result.front() == 0.0F);
  CHECK(result.back() == 0.0F);
  CHECK(std::abs(result[10]) < 0.15F);
  CHECK(std::abs(result[result.size() - 10]) < 0.15F);
}

TEST_CASE("cue: only the frames that it names are heard", "[mix]") {
  std::vector<float> sound(3000, 0.0F);
  std::fill(sound.begin(), sound.begin() + 1000, 0.9F);
  std::fill(sound.begin() + 2000, sound.end(), 0.9F);
  const auto result = render_cue(
      cue_of(1000, 2000, 2000), lector::tests::take_of(sound, 22050), {.sample_rate_hz = 44100});
  CHECK(result == std::vector<float>(2000, 0.0F));
}

TEST_CASE("cue: very short takes have the length that the cue says", "[mix]") {
  for (const std::int64_t frames : {1, 2, 3, 50}) {
    const auto sound = lector::tests::tone({.amplitude = 0.9}, 22050);
    const auto result = render_cue(cue_of(0, frames, frames * 2),
                                   lector::tests::take_of(sound, 22050),
                                   {.sample_rate_hz = 44100});
    CHECK(result.size() == static_cast<std::size_t>(frames) * 2);
    CHECK(std::ranges::all_of(result, [](float v) { return std::isfinite(v); }));
  }
}

TEST_CASE("cue: a take that is shorter than the timeline says is named", "[mix]") {
  const auto take = lector::tests::take_of(std::vector<float>(100, 0.5F), 22050);
  CHECK_THROWS_WITH(render_cue(cue_of(0, 101, 202), take, {}),
                    Catch::Contains("s0007") && Catch::Contains("100"));
  CHECK_THROWS_AS(render_cue(cue_of(-1, 50, 102), take, {}), lector::Error);
}

TEST_CASE("cue: doesn't depend on the size of blocks", "[mix]") {
  const auto take = lector::tests::take_of(lector::tests::speech_like(0.5, 0.4, 22050), 22050);
  const Cue cue = cue_of(17, 8800, lector::mix::rescaled(8783, 22050, 48000));
  const auto whole = render_cue(cue, take, {.sample_rate_hz = 48000}, 1U << 20U);
  CHECK(std::ssize(whole) == cue.length_frames);
  CHECK(render_cue(cue, take, {.sample_rate_hz = 48000}, 1) == whole);
  CHECK(render_cue(cue, take, {.sample_rate_hz = 48000}, 1000) == whole);
}
