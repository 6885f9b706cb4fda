#include "mix/master.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <vector>

#include "base/report.hpp"
#include "mix/loudness.hpp"
#include "mix/measuring.hpp"
#include "mix/programme.hpp"

namespace lector::mix {
namespace {

// MP3 raises true peaks by 0.15 dB at 96 kbit/s and 0.75 dB at 64 (standards 3.3).
constexpr double kCodecOvershootDb = 1.0;

constexpr double kPromisedLu = 0.1;

// Gains are steps of 0.1 dB; within this the neighbouring step isn't nearer.
constexpr double kToleranceLu = 0.03;

// How far from a measured gain the loudness may be reckoned from the slope.
constexpr double kNearDb = 0.5;

// Speech needs one pass or two. Where five don't suffice the limiter takes what the gain adds.
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

/// A guess: coarse, so that an edit seldom moves it.
double coarse(double gain_db) {
  return std::round(std::clamp(gain_db, -kMostGainDb, kMostGainDb) * 2.0) / 2.0;
}

/// A timeline measured at one gain after another.
struct Measured {
  const Timeline& timeline;
  std::vector<std::size_t> passages;
  const voice::Mastering& target;
  const PassageMeasure& measure;
  double correction_lu = 0.0;  ///< added to what is measured
};

Master at_gain(const Measured& measured, double gain_db) {
  return {.gain_db = gain_db,
          .ceiling_dbtp = measured.target.true_peak_dbtp - kCodecOvershootDb,
          .loudness = {}};
}

Master try_gain(const Measured& measured, double gain_db) {
  Master tried = at_gain(measured, gain_db);
  tried.loudness = loudness_of(measured.measure(measured.timeline, measured.passages, tried));
  tried.loudness.integrated_lufs += measured.correction_lu;
  if (!std::isfinite(tried.loudness.integrated_lufs)) {
    throw Error(ErrorKind::engine,
                "the programme is silent or shorter than 0.4 s, so its loudness can't be measured");
  }
  return tried;
}

double miss_lu(const Measured& measured, const Master& tried) {
  return measured.target.loudness_lufs - tried.loudness.integrated_lufs;
}

/// After one pass: at the ceiling, the limiter is at work and takes part of what is added. Never
/// the same gain again.
double second_gain(const Measured& measured, const Master& first) {
  constexpr double kAtCeilingDb = 0.1;
  constexpr double kStepDb = 0.5;
  const double miss = miss_lu(measured, first);
  const bool limited = first.loudness.true_peak_dbtp > first.ceiling_dbtp - kAtCeilingDb;
  const double next = coarse(first.gain_db + (limited && miss > 0.0 ? miss / kLimitedSlope : miss));
  return next == first.gain_db ? next + std::copysign(kStepDb, miss) : next;
}

/// LU a decibel, between two gains.
double slope(const Master& one, const Master& other) {
  const double louder = one.loudness.integrated_lufs - other.loudness.integrated_lufs;
  return std::clamp(louder / (one.gain_db - other.gain_db), kLeastSlope, 1.0);
}

/// A gain near one that was measured, with the loudness that it will have.
Master reckoned(Master measured, double gain_db, double slope_lu) {
  measured.loudness.integrated_lufs += slope_lu * (gain_db - measured.gain_db);
  measured.gain_db = gain_db;
  return measured;
}

Master search(const Measured& measured, double gain_db) {
  Master last = try_gain(measured, gain_db);
  Master best = last;
  double next = second_gain(measured, last);
  for (int pass = 1; pass < kMostPasses && std::abs(miss_lu(measured, best)) > kToleranceLu;
       ++pass) {
    const Master tried = try_gain(measured, next);
    if (std::abs(miss_lu(measured, tried)) < std::abs(miss_lu(measured, best))) {
      best = tried;
    }
    const double steepness = slope(tried, last);
    const double wanted = usable(tried.gain_db + miss_lu(measured, tried) / steepness);
    if (std::abs(wanted - tried.gain_db) <= kNearDb) {
      return reckoned(tried, wanted, steepness);
    }
    last = tried;
    next = coarse(wanted);
    if (next == last.gain_db) {
      break;
    }
  }
  return best;
}

/// How much louder the programme measures at its own rate than at half of it: 0.043 to 0.047 LU for
/// voices of eSpeak NG (libebur128's K-weighting bends near half the rate), so a passage is enough.
double correction(const Timeline& timeline, const Measured& half, double gain_db) {
  const std::vector<std::size_t> first(1, half.passages.front());
  const auto loudness = [&](const Timeline& either) {
    return integrated_lufs(half.measure(either, first, at_gain(half, gain_db)));
  };
  const double difference = loudness(timeline) - loudness(half.timeline);
  return std::isfinite(difference) ? difference : 0.0;
}

// Blocks of 400 ms that have begun before the passage, or end behind it.
constexpr std::int64_t kMarginMs = 300;

}  // namespace

Master measure(const Timeline& timeline,
               const voice::Mastering& target,
               const PassageMeasure& passages) {
  const double gain = usable(target.loudness_lufs - kVoiceLevelLufs);
  const Timeline whole = for_measuring(timeline);
  Measured measured{.timeline = whole,
                    .passages = passages_to_measure(whole),
                    .target = target,
                    .measure = passages};
  if (whole.sample_rate_hz != timeline.sample_rate_hz && !measured.passages.empty()) {
    measured.correction_lu = correction(timeline, measured, gain);
  }
  const Master found = search(measured, gain);
  // Out of reach, the limiter works so hard that half the rate tells little.
  const bool reached = std::abs(miss_lu(measured, found)) <= kPromisedLu;
  const Measured at_full{timeline, measured.passages, target, passages};
  return reached ? found : try_gain(at_full, found.gain_db);
}

LoudnessPart measure_passage(const Timeline& timeline,
                             std::size_t passage,
                             const synth::TakeLoader& takes,
                             const Master& master) {
  const Passage& measured = timeline.passages[passage];
  const auto margin = base::to_frames(kMarginMs, timeline.sample_rate_hz);
  LoudnessMeter meter(timeline.sample_rate_hz);
  std::vector<float> block(static_cast<std::size_t>(margin), 0.0F);
  meter.add(block);
  PassageSound sound(timeline, measured, takes, master);
  auto left = measured.end_frame + margin - measured.start_frame;
  for (; left > 0; left -= std::ssize(block)) {
    block.resize(static_cast<std::size_t>(std::min(margin, left)));
    sound.fill(block);
    meter.add(block);
  }
  return meter.part();
}

base::Key identity_of(const Timeline& timeline, const Passage& passage, const Master& master) {
  base::Hasher hasher;
  hasher.add("passage").add(passage.spoken).add(timeline.sample_rate_hz);
  hasher.add(passage.end_frame - passage.start_frame);
  hasher.add(master.gain_db).add(master.ceiling_dbtp);
  for (std::size_t i = passage.first_cue; i < passage.end_cue; ++i) {
    const Cue& cue = timeline.cues[i];
    hasher.add(cue.start_frame - passage.start_frame).add(cue.length_frames);
    hasher.add(cue.take_begin).add(cue.take_end).add(cue.gain_db);
  }
  return hasher.key();
}

}  // namespace lector::mix
