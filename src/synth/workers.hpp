/// Engines behind the seam: every utterance in a process of its own, forked from a pristine parent.
#pragma once

#include <chrono>
#include <memory>

#include "synth/engine.hpp"
#include "synth/trade.hpp"

namespace lector::synth {

/// How the children are watched.
struct WorkerLimits {
  std::chrono::milliseconds silence{30'000};  ///< a child that sends nothing for so long is ended
  int attempts = 2;                           ///< of one utterance, before it fails
};

/// Starts eSpeak NG: a process that initialises it, speaks nothing, and forks one child an
/// utterance. eSpeak NG's sound depends on what its process spoke before, so this is what makes
/// takes reproducible; a crash or hang ends one child and nothing else. Any helper process may be
/// killed at any time; see `nursery.hpp`.
///
/// Returns at once; eSpeak NG gets ready meanwhile. Call it before the program starts its first
/// thread (it forks). The engine may be used from any number of threads; each `speak` has its own
/// child, so their number is the number of children. Destroying the engine ends all its processes.
/// @throws Error(engine) if no process can be made. If eSpeak NG can't be initialised, the first
/// call
///   and all that follow throw Error(engine) with the package to install.
[[nodiscard]] std::unique_ptr<Engine> start_espeak(const WorkerLimits& limits = {});

/// The same for any engine that works in processes.
[[nodiscard]] std::unique_ptr<Engine> start_workers(const Trade& trade,
                                                    const WorkerLimits& limits = {});

}  // namespace lector::synth
