#include "mix/resample.hpp"

#include <catch2/catch.hpp>

#include "base/audio.hpp"
#include "mix/sounds.hpp"

namespace {

using lector::mix::resampled;

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
  const auto result = resampled(sound, from, to, to);
  REQUIRE(result.size() == wanted.size());
  CHECK(error_db(result, wanted) < -90.0);
}

TEST_CASE("resample: the result has exactly the length that was asked for", "[mix]") {
  const std::vector<float> sound(1000, 0.1F);
  for (const std::int64_t length : {1999, 2000, 2001, 2010}) {
    CHECK(resampled(sound, 22050, 44100, length).size() == static_cast<std::size_t>(length));
  }
  CHECK(resampled(sound, 22050, 22050, 1001).size() == 1001);
}

TEST_CASE("resample: equal rates change nothing", "[mix]") {
  const auto sound = lector::tests::tone({}, 44100);
  CHECK(resampled(sound, 44100, 44100, 44100) == sound);
}

TEST_CASE("resample: very short sound and none at all", "[mix]") {
  CHECK(resampled({0.5F}, 22050, 44100, 2).size() == 2);
  CHECK(resampled({}, 22050, 44100, 0).empty());
}
