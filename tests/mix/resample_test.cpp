#include "mix/resample.hpp"

#include <catch2/catch.hpp>

#include "base/audio.hpp"
#include "mix/sounds.hpp"

namespace {

std::vector<float> resampled(const std::vector<float>& sound, int from_hz, int to_hz) {
  return lector::tests::pull_all(
      lector::mix::resampled(lector::tests::source_of(sound), from_hz, to_hz));
}

/// Level in dB of the difference from the wanted tone, away from the ends.
double error_db(const std::vector<float>& sound, const std::vector<float>& wanted) {
  std::vector<float> difference;
  for (std::size_t i = 2000; i + 2000 < sound.size(); ++i) {
    difference.push_back(sound[i] - wanted[i]);
  }
  return lector::base::to_db(lector::tests::rms(difference));
}

}  // namespace

TEST_CASE("resample: a tone keeps frequency, level and place", "[mix]") {
  const auto [from, to] = GENERATE(table<int, int>(
      {{22050, 44100}, {22050, 48000}, {16000, 44100}, {24000, 44100}, {48000, 44100}}));
  const auto sound = lector::tests::tone({.frequency_hz = 1000.0, .amplitude = 0.5}, from);
  const auto wanted = lector::tests::tone({.frequency_hz = 1000.0, .amplitude = 0.5}, to);
  const auto result = resampled(sound, from, to);
  REQUIRE(result.size() == wanted.size());
  CHECK(error_db(result, wanted) < -90.0);
}

TEST_CASE("resample: the result has the length that the rounding rule says, within a frame",
          "[mix]") {
  for (const std::size_t length : {1U, 2U, 147U, 1000U, 5001U}) {
    const auto result = resampled(std::vector<float>(length, 0.1F), 22050, 48000);
    const auto wanted = lector::mix::rescaled(static_cast<std::int64_t>(length), 22050, 48000);
    CHECK(std::abs(std::ssize(result) - wanted) <= 1);
    CHECK(resampled(std::vector<float>(length, 0.1F), 22050, 44100).size() == 2 * length);
  }
}

TEST_CASE("resample: equal rates change nothing", "[mix]") {
  const auto sound = lector::tests::tone({}, 44100);
  CHECK(resampled(sound, 44100, 44100) == sound);
}

TEST_CASE("resample: nothing stays nothing", "[mix]") {
  CHECK(resampled({}, 22050, 44100).empty());
}
