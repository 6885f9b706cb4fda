// libebur128 for the reader: a second file that includes it (the other is in `mix`), because what
// checks a file shares no code with what made it.
#include "edition/sound_meter.hpp"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "base/audio.hpp"
#include "base/report.hpp"

namespace lector::edition {
namespace {

/// Speech is heard from here on; eSpeak NG's quietest consonants at -16 LUFS lie near it, MP3's
/// pre-echo below.
constexpr double kSoundDbfs = -40.0;
constexpr int kWindowMs = 10;
constexpr std::int64_t kListenMs = 2000;

struct CloseMeter {
  void operator()(ebur128_state* state) const { ebur128_destroy(&state); }
};
using Meter = std::unique_ptr<ebur128_state, CloseMeter>;

void check(int result, const char* what) {
  if (result == EBUR128_SUCCESS) return;
  throw Error(ErrorKind::engine,
              std::string("libebur128: ") + what + " failed with code " + std::to_string(result));
}

Meter make_meter(const Decoder& decoder) {
  // The histogram bounds memory; it differs from the exact gating by less than 0.05 LU.
  constexpr int kMode =
      EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK | EBUR128_MODE_HISTOGRAM;
  Meter meter(ebur128_init(static_cast<unsigned>(decoder.channels),
                           static_cast<unsigned long>(decoder.sample_rate_hz),
                           kMode));
  if (!meter) throw Error(ErrorKind::engine, "libebur128: can't start");
  if (decoder.channels == 1) {
    check(ebur128_set_channel(meter.get(), 0, EBUR128_DUAL_MONO), "ebur128_set_channel");
  }
  return meter;
}

mix::Loudness read_meter(ebur128_state& meter) {
  mix::Loudness loudness;
  check(ebur128_loudness_global(&meter, &loudness.integrated_lufs), "ebur128_loudness_global");
  check(ebur128_loudness_range(&meter, &loudness.range_lu), "ebur128_loudness_range");
  double peak = 0.0;
  for (unsigned channel = 0; channel < meter.channels; ++channel) {
    double of_channel = 0.0;
    check(ebur128_true_peak(&meter, channel, &of_channel), "ebur128_true_peak");
    peak = std::max(peak, of_channel);
  }
  loudness.true_peak_dbtp = base::to_db(peak);
  return loudness;
}

/// Listens to the windows after each chapter start.
class Listener {
 public:
  Listener(const Decoder& decoder, std::span<const std::int64_t> starts_ms)
      : channels_(static_cast<std::size_t>(decoder.channels)),
        window_frames_(std::max(1, decoder.sample_rate_hz * kWindowMs / 1000)),
        onsets_(starts_ms.size()) {
    for (std::size_t i = 0; i < starts_ms.size(); ++i) {
      starts_.emplace_back(base::to_frames(starts_ms[i], decoder.sample_rate_hz), i);
    }
    std::ranges::sort(starts_);
  }

  void hear(std::span<const float> samples) {
    for (std::size_t i = 0; i + channels_ <= samples.size(); i += channels_) {
      for (const float sample : samples.subspan(i, channels_)) {
        energy_ += static_cast<double>(sample) * static_cast<double>(sample);
      }
      if (++frames_ % window_frames_ == 0) end_window();
    }
  }

  [[nodiscard]] std::int64_t frames() const { return frames_; }
  [[nodiscard]] std::vector<Onset> onsets() const { return onsets_; }

 private:
  /// Windows lie on a grid of 10 ms, and so do chapters, which start on whole seconds.
  void end_window() {
    const auto samples = static_cast<double>(window_frames_) * static_cast<double>(channels_);
    const double level_dbfs = base::to_db(std::sqrt(energy_ / samples));
    energy_ = 0.0;
    const std::int64_t begin = frames_ - window_frames_;
    const std::int64_t listen_frames = kListenMs / kWindowMs * window_frames_;
    auto start =
        std::ranges::upper_bound(starts_, std::pair(begin - listen_frames, onsets_.size()));
    for (; start != starts_.end() && start->first <= begin; ++start) {
      note(onsets_[start->second], begin - start->first, level_dbfs);
    }
  }

  void note(Onset& onset, std::int64_t passed_frames, double level_dbfs) const {
    if (passed_frames < window_frames_) onset.first_dbfs = level_dbfs;
    if (level_dbfs < kSoundDbfs || onset.sound_ms.has_value()) return;
    onset.sound_ms = passed_frames / window_frames_ * kWindowMs;
  }

  std::size_t channels_;
  std::int64_t window_frames_;
  std::vector<std::pair<std::int64_t, std::size_t>> starts_;  ///< frame, chapter; ascending
  std::vector<Onset> onsets_;
  std::int64_t frames_ = 0;
  double energy_ = 0.0;
};

}  // namespace

SoundFigures measure_sound(const Decoder& decoder,
                           std::span<const std::int64_t> chapter_starts_ms) {
  constexpr std::size_t kBlockFrames = 16384;
  const Meter meter = make_meter(decoder);
  Listener listener(decoder, chapter_starts_ms);
  std::vector<float> block(kBlockFrames * static_cast<std::size_t>(decoder.channels));
  SoundFigures figures;
  figures.sample_rate_hz = decoder.sample_rate_hz;
  figures.channels = decoder.channels;
  while (figures.error.empty()) {
    DecodedBlock decoded = decoder.read(block);
    figures.error = std::move(decoded.error);
    const std::span<const float> samples = std::span(block).first(decoded.sample_count);
    const std::size_t frames = samples.size() / static_cast<std::size_t>(decoder.channels);
    check(ebur128_add_frames_float(meter.get(), samples.data(), frames), "ebur128_add_frames");
    listener.hear(samples);
    if (frames == 0) break;
  }
  figures.length_frames = listener.frames();
  figures.loudness = read_meter(*meter);
  figures.onsets = listener.onsets();
  return figures;
}

}  // namespace lector::edition
