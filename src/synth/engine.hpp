/// The one seam: anything that speaks.
#pragma once

#include <string>

#include "synth/take.hpp"

namespace lector::synth {

/// Speaks utterances. An engine is safe to call from several threads at once, and the same
/// utterance gives the same take whatever was spoken before.
class Engine {
 public:
  Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  virtual ~Engine() = default;

  /// @throws Error(engine) if nothing usable came back, after one more try.
  [[nodiscard]] virtual Take speak(const Utterance& utterance) = 0;

  /// Refuses a voice that the engine doesn't have, or a variant that it would silently ignore.
  /// @throws Error(config) that names the voice and similar ones that work.
  virtual void check(const voice::Voice& voice) = 0;

  /// Engine and version, for cache keys and provenance: "eSpeak NG 1.51".
  [[nodiscard]] virtual std::string identity() const = 0;
};

}  // namespace lector::synth
