#include "mix/loudness.hpp"

#include <ebur128.h>

#include <array>
#include <limits>
#include <string>

#include "base/audio.hpp"
#include "base/report.hpp"
#include "mix/master.hpp"

namespace lector::mix {
namespace {

constexpr std::int64_t kExactSeconds = 7200;

void check(int code, const char* what) {
  if (code != EBUR128_SUCCESS) {
    throw Error(ErrorKind::engine,
                std::string("libebur128 cannot ") + what + " (code " + std::to_string(code) + ")");
  }
}

}  // namespace

struct LoudnessMeter::State {
  State(int sample_rate_hz, int mode)
      : handle(ebur128_init(1, static_cast<unsigned long>(sample_rate_hz), mode)) {
    if (handle == nullptr) {
      throw Error(ErrorKind::engine,
                  "libebur128 cannot measure at " + std::to_string(sample_rate_hz) + " Hz");
    }
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { ebur128_destroy(&handle); }

  ebur128_state* handle;
};

LoudnessMeter::LoudnessMeter(LoudnessMeter&& other) noexcept = default;
LoudnessMeter& LoudnessMeter::operator=(LoudnessMeter&& other) noexcept = default;
LoudnessMeter::~LoudnessMeter() = default;

LoudnessMeter::LoudnessMeter(int sample_rate_hz, std::int64_t expected_frames, Wanted wanted)
    : wanted_(wanted) {
  const bool long_sound = expected_frames > kExactSeconds * sample_rate_hz;
  const int mode =
      (wanted == Wanted::everything ? EBUR128_MODE_I | EBUR128_MODE_LRA : EBUR128_MODE_I) |
      (long_sound ? EBUR128_MODE_HISTOGRAM : 0);
  state_ = std::make_unique<State>(sample_rate_hz, mode);
  check(ebur128_set_channel(state_->handle, 0, EBUR128_DUAL_MONO), "count mono as dual mono");
}

void LoudnessMeter::add(std::span<const float> block) {
  check(ebur128_add_frames_float(state_->handle, block.data(), block.size()), "measure loudness");
  if (wanted_ == Wanted::everything) {
    peak_.add(block);
  }
}

double LoudnessMeter::integrated_lufs() const {
  double lufs = 0.0;
  check(ebur128_loudness_global(state_->handle, &lufs), "report loudness");
  return lufs > std::numeric_limits<double>::lowest() ? lufs
                                                      : -std::numeric_limits<double>::infinity();
}

Loudness LoudnessMeter::loudness() const {
  double range = 0.0;
  check(ebur128_loudness_range(state_->handle, &range), "report loudness range");
  return {.integrated_lufs = integrated_lufs(),
          .range_lu = range,
          .true_peak_dbtp = base::to_db(peak_.peak())};
}

Loudness measure_loudness(const base::FrameSource& source, int sample_rate_hz) {
  LoudnessMeter meter(sample_rate_hz, 0, LoudnessMeter::Wanted::everything);
  std::array<float, 4096> block{};
  for (std::size_t count = source(block); count > 0; count = source(block)) {
    meter.add(std::span(block).first(count));
  }
  return meter.loudness();
}

}  // namespace lector::mix
