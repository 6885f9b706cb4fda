#include "mix/resample.hpp"

#include <soxr.h>

#include <string>
#include <utility>

#include "base/report.hpp"

namespace lector::mix {

std::vector<float> resampled(std::vector<float> sound,
                             int from_hz,
                             int to_hz,
                             std::int64_t length_frames) {
  const auto length = static_cast<std::size_t>(length_frames);
  if (from_hz == to_hz || sound.empty()) {
    sound.resize(length);
    return sound;
  }
  std::vector<float> result(length);
  const auto quality = soxr_quality_spec(SOXR_HQ, 0);
  const auto runtime = soxr_runtime_spec(1);  // no threads of its own
  std::size_t consumed = 0;
  std::size_t produced = 0;
  const soxr_error_t error = soxr_oneshot(from_hz,
                                          to_hz,
                                          1,
                                          sound.data(),
                                          sound.size(),
                                          &consumed,
                                          result.data(),
                                          length,
                                          &produced,
                                          nullptr,
                                          &quality,
                                          &runtime);
  if (error != nullptr) {
    throw Error(ErrorKind::engine,
                "cannot resample from " + std::to_string(from_hz) + " to " + std::to_string(to_hz) +
                    " Hz: " + error);
  }
  return result;
}

}  // namespace lector::mix
