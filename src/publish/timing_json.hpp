/// When every sentence and word sounds, for programs.
#pragma once

#include <string>

#include "publish/publication.hpp"

namespace lector::publish {

/// `lector.timing/1`: {"format", "audio": "monday.mp3", "duration_ms", "segments": [{"id", "role",
/// "language", "start_ms", "end_ms", "written", "span": [0, 61], "words": [{"written": "tide",
/// "start_ms", "end_ms", "offset": [4, 8], "span": [4, 8]}]}]}. `offset` counts bytes of the
/// segment's `written`, `span` those of the input; it is null where that isn't known. A word is all
/// that was said in its place ("$5 million").
[[nodiscard]] std::string timing_json(const Publication& publication);

}  // namespace lector::publish
