/// Sound flows from its source to an encoder.
#pragma once

#include <functional>
#include <span>

#include "base/report.hpp"
#include "edition/write.hpp"

namespace lector::edition {

/// The same sound; each block that is asked for is a step of "encode". For one source at a time.
[[nodiscard]] Sound with_progress(const Sound& sound, const base::Progress& progress);

/// Fills a block from a source.
/// @throws std::logic_error if the source gives less: a bug, and chapters and lengths that are
///   already written would be wrong.
void pull_exactly(const base::FrameSource& source, std::span<float> block);

/// @throws std::logic_error if the source gives more than it promised.
void expect_end(const base::FrameSource& source);

/// Pulls all of a sound, block by block, and hands each block on; blocks last about a second, so
/// that memory doesn't grow with the sound.
/// @throws std::logic_error if the source gives fewer or more frames than it promised.
void pull(const Sound& sound, const std::function<void(std::span<const float>)>& consume);

}  // namespace lector::edition
