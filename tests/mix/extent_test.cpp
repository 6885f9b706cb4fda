#include <catch2/catch.hpp>

#include "mix/arrange.hpp"
#include "mix/sounds.hpp"

namespace {

using lector::mix::Extent;
using lector::mix::measure_extent;

/// Silence, sound, silence, in frames.
lector::synth::Take padded(std::size_t before, const std::vector<float>& sound, std::size_t after) {
  std::vector<float> all(before, 0.0F);
  all.insert(all.end(), sound.begin(), sound.end());
  all.insert(all.end(), after, 0.0F);
  return lector::tests::take_of(all, 22050);
}

constexpr std::int64_t kMargin = 110;  // 5 ms at 22050 Hz

}  // namespace

TEST_CASE("extent: the engine's silence is cut away but for five milliseconds", "[mix]") {
  const std::vector<float> sound(2205, 0.5F);
  const Extent extent = measure_extent(padded(1058, sound, 6262));
  CHECK(extent.begin == 1058 - kMargin);
  CHECK(extent.end == 1058 + 2205 + kMargin);
  CHECK(extent.sample_rate_hz == 22050);
}

TEST_CASE("extent: sound at either end of the take stays inside it", "[mix]") {
  const std::vector<float> sound(2205, 0.5F);
  CHECK(measure_extent(padded(0, sound, 0)) == Extent{0, 2205, 22050});
  CHECK(measure_extent(padded(3, sound, 7)) == Extent{0, 2215, 22050});
}

TEST_CASE("extent: a faint fricative before the vowel belongs to the sound", "[mix]") {
  auto sound =
      lector::tests::tone({.frequency_hz = 6000.0, .amplitude = 0.006, .seconds = 0.1}, 22050);
  const auto vowel = lector::tests::tone({.amplitude = 0.5, .seconds = 0.2}, 22050);
  sound.insert(sound.end(), vowel.begin(), vowel.end());
  const Extent extent = measure_extent(padded(1000, sound, 1000));
  CHECK(extent.begin <= 1000);
  CHECK(extent.begin >= 1000 - kMargin);
}

TEST_CASE("extent: an echo ends where it sinks below -50 dBFS", "[mix]") {
  std::vector<float> sound(2205, 0.5F);
  sound.insert(sound.end(), 3000, 0.002F);
  CHECK(measure_extent(padded(500, sound, 500)).end == 500 + 2205 + kMargin);
}

TEST_CASE("extent: a tail far below the take's own level doesn't sound", "[mix]") {
  std::vector<float> sound(11025, 0.3F);
  sound.insert(sound.end(), 660, 0.0006F);
  sound[11025 + 600] = 0.004F;  // above -50 dBFS, and alone
  const Extent extent = measure_extent(padded(500, sound, 500));
  CHECK(extent.end >= 500 + 11025);
  CHECK(extent.end <= 500 + 11025 + 2 * kMargin);
}

TEST_CASE("extent: pauses inside a take are kept", "[mix]") {
  std::vector<float> sound(1000, 0.5F);
  sound.insert(sound.end(), 9000, 0.0F);
  sound.insert(sound.end(), 1000, -0.5F);
  const Extent extent = measure_extent(padded(500, sound, 500));
  CHECK(extent.end - extent.begin == 11000 + 2 * kMargin);
}

TEST_CASE("extent: a silent take and an empty one don't sound", "[mix]") {
  const Extent silent = measure_extent(padded(1000, {}, 1000));
  CHECK(silent.begin == silent.end);
  CHECK(silent.sample_rate_hz == 22050);
  const Extent empty = measure_extent(padded(0, {}, 0));
  CHECK(empty.begin == empty.end);
}

TEST_CASE("extent: the lowest sample value counts as sound", "[mix]") {
  lector::synth::Take take;
  take.pcm = {.samples = {0, -32768, 0}, .sample_rate_hz = 22050};
  CHECK(measure_extent(take) == Extent{0, 3, 22050});
}
