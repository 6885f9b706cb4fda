/// Which articles fit into an edition of a given length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "edition/edition.hpp"
#include "pipeline/render.hpp"
#include "script/join.hpp"
#include "spoken/lexicon.hpp"
#include "synth/engine.hpp"

namespace lector::pipeline {

/// An edition before it is known which articles it has.
struct Candidates {
  std::span<const script::Contribution> contributions;  ///< in reading order
  const script::Layout& layout;
  const spoken::Lexicons& lexicons;
};

/// How much room there is, and who gets it.
struct Room {
  std::int64_t length_ms = 0;
  std::span<const std::size_t> by_priority;  ///< positions of all contributions
  edition::Format format = edition::Format::mp3;
};

/// An article that didn't fit.
struct Left {
  std::size_t contribution = 0;
  std::int64_t length_ms = 0;  ///< of the article by itself, as it would be read
};

/// Positions of contributions, in reading order.
struct Fitted {
  std::vector<std::size_t> taken;
  std::vector<Left> left;
};

/// Takes one article after another by priority, each that still fits with opening, its line in the
/// contents, pauses and ending. Lengths are those of the rendered edition, to the sample:
/// everything is spoken once, and each choice is arranged as it would be.
/// @throws Error(input) if none fits; Error(engine) naming the segment that can't be spoken.
[[nodiscard]] Fitted fit(const Candidates& candidates,
                         const Room& room,
                         const RenderOptions& options,
                         synth::Engine& engine);

}  // namespace lector::pipeline
