/// Work side by side whose result never depends on the number of threads.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <utility>

namespace lector::base {

/// Runs `produce(0) .. produce(count - 1)` on `jobs` threads and hands the results to `consume` in
/// order, from the calling thread.
///
/// At most `window` results wait at any moment, so memory is bounded. The first failure by position
/// (not by time) is rethrown after all threads have ended; what `consume` throws ends the work too.
/// @param produce called from several threads at once; returns a task result of any movable type,
///   wrapped here as a function that `consume` runs.
void ordered_for(std::size_t count,
                 std::size_t jobs,
                 std::size_t window,
                 const std::function<std::function<void()>(std::size_t)>& produce);

/// Typed form: `consume(index, produce(index))`, in order of index.
template <typename Produce, typename Consume>
void ordered_map(std::size_t count,
                 std::size_t jobs,
                 std::size_t window,
                 const Produce& produce,
                 const Consume& consume) {
  ordered_for(count, jobs, window, [&](std::size_t index) -> std::function<void()> {
    using Result = decltype(produce(index));
    struct Holder {
      Result result;
    };
    auto held = std::make_shared<Holder>(Holder{produce(index)});
    return [held, index, &consume] { consume(index, std::move(held->result)); };
  });
}

}  // namespace lector::base
