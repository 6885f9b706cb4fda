#include "mix/limiter.hpp"

#include <catch2/catch.hpp>
#include <numbers>

#include "base/audio.hpp"
#include "mix/reference_meter.hpp"
#include "mix/sounds.hpp"

namespace {

using lector::mix::Limiter;

constexpr double kCeilingDbtp = -2.0;

/// Sound through the limiter, its delay undone.
std::vector<float> limited(std::vector<float> sound, int rate, std::size_t block_frames = 1024) {
  Limiter limiter(rate, kCeilingDbtp);
  const std::size_t length = sound.size();
  sound.resize(length + limiter.latency_frames(), 0.0F);
  for (std::size_t begin = 0; begin < sound.size(); begin += block_frames) {
    const std::size_t count = std::min(block_frames, sound.size() - begin);
    limiter.process(std::span(sound).subspan(begin, count));
  }
  sound.erase(sound.begin(), sound.begin() + static_cast<std::ptrdiff_t>(limiter.latency_frames()));
  return sound;
}

std::vector<float> square(double frequency_hz, float amplitude, int rate) {
  auto sound = lector::tests::tone({.frequency_hz = frequency_hz}, rate);
  for (float& sample : sound) {
    sample = sample >= 0.0F ? amplitude : -amplitude;
  }
  return sound;
}

std::vector<float> impulses(float amplitude, std::size_t distance, int rate) {
  std::vector<float> sound(static_cast<std::size_t>(rate), 0.0F);
  for (std::size_t i = 100; i + 1 < sound.size(); i += distance) {
    sound[i] = amplitude;
    sound[i + 1] = amplitude;
  }
  return sound;
}

}  // namespace

TEST_CASE("limiter: hot sound stays below the ceiling, between samples too", "[mix]") {
  const int rate = GENERATE(22050, 44100, 48000);
  const double quarter = rate / 4.0;
  const std::vector<std::vector<float>> sounds{
      square(441.0, 1.5F, rate),
      square(55.0, 1.0F, rate),
      impulses(2.0F, 3001, rate),
      impulses(-1.2F, 400, rate),
      lector::tests::tone(
          {.frequency_hz = quarter, .amplitude = 1.0, .phase = std::numbers::pi / 4.0}, rate),
      lector::tests::tone({.frequency_hz = 999.0, .amplitude = 3.0}, rate),
      lector::tests::speech_like(2.5, 3.0, rate),
  };
  for (const auto& sound : sounds) {
    const auto loudness = lector::tests::measured_by_libebur128(limited(sound, rate), rate);
    CHECK(loudness.true_peak_dbtp <= kCeilingDbtp + 0.1);
    CHECK(loudness.true_peak_dbtp > kCeilingDbtp - 1.0);
  }
}

TEST_CASE("limiter: sound below the ceiling passes bit for bit", "[mix]") {
  const auto sound = lector::tests::speech_like(0.7, 2.0, 44100);
  CHECK(limited(sound, 44100) == sound);
}

TEST_CASE("limiter: after a peak the gain is exactly 1 again within a second", "[mix]") {
  auto sound = lector::tests::tone({.amplitude = 0.5, .seconds = 3.0}, 44100);
  sound[44100] = 4.0F;
  const auto result = limited(sound, 44100);
  CHECK(std::equal(sound.begin(), sound.begin() + 43900, result.begin()));
  CHECK(std::equal(sound.begin() + 88200, sound.end(), result.begin() + 88200));
  CHECK(result[44200] < sound[44200] * 0.9F);
}

TEST_CASE("limiter: the gain has no step", "[mix]") {
  // On a constant the result is the gain itself; impulses make the limiter work.
  std::vector<float> sound(44100, 0.5F);
  for (std::size_t i = 5000; i < sound.size(); i += 7001) {
    sound[i] = 1.6F;
  }
  const auto result = limited(sound, 44100);
  for (std::size_t i = 1; i < result.size(); ++i) {
    if (sound[i] == sound[i - 1]) {
      // From 1 to 0.5 in 3 ms takes 128 frames of 0.002 each; two peaks never come together here.
      REQUIRE(std::abs(result[i] - result[i - 1]) <= 0.006F);
    }
  }
}

TEST_CASE("limiter: doesn't depend on the size of blocks", "[mix]") {
  const auto sound = lector::tests::speech_like(1.5, 1.0, 44100);
  const auto whole = limited(sound, 44100, sound.size() + 10000);
  CHECK(limited(sound, 44100, 1) == whole);
  CHECK(limited(sound, 44100, 7) == whole);
  CHECK(limited(sound, 44100, 1024) == whole);
}

TEST_CASE("limiter: silence stays exact silence, right up to a peak and after it", "[mix]") {
  std::vector<float> sound(8820, 0.0F);
  sound[4410] = 1.5F;
  const auto result = limited(sound, 44100);
  CHECK(std::count(result.begin(), result.end(), 0.0F) == 8819);
  CHECK(result[4410] > 0.7F);
}
