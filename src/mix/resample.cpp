#include "mix/resample.hpp"

#include <soxr.h>

#include <array>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "base/report.hpp"

namespace lector::mix {
namespace {

struct Delete {
  void operator()(soxr_t handle) const { soxr_delete(handle); }
};

using Handle = std::unique_ptr<soxr, Delete>;

Handle make_handle(int from_hz, int to_hz) {
  const auto quality = soxr_quality_spec(SOXR_HQ, 0);
  const auto runtime = soxr_runtime_spec(1);  // no threads of its own
  soxr_error_t error = nullptr;
  Handle handle(soxr_create(from_hz, to_hz, 1, &error, nullptr, &quality, &runtime));
  if (error != nullptr || !handle) {
    throw Error(ErrorKind::engine,
                "cannot resample from " + std::to_string(from_hz) + " to " + std::to_string(to_hz) +
                    " Hz: " + (error != nullptr ? error : "out of memory"));
  }
  return handle;
}

class Resampler {
 public:
  Resampler(base::FrameSource source, int from_hz, int to_hz)
      : source_(std::move(source)), handle_(make_handle(from_hz, to_hz)) {}

  std::size_t pull(std::span<float> frames) {
    std::size_t count = 0;
    while (count < frames.size()) {
      if (waiting_.empty() && !ended_) {
        waiting_ = std::span(input_).first(source_(input_));
        ended_ = waiting_.empty();
      }
      const std::size_t produced = convert(frames.subspan(count));
      count += produced;
      if (ended_ && produced == 0) {
        break;
      }
    }
    return count;
  }

 private:
  std::size_t convert(std::span<float> frames) {
    std::size_t consumed = 0;
    std::size_t produced = 0;
    // No input at all tells libsoxr that the sound has ended.
    const soxr_error_t error = soxr_process(handle_.get(),
                                            ended_ ? nullptr : waiting_.data(),
                                            waiting_.size(),
                                            &consumed,
                                            frames.data(),
                                            frames.size(),
                                            &produced);
    if (error != nullptr) {
      throw Error(ErrorKind::engine, std::string("cannot resample: ") + error);
    }
    waiting_ = waiting_.subspan(consumed);
    return produced;
  }

  base::FrameSource source_;
  Handle handle_;
  std::array<float, 2048> input_{};
  std::span<const float> waiting_;  ///< of `input_`, not yet taken
  bool ended_ = false;
};

}  // namespace

base::FrameSource resampled(base::FrameSource source, int from_hz, int to_hz) {
  if (from_hz == to_hz) {
    return source;
  }
  auto resampler = std::make_shared<Resampler>(std::move(source), from_hz, to_hz);
  return [resampler](std::span<float> frames) { return resampler->pull(frames); };
}

}  // namespace lector::mix
