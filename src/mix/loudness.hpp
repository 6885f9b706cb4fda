/// How loud sound is, to a listener.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "mix/timeline.hpp"
#include "mix/true_peak.hpp"

namespace lector::mix {

/// Measures sound that comes in blocks: loudness and range by libebur128 (ITU-R BS.1770-4 with its
/// gates, EBU Tech 3342), mono counted as dual mono; true peak by `PeakMeter`, because libebur128's
/// costs ten times as much.
class LoudnessMeter {
 public:
  /// What is wanted of the sound: the range costs a fifth of the time, the peak a tenth.
  enum class Wanted { integrated_only, everything };

  /// @param expected_frames  beyond two hours, blocks are counted in classes of 0.1 LU instead of
  ///   kept (1.2 MB an hour), so that memory is bounded; over so many blocks that shifts the result
  ///   by less than 0.01 LU.
  /// @throws Error(engine) if libebur128 refuses the rate.
  LoudnessMeter(int sample_rate_hz, std::int64_t expected_frames, Wanted wanted);

  LoudnessMeter(LoudnessMeter&& other) noexcept;
  LoudnessMeter& operator=(LoudnessMeter&& other) noexcept;
  ~LoudnessMeter();

  /// @throws Error(engine) if memory runs out.
  void add(std::span<const float> block);

  /// -infinity for silence and for less than 0.4 s of sound.
  [[nodiscard]] double integrated_lufs() const;
  /// Only for a meter that was asked for everything.
  [[nodiscard]] Loudness loudness() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
  Wanted wanted_;
  PeakMeter peak_;
};

}  // namespace lector::mix
