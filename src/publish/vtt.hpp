/// WebVTT: what browsers, Apple and readers of podcasts show while the sound plays.
#pragma once

#include <string>

#include "publish/publication.hpp"

namespace lector::publish {

/// A cue a sentence, with its id, who speaks, and the time of each word. Lines of at most 65
/// characters (output standards, section 5).
[[nodiscard]] std::string vtt(const Publication& publication);

}  // namespace lector::publish
