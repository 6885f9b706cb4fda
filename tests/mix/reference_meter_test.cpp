#include "mix/reference_meter.hpp"

#include <ebur128.h>

#include <catch2/catch.hpp>

#include "base/audio.hpp"
#include "mix/sounds.hpp"

namespace lector::tests {

ReferenceLoudness measured_by_libebur128(std::span<const float> sound, int sample_rate_hz) {
  ebur128_state* state = ebur128_init(
      1, static_cast<unsigned long>(sample_rate_hz), EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK);
  REQUIRE(state != nullptr);
  REQUIRE(ebur128_set_channel(state, 0, EBUR128_DUAL_MONO) == EBUR128_SUCCESS);
  REQUIRE(ebur128_add_frames_float(state, sound.data(), sound.size()) == EBUR128_SUCCESS);
  ReferenceLoudness result;
  double peak = 0.0;
  REQUIRE(ebur128_loudness_global(state, &result.integrated_lufs) == EBUR128_SUCCESS);
  REQUIRE(ebur128_true_peak(state, 0, &peak) == EBUR128_SUCCESS);
  result.true_peak_dbtp = base::to_db(peak);
  ebur128_destroy(&state);
  return result;
}

}  // namespace lector::tests

TEST_CASE("reference meter: a 1 kHz tone of -18 dBFS peak is -18 LUFS as dual mono", "[mix]") {
  // EBU Tech 3341: a stereo 1 kHz sine of -23 dBFS peak on both channels measures -23 LUFS.
  const auto sound =
      lector::tests::tone({.amplitude = lector::base::from_db(-18.0), .seconds = 5.0}, 48000);
  const auto loudness = lector::tests::measured_by_libebur128(sound, 48000);
  CHECK(loudness.integrated_lufs == Approx(-18.0).margin(0.05));
  CHECK(loudness.true_peak_dbtp == Approx(-18.0).margin(0.05));
}
