#include "base/audio.hpp"

#include <catch2/catch.hpp>
#include <limits>

using lector::base::from_db;
using lector::base::to_db;
using lector::base::to_frames;
using lector::base::to_ms;

TEST_CASE("audio: levels in dB are twenty times the decimal logarithm", "[base]") {
  CHECK(from_db(0.0) == 1.0);
  CHECK(from_db(-20.0) == Approx(0.1));
  CHECK(from_db(6.0206) == Approx(2.0).epsilon(1e-6));
  CHECK(to_db(0.5) == Approx(-6.0206).epsilon(1e-6));
  CHECK(to_db(from_db(-16.0)) == Approx(-16.0));
  CHECK(to_db(0.0) == -std::numeric_limits<double>::infinity());
}

TEST_CASE("audio: frames become the nearest millisecond", "[base]") {
  CHECK(to_ms(0, 44100) == 0);
  CHECK(to_ms(44100, 44100) == 1000);
  CHECK(to_ms(22, 44100) == 0);
  CHECK(to_ms(23, 44100) == 1);
  CHECK(to_ms(11, 22050) == 0);
  CHECK(to_ms(12, 22050) == 1);
}

TEST_CASE("audio: milliseconds become the nearest frame and come back unchanged", "[base]") {
  CHECK(to_frames(1, 44100) == 44);
  CHECK(to_frames(5, 44100) == 221);
  for (const int rate_hz : {16000, 22050, 44100, 48000})
    for (const std::int64_t time_ms : {0LL, 1LL, 999LL, 123'457LL, 86'400'000LL})
      CHECK(to_ms(to_frames(time_ms, rate_hz), rate_hz) == time_ms);
}

TEST_CASE("audio: a year of sound doesn't overflow", "[base]") {
  constexpr std::int64_t kYearMs = 365LL * 24 * 3600 * 1000;
  CHECK(to_ms(to_frames(kYearMs, 48000), 48000) == kYearMs);
}
