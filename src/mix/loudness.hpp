/// How loud sound is, to a listener.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mix/timeline.hpp"
#include "mix/true_peak.hpp"

namespace lector::mix {

/// What a part of a programme adds to the loudness of the whole. 56 bytes a second.
struct LoudnessPart {
  std::vector<float> momentary_lufs;   ///< of 400 ms, every 100 ms (BS.1770-4's gating blocks)
  std::vector<float> short_term_lufs;  ///< of 3 s, every second (EBU Tech 3342)
  float true_peak = 0.0F;              ///< amplitude
  bool operator==(const LoudnessPart&) const = default;
};

/// Integrated loudness of blocks with the gates of BS.1770-4 (-70 LUFS, then -10 LU below the mean
/// of what is left). Parts that were measured apart count as one sound.
/// @return -infinity for silence and for no blocks.
[[nodiscard]] double integrated_lufs(std::span<const LoudnessPart> parts);

/// Loudness, range (EBU Tech 3342: from the 10th to the 95th percentile over -20 LU below the mean)
/// and peak of a sound that was measured in parts.
[[nodiscard]] Loudness loudness_of(std::span<const LoudnessPart> parts);

/// For caches.
[[nodiscard]] std::string to_bytes(const LoudnessPart& part);
/// @throws Error(input) if the bytes aren't what `to_bytes` makes.
[[nodiscard]] LoudnessPart loudness_part(std::string_view bytes);

/// Measures sound that comes in blocks: momentary and short-term loudness by libebur128, mono
/// counted as dual mono; true peak by `PeakMeter`, because libebur128's costs ten times as much.
/// Gates are left to `integrated_lufs`: libebur128's own can't be kept, sent or put together again.
class LoudnessMeter {
 public:
  /// What is wanted of the sound; range and peak cost half as much again.
  enum class Wanted { integrated_only, everything };

  /// @throws Error(engine) if libebur128 refuses the rate.
  explicit LoudnessMeter(int sample_rate_hz, Wanted wanted = Wanted::everything);

  LoudnessMeter(LoudnessMeter&& other) noexcept;
  LoudnessMeter& operator=(LoudnessMeter&& other) noexcept;
  ~LoudnessMeter();

  /// @throws Error(engine) if memory runs out.
  void add(std::span<const float> block);

  [[nodiscard]] LoudnessPart part() const;

 private:
  struct State;

  void read_meters();

  std::unique_ptr<State> state_;
  Wanted wanted_;
  std::size_t hop_frames_;      ///< 100 ms
  std::size_t hop_filled_ = 0;  ///< frames since the last hop
  std::size_t hops_ = 0;
  LoudnessPart part_;
  PeakMeter peak_;
};

}  // namespace lector::mix
