/// Sound flows from its source to an encoder.
#pragma once

#include <functional>
#include <span>

#include "base/report.hpp"
#include "edition/write.hpp"

namespace lector::edition {

/// The same sound; each block that is asked for is a step of `encode`.
[[nodiscard]] Sound with_progress(const Sound& sound, const base::Progress& progress);

/// Pulls all of a sound, block by block, and hands each block on; blocks last about a second, so
/// that memory doesn't grow with the sound.
///
/// @throws std::logic_error if the source gives fewer or more frames than it promised: a bug, and
///   chapters and lengths that are already written would be wrong.
void pull(const Sound& sound, const std::function<void(std::span<const float>)>& consume);

}  // namespace lector::edition
