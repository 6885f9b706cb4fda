/// eSpeak NG behind the seam: every utterance in a child of its own, forked from a pristine parent.
#pragma once

#include <chrono>
#include <memory>

#include "synth/engine.hpp"

namespace lector::synth {

/// How the children are watched.
struct WorkerLimits {
  std::chrono::milliseconds silence{30'000};  ///< a child that sends nothing for so long is killed
  int attempts = 2;                           ///< of one utterance, before it fails
};

/// Starts the pristine parent: a process that has initialised eSpeak NG, spoken nothing, and forks
/// one child an utterance. eSpeak NG's sound depends on what its process spoke before, so this is
/// what makes takes reproducible; a crash or hang ends one child and nothing else.
///
/// Call it before the program starts its first thread (it forks). The engine may be used from any
/// number of threads; each `speak` has its own child.
/// @throws Error(engine) if eSpeak NG can't be initialised; the message names the package to
/// install.
[[nodiscard]] std::unique_ptr<Engine> start_espeak(const WorkerLimits& limits = {});

}  // namespace lector::synth
