#include "mix/true_peak.hpp"

#include <catch2/catch.hpp>
#include <numbers>

#include "base/audio.hpp"
#include "mix/reference_meter.hpp"
#include "mix/sounds.hpp"

namespace {

using lector::mix::PeakMeter;

double peak_dbtp(const std::vector<float>& sound, std::size_t block_frames = 1000) {
  PeakMeter meter;
  for (std::size_t begin = 0; begin < sound.size(); begin += block_frames) {
    const std::size_t count = std::min(block_frames, sound.size() - begin);
    meter.add(std::span(sound).subspan(begin, count));
  }
  return lector::base::to_db(meter.peak());
}

}  // namespace

TEST_CASE("true peak: a tone at a quarter of the rate peaks 3 dB above its samples", "[mix]") {
  const auto sound = lector::tests::tone(
      {.frequency_hz = 11025.0, .amplitude = 0.5, .phase = std::numbers::pi / 4.0}, 44100);
  CHECK(lector::base::to_db(std::abs(static_cast<double>(sound[20]))) ==
        Approx(-9.03).margin(0.01));
  CHECK(peak_dbtp(sound) == Approx(-6.02).margin(0.15));
}

TEST_CASE("true peak: agrees with libebur128 on speech-like sound, tones and impulses", "[mix]") {
  std::vector<float> impulse(2000, 0.0F);
  impulse[1000] = 0.7F;
  impulse[1001] = 0.7F;
  const std::vector<std::vector<float>> sounds{
      lector::tests::speech_like(0.8, 2.0, 44100),
      lector::tests::tone({.frequency_hz = 997.0, .amplitude = 0.9}, 44100),
      lector::tests::tone({.frequency_hz = 9001.0, .amplitude = 0.4}, 44100),
      impulse,
  };
  for (const auto& sound : sounds) {
    const auto reference = lector::tests::measured_by_libebur128(sound, 44100);
    CHECK(peak_dbtp(sound) == Approx(reference.true_peak_dbtp).margin(0.05));
  }
}

TEST_CASE("true peak: doesn't depend on the size of blocks", "[mix]") {
  const auto sound = lector::tests::speech_like(0.8, 0.5, 44100);
  const double whole = peak_dbtp(sound, sound.size());
  CHECK(peak_dbtp(sound, 1) == whole);
  CHECK(peak_dbtp(sound, 13) == whole);
}

TEST_CASE("true peak: the last frame of a sound counts, and its overshoot", "[mix]") {
  CHECK(peak_dbtp({0.0F, 0.0F, 0.5F}) == Approx(-6.02).margin(0.01));
  CHECK(peak_dbtp({0.5F, 0.5F}) > -6.0 + 0.5);
}

TEST_CASE("true peak: silence and nothing have none", "[mix]") {
  CHECK(std::isinf(peak_dbtp(std::vector<float>(100, 0.0F))));
  CHECK(std::isinf(peak_dbtp({})));
}

TEST_CASE("true peak: no sound exceeds the bound", "[mix]") {
  // The worst case: every sample of the context as high as it goes, with the sign of its weight.
  std::vector<float> worst{1, -1, 1, -1, 1, 1, 1, -1, 1, -1, 1, -1};
  for (float& sample : worst) {
    sample = -sample;
  }
  std::vector<float> peak(1);
  lector::mix::find_true_peaks(worst, peak);
  CHECK(peak[0] <= lector::mix::true_peak_bound());
  CHECK(lector::mix::true_peak_bound() > 1.5F);
  CHECK(lector::mix::true_peak_bound() < 3.0F);
}
