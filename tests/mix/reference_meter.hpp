/// libebur128's own word on loudness and true peak, to hold the mix against.
#pragma once

#include <span>

namespace lector::tests {

struct ReferenceLoudness {
  double integrated_lufs = 0.0;
  double true_peak_dbtp = 0.0;
};

[[nodiscard]] ReferenceLoudness measured_by_libebur128(std::span<const float> sound,
                                                       int sample_rate_hz);

}  // namespace lector::tests
