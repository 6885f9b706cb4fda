/// A script's takes: spoken when they are wanted, kept while there is room.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "mix/passages.hpp"
#include "mix/survey.hpp"
#include "pipeline/render.hpp"
#include "synth/engine.hpp"
#include "synth/takes.hpp"

namespace lector::pipeline {

/// Speaks the segments of a script. Everything it is made with must outlive it.
class Speaking {
 public:
  /// @throws Error(config) for a voice that the engine doesn't have.
  Speaking(const script::Script& script, const RenderOptions& options, synth::Engine& engine);

  /// What there is to know of all takes, one survey a run; runs whose survey is in the cache are
  /// not spoken.
  /// @throws Error naming the segment and its text if one can't be spoken.
  [[nodiscard]] std::vector<mix::Survey> survey();

  /// The take of a segment, from the disk or spoken (again). Safe from several threads.
  [[nodiscard]] synth::Take take(std::size_t segment);

  [[nodiscard]] std::span<const mix::Run> runs() const { return runs_; }
  /// Names the takes of a run.
  [[nodiscard]] base::Key key(const mix::Run& run) const;

 private:
  [[nodiscard]] mix::Survey survey_run(const mix::Run& run);
  [[nodiscard]] synth::Take speak(std::size_t segment);

  const script::Script& script_;
  const RenderOptions& options_;
  std::unique_ptr<synth::Engine> cached_;  ///< none for a fast engine
  synth::Engine& engine_;
  std::vector<synth::Utterance> utterances_;
  std::vector<mix::Run> runs_;
  synth::TakeStore takes_;
};

}  // namespace lector::pipeline
