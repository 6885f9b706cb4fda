/// What `lector render --json` says of an edition.
#pragma once

#include <string>

#include "pipeline/render.hpp"

namespace lector::cli {

/// `lector.render/1` as JSON text: `output` (the path as given), `size_bytes`, `duration_ms`,
/// `loudness` (of the programme before encoding, dual mono), `chapters` and `segments` with their
/// times in milliseconds (`segments`: id, voice, start_ms, end_ms, written), `left_out` and
/// `diagnostics` as in the script.
[[nodiscard]] std::string to_json(const pipeline::Rendered& rendered, const std::string& output);

}  // namespace lector::cli
