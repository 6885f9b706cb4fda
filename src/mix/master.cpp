#include "mix/master.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "mix/loudness.hpp"
#include "mix/measuring.hpp"

namespace lector::mix {
namespace {

// MP3 raises true peaks by 0.15 dB at 96 kbit/s and 0.75 dB at 64 (standards 3.3).
constexpr double kCodecOvershootDb = 1.0;

// The tolerance is inside the promise by what measuring at half the rate may still miss; gains are
// steps of 0.1 dB, so 0.05 can always be had.
constexpr double kPromisedLu = 0.1;
constexpr double kToleranceLu = 0.07;

// What finds the gain to begin with: the loudness of five minutes of speech is mostly within 0.1 LU
// of the whole, so that one pass over the whole often suffices.
constexpr std::int64_t kFirstGuessSeconds = 300;

// What tells how measuring at half the rate differs. For voices of eSpeak NG that is 0.043 to 0.047
// LU (libebur128's K-weighting bends near half the rate), so little is enough.
constexpr std::int64_t kCalibrationSeconds = 30;

// Speech needs two or three passes. Where five don't suffice the limiter takes what the gain adds.
constexpr int kMostPasses = 5;
constexpr double kMostGainDb = 40.0;

// How much louder a programme gets with each dB of gain: 1 below the limiter; 0.57 to 0.76 for
// voices of eSpeak NG in it. Under a quarter the guess leaps too far.
constexpr double kLimitedSlope = 0.6;
constexpr double kLeastSlope = 0.25;

/// A gain as it is used: within bounds, in tenths of a decibel.
double usable(double gain_db) {
  return std::round(std::clamp(gain_db, -kMostGainDb, kMostGainDb) * 10.0) / 10.0;
}

/// A timeline measured at one gain after another.
struct Measured {
  const Timeline& timeline;
  const synth::TakeLoader& takes;
  const voice::Mastering& target;
  double correction_lu = 0.0;  ///< added to what is measured
};

Master try_gain(const Measured& measured, double gain_db, const base::Progress& progress) {
  const Timeline& timeline = measured.timeline;
  Master tried{.gain_db = gain_db,
               .ceiling_dbtp = measured.target.true_peak_dbtp - kCodecOvershootDb,
               .loudness = {}};
  const auto source = play(timeline, measured.takes, tried);
  LoudnessMeter meter(
      timeline.sample_rate_hz, timeline.length_frames, LoudnessMeter::Wanted::everything);
  std::array<float, 16384> block{};
  std::int64_t done = 0;
  for (std::size_t count = source(block); count > 0; count = source(block)) {
    meter.add(std::span(block).first(count));
    done += static_cast<std::int64_t>(count);
    if (progress) {
      progress({.stage = "master", .done = done, .total = timeline.length_frames});
    }
  }
  tried.loudness = meter.loudness();
  tried.loudness.integrated_lufs += measured.correction_lu;
  if (!std::isfinite(tried.loudness.integrated_lufs)) {
    throw Error(ErrorKind::engine,
                "the programme is silent or shorter than 0.4 s, so its loudness can't be measured");
  }
  return tried;
}

/// After one pass: at the ceiling, the limiter is at work and takes part of what is added.
double second_gain(const Master& tried, double miss_lu) {
  constexpr double kNearDb = 0.1;
  const bool limited = tried.loudness.true_peak_dbtp > tried.ceiling_dbtp - kNearDb;
  return usable(tried.gain_db + (limited && miss_lu > 0.0 ? miss_lu / kLimitedSlope : miss_lu));
}

/// After two and more: where the secant through the last two meets the target.
double next_gain(const Master& tried, const Master& last, double miss_lu) {
  const double louder = tried.loudness.integrated_lufs - last.loudness.integrated_lufs;
  const double slope = std::clamp(louder / (tried.gain_db - last.gain_db), kLeastSlope, 1.0);
  return usable(tried.gain_db + miss_lu / slope);
}

Master search(const Measured& measured, double gain_db, const base::Progress& progress) {
  const auto miss = [&](const Master& tried) {
    return measured.target.loudness_lufs - tried.loudness.integrated_lufs;
  };
  Master best = try_gain(measured, gain_db, progress);
  Master last = best;
  double next = second_gain(best, miss(best));
  for (int pass = 1; pass < kMostPasses; ++pass) {
    if (std::abs(miss(best)) <= kToleranceLu || next == last.gain_db) {
      break;
    }
    const Master tried = try_gain(measured, next, progress);
    if (std::abs(miss(tried)) < std::abs(miss(best))) {
      best = tried;
    }
    next = next_gain(tried, last, miss(tried));
    last = tried;
  }
  return best;
}

/// How much louder the programme measures at its own rate than at half of it.
double correction(const Measured& measured, double gain_db) {
  const Timeline sample = sampled(measured.timeline, kCalibrationSeconds);
  const Timeline half = for_measuring(sample);
  const auto loudness = [&](const Timeline& timeline) {
    return try_gain({timeline, measured.takes, measured.target}, gain_db, {})
        .loudness.integrated_lufs;
  };
  return half.sample_rate_hz == sample.sample_rate_hz ? 0.0 : loudness(sample) - loudness(half);
}

}  // namespace

Master measure(const Timeline& timeline,
               const synth::TakeLoader& takes,
               const voice::Mastering& target,
               const base::Progress& progress) {
  double gain = usable(target.loudness_lufs - kVoiceLevelLufs);
  const Timeline whole = for_measuring(timeline);
  Measured measured{.timeline = whole, .takes = takes, .target = target};
  if (whole.sample_rate_hz != timeline.sample_rate_hz) {
    measured.correction_lu = correction({timeline, takes, target}, gain);
  }
  const Timeline sample = sampled(whole, kFirstGuessSeconds);
  if (sample.length_frames < whole.length_frames) {
    gain = search({sample, takes, target, measured.correction_lu}, gain, {}).gain_db;
  }
  const Master found = search(measured, gain, progress);
  // Out of reach, the limiter works so hard that half the rate tells little.
  const bool reached =
      std::abs(target.loudness_lufs - found.loudness.integrated_lufs) <= kPromisedLu;
  return reached ? found : try_gain({timeline, takes, target}, found.gain_db, progress);
}

}  // namespace lector::mix
