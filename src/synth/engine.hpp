/// The one seam: anything that speaks.
#pragma once

#include <string>
#include <vector>

#include "synth/take.hpp"

namespace lector::synth {

/// A voice that an engine offers.
struct KnownVoice {
  std::string name;      ///< as a style names it: "en-us"
  std::string language;  ///< tag of the language it is made for: "en-us"
  std::string label;     ///< for people: "English (America)"
  bool operator==(const KnownVoice&) const = default;
};

/// All that can be named in a style: a voice, or a voice and a variant as "VOICE+VARIANT".
struct VoiceList {
  std::vector<KnownVoice> voices;     ///< by language, then name
  std::vector<std::string> variants;  ///< by name; empty if the engine knows no variants
};

/// Whether speaking an utterance again costs less than keeping its take on a disk.
enum class Speed { fast, slow };

/// Speaks utterances. An engine is safe to call from several threads at once, and the same
/// utterance gives the same take whatever was spoken before.
class Engine {
 public:
  Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  virtual ~Engine() = default;

  /// Text in which there is nothing to say gives a take in which nothing sounds.
  /// @throws Error(engine) if nothing usable came back, after one more try; Error(config) if there
  ///   is no such voice; Error(input) if the text is longer than `kMaxTextBytes`.
  [[nodiscard]] virtual Take speak(const Utterance& utterance) = 0;

  /// Refuses a voice that the engine doesn't have, or a variant that it would silently ignore.
  /// @throws Error(config) that names the voice and similar ones that work.
  virtual void check(const voice::Voice& voice) = 0;

  [[nodiscard]] virtual VoiceList voices() = 0;

  /// Engine, version and data, for cache keys: equal identities speak alike.
  [[nodiscard]] virtual std::string identity() const = 0;

  [[nodiscard]] virtual Speed speed() const = 0;
};

}  // namespace lector::synth
