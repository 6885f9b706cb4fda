#include "mix/loudness.hpp"

#include <ebur128.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>

#include "base/audio.hpp"
#include "base/cbor.hpp"
#include "base/report.hpp"
#include "mix/master.hpp"

namespace lector::mix {
namespace {

using nlohmann::json;

constexpr double kSilence = -std::numeric_limits<double>::infinity();
constexpr double kAbsoluteGateLufs = -70.0;
constexpr double kRelativeGateLu = -10.0;
constexpr double kRangeGateLu = -20.0;

// Hops of 100 ms until 400 ms and 3 s have sounded.
constexpr std::size_t kMomentaryHops = 4;
constexpr std::size_t kShortTermHops = 30;
constexpr std::size_t kHopsASecond = 10;

void check(int code, const char* what) {
  if (code != EBUR128_SUCCESS) {
    throw Error(ErrorKind::engine,
                std::string("libebur128 cannot ") + what + " (code " + std::to_string(code) + ")");
  }
}

double energy(double lufs) {
  return std::pow(10.0, lufs / 10.0);
}

/// Loudness of all blocks over a gate, together.
double mean_over(std::span<const LoudnessPart> parts,
                 std::vector<float> LoudnessPart::* blocks,
                 double gate_lufs) {
  double sum = 0.0;
  std::int64_t count = 0;
  for (const auto& part : parts) {
    for (const float lufs : part.*blocks) {
      if (static_cast<double>(lufs) >= gate_lufs) {
        sum += energy(static_cast<double>(lufs));
        ++count;
      }
    }
  }
  return count > 0 ? 10.0 * std::log10(sum / static_cast<double>(count)) : kSilence;
}

double range_of(std::span<const LoudnessPart> parts) {
  const double mean = mean_over(parts, &LoudnessPart::short_term_lufs, kAbsoluteGateLufs);
  const double gate = std::max(mean + kRangeGateLu, kAbsoluteGateLufs);
  std::vector<float> kept;
  for (const auto& part : parts) {
    std::ranges::copy_if(part.short_term_lufs, std::back_inserter(kept), [gate](float lufs) {
      return static_cast<double>(lufs) >= gate;
    });
  }
  if (kept.empty()) {
    return 0.0;
  }
  std::ranges::sort(kept);
  const auto percentile = [&](double share) {
    return static_cast<double>(
        kept[static_cast<std::size_t>(std::lround(share * static_cast<double>(kept.size() - 1)))]);
  };
  return percentile(0.95) - percentile(0.10);
}

}  // namespace

double integrated_lufs(std::span<const LoudnessPart> parts) {
  constexpr auto kBlocks = &LoudnessPart::momentary_lufs;
  const double mean = mean_over(parts, kBlocks, kAbsoluteGateLufs);
  return mean_over(parts, kBlocks, std::max(mean + kRelativeGateLu, kAbsoluteGateLufs));
}

Loudness loudness_of(std::span<const LoudnessPart> parts) {
  float peak = 0.0F;
  for (const auto& part : parts) {
    peak = std::max(peak, part.true_peak);
  }
  return {.integrated_lufs = integrated_lufs(parts),
          .range_lu = range_of(parts),
          .true_peak_dbtp = base::to_db(static_cast<double>(peak))};
}

std::string to_bytes(const LoudnessPart& part) {
  std::string bytes;
  json::to_cbor({part.momentary_lufs, part.short_term_lufs, part.true_peak}, bytes);
  return bytes;
}

LoudnessPart loudness_part(std::string_view bytes) {
  base::expect_shallow_cbor(bytes);
  try {
    const auto saved = json::from_cbor(bytes);
    return {.momentary_lufs = saved.at(0).get<std::vector<float>>(),
            .short_term_lufs = saved.at(1).get<std::vector<float>>(),
            .true_peak = saved.at(2).get<float>()};
  } catch (const json::exception& error) {
    throw Error(ErrorKind::input, std::string("no measured loudness: ") + error.what());
  }
}

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

LoudnessMeter::LoudnessMeter(int sample_rate_hz, Wanted wanted)
    : state_(std::make_unique<State>(
          sample_rate_hz, wanted == Wanted::everything ? EBUR128_MODE_S : EBUR128_MODE_M)),
      wanted_(wanted),
      hop_frames_((static_cast<std::size_t>(sample_rate_hz) + 5) / 10) {  // as libebur128 rounds it
  check(ebur128_set_channel(state_->handle, 0, EBUR128_DUAL_MONO), "count mono as dual mono");
}

void LoudnessMeter::add(std::span<const float> block) {
  if (wanted_ == Wanted::everything) {
    peak_.add(block);
  }
  while (!block.empty()) {
    const auto part = block.first(std::min(block.size(), hop_frames_ - hop_filled_));
    check(ebur128_add_frames_float(state_->handle, part.data(), part.size()), "measure loudness");
    block = block.subspan(part.size());
    hop_filled_ += part.size();
    if (hop_filled_ == hop_frames_) {
      hop_filled_ = 0;
      ++hops_;
      read_meters();
    }
  }
}

void LoudnessMeter::read_meters() {
  double lufs = 0.0;
  if (hops_ >= kMomentaryHops) {
    check(ebur128_loudness_momentary(state_->handle, &lufs), "report momentary loudness");
    part_.momentary_lufs.push_back(static_cast<float>(lufs));
  }
  if (wanted_ == Wanted::everything && hops_ >= kShortTermHops && hops_ % kHopsASecond == 0) {
    check(ebur128_loudness_shortterm(state_->handle, &lufs), "report short-term loudness");
    part_.short_term_lufs.push_back(static_cast<float>(lufs));
  }
}

LoudnessPart LoudnessMeter::part() const {
  LoudnessPart part = part_;
  part.true_peak = static_cast<float>(peak_.peak());
  return part;
}

Loudness measure_loudness(const base::FrameSource& source, int sample_rate_hz) {
  LoudnessMeter meter(sample_rate_hz);
  std::array<float, 4096> block{};
  for (std::size_t count = source(block); count > 0; count = source(block)) {
    meter.add(std::span(block).first(count));
  }
  const std::array<LoudnessPart, 1> parts{meter.part()};
  return loudness_of(parts);
}

}  // namespace lector::mix
