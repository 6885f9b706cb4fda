/// Work side by side whose result never depends on the number of threads.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <utility>

namespace lector::base {

/// How much work there is, and how it is spread.
struct Workload {
  std::size_t count = 0;   ///< positions to work on
  std::size_t jobs = 1;    ///< threads; at least 1, at most one a position are started
  std::size_t window = 1;  ///< results that may wait at any moment, at least one a thread
};

/// Runs `produce(0) .. produce(count - 1)` on threads and calls what they return in order, from the
/// calling thread.
///
/// At most `window` results wait at any moment, so memory is bounded. The first failure by position
/// (not by time) is rethrown after all threads have ended; what a result throws ends the work too.
/// @param produce called from several threads at once.
void ordered_for(const Workload& work,
                 const std::function<std::function<void()>(std::size_t)>& produce);

/// Typed form: `consume(index, produce(index))`, in order of index; a result may be move-only.
template <typename Produce, typename Consume>
void ordered_map(const Workload& work, const Produce& produce, const Consume& consume) {
  ordered_for(work, [&](std::size_t index) -> std::function<void()> {
    using Result = decltype(produce(index));
    struct Holder {
      Result result;
    };
    auto held = std::make_shared<Holder>(Holder{produce(index)});
    return [held, index, &consume] { consume(index, std::move(held->result)); };
  });
}

}  // namespace lector::base
