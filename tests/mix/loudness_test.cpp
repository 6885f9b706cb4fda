#include "mix/loudness.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>

#include "base/audio.hpp"
#include "base/report.hpp"
#include "mix/master.hpp"
#include "mix/reference_meter.hpp"
#include "mix/sounds.hpp"

namespace {

using lector::mix::LoudnessMeter;
using lector::mix::LoudnessPart;
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

TEST_CASE("loudness: the gates are libebur128's", "[mix]") {
  auto sound = lector::tests::speech_like(0.5, 8.0, 22050);
  for (const double amplitude : {0.01, 0.05, 0.2}) {
    const auto more = lector::tests::speech_like(amplitude, 5.3, 22050);
    sound.insert(sound.end(), more.begin(), more.end());
    sound.resize(sound.size() + 30000, 0.0F);
    CHECK(
        measure_loudness(lector::tests::source_of(sound), 22050).integrated_lufs ==
        Approx(lector::tests::measured_by_libebur128(sound, 22050).integrated_lufs).margin(0.001));
  }
}

TEST_CASE("loudness: parts measured apart are the whole, blocks of any size", "[mix]") {
  const auto sound = lector::tests::speech_like(0.5, 12.0, 44100);
  LoudnessMeter whole(44100);
  whole.add(sound);
  LoudnessMeter pieces(44100);
  for (std::size_t at = 0; at < sound.size(); at += 777) {
    pieces.add(std::span(sound).subspan(at, std::min<std::size_t>(777, sound.size() - at)));
  }
  CHECK(whole.part() == pieces.part());
  std::vector<LoudnessPart> parts;
  for (std::size_t at = 0; at < sound.size(); at += 132'300) {
    LoudnessMeter meter(44100);
    meter.add(std::span(sound).subspan(at, 132'300));
    parts.push_back(meter.part());
  }
  const std::vector<LoudnessPart> one{whole.part()};
  CHECK(lector::mix::integrated_lufs(parts) ==
        Approx(lector::mix::integrated_lufs(one)).margin(0.05));
}

TEST_CASE("loudness: a part goes through bytes and back, silence too", "[mix]") {
  for (const double amplitude : {0.0, 0.3}) {
    LoudnessMeter meter(22050);
    meter.add(lector::tests::speech_like(amplitude, 5.0, 22050));
    const auto part = meter.part();
    CHECK(lector::mix::loudness_part(to_bytes(part)) == part);
  }
  for (const std::string bytes : {"", "x", "\x83\x80\x80", "\xA0"}) {
    CHECK_THROWS_AS(lector::mix::loudness_part(bytes), lector::Error);
  }
}
