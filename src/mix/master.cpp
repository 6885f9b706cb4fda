#include "mix/master.hpp"

#include <algorithm>
#include <array>
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

// Five minutes of speech tell the slope, and the loudness mostly to 0.1 LU; three hours tell it to
// 0.03 LU.
constexpr double kSampleSeconds = 300.0;
constexpr double kMeasuredSeconds = 3.0 * 3600.0;

// How far from a measured gain the loudness may be reckoned from the slope.
constexpr double kNearDb = 0.5;

// Speech needs one, seldom two. Where five don't suffice the limiter takes what the gain adds.
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

/// A timeline that is measured at one gain after another.
struct Measured {
  const Timeline& timeline;
  const voice::Mastering& target;
  const PassageMeasure& measure;
  double correction_lu = 0.0;  ///< added to what is measured
};

Master at_gain(const Measured& measured, double gain_db) {
  return {.gain_db = gain_db,
          .ceiling_dbtp = measured.target.true_peak_dbtp - kCodecOvershootDb,
          .loudness = {}};
}

/// What parts of the programme, measured at a gain, say of it.
Master judged(const Measured& measured, double gain_db, std::span<const LoudnessPart> parts) {
  Master tried = at_gain(measured, gain_db);
  tried.loudness = loudness_of(parts);
  tried.loudness.integrated_lufs += measured.correction_lu;
  return tried;
}

/// The whole and a sample of it at one gain.
struct Trial {
  Master whole;
  Master sample;
};

Trial try_gain(const Measured& measured,
               std::span<const std::size_t> whole,
               std::span<const std::size_t> sample,
               double gain_db) {
  const auto parts = measured.measure(measured.timeline, whole, at_gain(measured, gain_db));
  std::vector<LoudnessPart> sampled;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (std::ranges::binary_search(sample, whole[i])) {
      sampled.push_back(parts[i]);
    }
  }
  return {.whole = judged(measured, gain_db, parts), .sample = judged(measured, gain_db, sampled)};
}

double miss_lu(const Measured& measured, const Master& tried) {
  return measured.target.loudness_lufs - tried.loudness.integrated_lufs;
}

/// After the sample alone: at the ceiling, the limiter is at work and takes part of what is added.
double second_gain(const Measured& measured, const Master& first) {
  constexpr double kAtCeilingDb = 0.1;
  const double miss = miss_lu(measured, first);
  const bool limited = first.loudness.true_peak_dbtp > first.ceiling_dbtp - kAtCeilingDb;
  return coarse(first.gain_db + (limited && miss > 0.0 ? miss / kLimitedSlope : miss));
}

/// LU a decibel between two gains at which the same was measured; a guess if they are one.
double slope(const Master& one, const Master& other) {
  if (one.gain_db == other.gain_db) {
    return kLimitedSlope;
  }
  const double louder = one.loudness.integrated_lufs - other.loudness.integrated_lufs;
  return std::clamp(louder / (one.gain_db - other.gain_db), kLeastSlope, 1.0);
}

/// A gain near one that was measured, with the loudness that it will have.
Master reckoned(Master measured, double gain_db, double slope_lu) {
  measured.loudness.integrated_lufs += slope_lu * (gain_db - measured.gain_db);
  measured.gain_db = gain_db;
  return measured;
}

void expect_sound(const Master& tried) {
  if (!std::isfinite(tried.loudness.integrated_lufs)) {
    throw Error(ErrorKind::engine,
                "the programme is silent or shorter than 0.4 s, so its loudness can't be measured");
  }
}

Master search(const Measured& measured, double gain_db) {
  const auto whole = sample_passages(measured.timeline, kMeasuredSeconds);
  auto sample = sample_passages(measured.timeline, kSampleSeconds);
  Master last = try_gain(measured, sample, sample, gain_db).sample;
  if (!std::isfinite(last.loudness.integrated_lufs)) {
    sample = whole;  // what was picked is silent; perhaps the rest isn't
    last = try_gain(measured, sample, sample, gain_db).sample;
  }
  expect_sound(last);
  double next = second_gain(measured, last);
  Master best;
  for (int pass = 0; pass < kMostPasses; ++pass) {
    const Trial tried = try_gain(measured, whole, sample, next);
    if (pass == 0 || std::abs(miss_lu(measured, tried.whole)) < std::abs(miss_lu(measured, best))) {
      best = tried.whole;
    }
    const double steepness = slope(tried.sample, last);
    const double wanted = usable(next + miss_lu(measured, tried.whole) / steepness);
    if (std::abs(wanted - next) <= kNearDb) {
      return reckoned(tried.whole, wanted, steepness);
    }
    last = tried.sample;
    next = coarse(wanted);
  }
  return best;
}

/// How much louder the programme measures at its own rate than at half of it: 0.043 to 0.047 LU for
/// voices of eSpeak NG (libebur128's K-weighting bends near half the rate), so a passage is enough.
double correction(const Timeline& timeline, const Measured& half, double gain_db) {
  const std::array<std::size_t, 1> first{0};
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
  const Timeline half = for_measuring(timeline);
  Measured measured{.timeline = half, .target = target, .measure = passages};
  if (half.sample_rate_hz != timeline.sample_rate_hz && !timeline.passages.empty()) {
    measured.correction_lu = correction(timeline, measured, gain);
  }
  const Master found = search(measured, gain);
  // Out of reach, the limiter works so hard that half the rate tells little.
  if (std::abs(miss_lu(measured, found)) <= kPromisedLu) {
    return found;
  }
  const auto whole = sample_passages(timeline, kMeasuredSeconds);
  return try_gain({timeline, target, passages}, whole, {}, found.gain_db).whole;
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
