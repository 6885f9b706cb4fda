#include <cmath>

#include "edition/number_text.hpp"
#include "edition/rules.hpp"

namespace lector::edition {
namespace {

constexpr double kTargetLufs = -16.0;
constexpr double kToleranceLu = 0.5;
constexpr double kCeilingDbtp = -1.0;
constexpr double kMaxRangeLu = 8.0;
/// Of a chapter's first 10 ms. Speech follows a quarter of a second later, beyond the reach of
/// MP3's pre-echo (26 ms), and pauses are digital silence: what is left is the codec's noise.
constexpr double kSilenceDbfs = -50.0;
constexpr std::int64_t kMaxOnsetMs = 1000;

void check_level(const mix::Loudness& loudness, FaultList& faults) {
  if (!std::isfinite(loudness.integrated_lufs)) {
    return faults.add("3.13", "the sound is silent, or shorter than 0.4 s", "speech");
  }
  if (std::abs(loudness.integrated_lufs - kTargetLufs) > kToleranceLu) {
    faults.add("3.1",
               "a loudness of " + decimal_text(loudness.integrated_lufs, 2) + " LUFS (dual mono)",
               "-16 within 0.5");
  }
  if (loudness.true_peak_dbtp > kCeilingDbtp) {
    faults.add("3.1",
               "a true peak of " + decimal_text(loudness.true_peak_dbtp, 2) + " dBTP",
               "at most -1");
  }
  if (loudness.range_lu > kMaxRangeLu) {
    faults.add("3.10",
               "a loudness range of " + decimal_text(loudness.range_lu, 1) + " LU",
               "at most 8 for speech");
  }
}

void check_onset(const NamedChapter& chapter, const Onset& onset, FaultList& faults) {
  if (!onset.sound_ms || *onset.sound_ms > kMaxOnsetMs) {
    faults.add("chapter start",
               chapter.name + " begins with more than 1 s of silence",
               "speech within 1 s");
  } else if (onset.first_dbfs > kSilenceDbfs) {
    faults.add("chapter start",
               chapter.name + " begins at " + decimal_text(onset.first_dbfs, 1) + " dBFS",
               "silence before its first word");
  }
}

}  // namespace

void check_sound(const SoundFigures& sound,
                 std::span<const NamedChapter> chapters,
                 FaultList& faults) {
  check_level(sound.loudness, faults);
  if (!std::isfinite(sound.loudness.integrated_lufs)) return;
  for (std::size_t i = 0; i < chapters.size() && i < sound.onsets.size(); ++i) {
    check_onset(chapters[i], sound.onsets[i], faults);
  }
}

}  // namespace lector::edition
