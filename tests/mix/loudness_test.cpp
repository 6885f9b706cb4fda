#include "mix/loudness.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "base/audio.hpp"
#include "mix/master.hpp"
#include "mix/reference_meter.hpp"
#include "mix/sounds.hpp"

namespace {

using lector::mix::LoudnessMeter;
using lector::mix::measure_loudness;

}  // namespace

TEST_CASE("loudness: mono counts as dual mono, 3 dB above one channel", "[mix]") {
  const auto sound =
      lector::tests::tone({.amplitude = lector::base::from_db(-18.0), .seconds = 10.0}, 44100);
  const auto loudness = measure_loudness(lector::tests::source_of(sound), 44100);
  CHECK(loudness.integrated_lufs == Approx(-18.0).margin(0.05));
  CHECK(loudness.true_peak_dbtp == Approx(-18.0).margin(0.05));
  CHECK(loudness.range_lu == Approx(0.0).margin(0.1));
}

TEST_CASE("loudness: long pauses don't make a programme softer", "[mix]") {
  auto sound = lector::tests::speech_like(0.5, 8.0, 22050);
  const auto without = measure_loudness(lector::tests::source_of(sound), 22050);
  sound.resize(sound.size() + 22050 * 60, 0.0F);
  const auto with = measure_loudness(lector::tests::source_of(sound), 22050);
  CHECK(with.integrated_lufs == Approx(without.integrated_lufs).margin(0.1));
}

TEST_CASE("loudness: range tells soft passages from loud ones", "[mix]") {
  auto sound = lector::tests::tone({.amplitude = 0.5, .seconds = 20.0}, 22050);
  const auto soft = lector::tests::tone({.amplitude = 0.158, .seconds = 20.0}, 22050);
  sound.insert(sound.end(), soft.begin(), soft.end());
  // EBU Tech 3342: 20 s each of two levels 10 dB apart have a range of 10 LU.
  CHECK(measure_loudness(lector::tests::source_of(sound), 22050).range_lu ==
        Approx(10.0).margin(1.0));
}

TEST_CASE("loudness: silence, very short sound and none at all are minus infinity", "[mix]") {
  const double none = -std::numeric_limits<double>::infinity();
  for (const std::size_t length : {0U, 100U, 44100U}) {
    const auto loudness =
        measure_loudness(lector::tests::source_of(std::vector<float>(length, 0.0F)), 44100);
    CHECK(loudness.integrated_lufs == none);
    CHECK(loudness.true_peak_dbtp == none);
    CHECK(loudness.range_lu == 0.0);
  }
  const auto blip = lector::tests::tone({.amplitude = 0.5, .seconds = 0.2}, 44100);
  const auto loudness = measure_loudness(lector::tests::source_of(blip), 44100);
  CHECK(loudness.integrated_lufs == none);
  CHECK(loudness.true_peak_dbtp == Approx(-6.0).margin(0.1));
}

TEST_CASE("loudness: counting blocks in classes measures speech the same", "[mix]") {
  const auto sound = lector::tests::speech_like(0.5, 30.0, 22050);
  LoudnessMeter exact(22050, 30 * 22050, LoudnessMeter::Wanted::everything);
  LoudnessMeter counted(22050, 24LL * 3600 * 22050, LoudnessMeter::Wanted::everything);
  exact.add(sound);
  counted.add(sound);
  CHECK(counted.integrated_lufs() == Approx(exact.integrated_lufs()).margin(0.06));
}
