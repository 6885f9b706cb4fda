/// What an episode depends on beside its article: it is made again when one of these changes.
#pragma once

#include "base/hash.hpp"
#include "cli/options.hpp"
#include "pipeline/render.hpp"
#include "synth/engine.hpp"

namespace lector::cli {

/// Names everything that decides which words are said, but the inputs.
/// @throws Error(io) for a lexicon or profile that can't be read.
[[nodiscard]] base::Key reading_key(const Invocation& wanted);

/// Names everything that decides how words sound, and what is in every tag.
[[nodiscard]] base::Key sound_key(const Invocation& wanted,
                                  const pipeline::RenderOptions& options,
                                  const synth::Engine& engine);

}  // namespace lector::cli
