/// An engine whose takes are kept from run to run.
#pragma once

#include "base/cache.hpp"
#include "synth/engine.hpp"

namespace lector::synth {

/// Names an utterance's take: all that shapes its sound, the engine's identity among it.
[[nodiscard]] base::Key key_of(const Utterance& utterance, const Engine& engine);

/// Speaks through another engine, each utterance once: the take goes into a cache, and comes from
/// there the next time.
///
/// For slow engines. eSpeak NG's takes aren't kept: speaking an hour costs 3 s of CPU time, of
/// which encoded pieces and surveys already save all but the edited passages (0.05 s each), while
/// keeping it would take 159 MB, four times the edition, and push out what saves more.
class CachedEngine : public Engine {
 public:
  /// Both must outlive this.
  CachedEngine(Engine& engine, const base::Cache& cache) : engine_(engine), cache_(cache) {}

  [[nodiscard]] Take speak(const Utterance& utterance) override;
  void check(const voice::Voice& voice) override { engine_.check(voice); }
  [[nodiscard]] VoiceList voices() override { return engine_.voices(); }
  [[nodiscard]] std::string identity() const override { return engine_.identity(); }
  [[nodiscard]] Speed speed() const override { return engine_.speed(); }

 private:
  Engine& engine_;
  const base::Cache& cache_;
};

/// For caches: 16-bit samples as they lie in memory, and marks.
[[nodiscard]] std::string to_bytes(const Take& take);
/// @throws Error(input) if the bytes aren't what `to_bytes` makes.
[[nodiscard]] Take take_from(std::string_view bytes);

}  // namespace lector::synth
