/// The JSON transcript of Podcasting 2.0.
#pragma once

#include <string>

#include "publish/publication.hpp"

namespace lector::publish {

/// {"version": "1.0.0", "segments": [{"speaker", "startTime", "endTime", "body"}]}, seconds.
[[nodiscard]] std::string transcript_json(const Publication& publication);

}  // namespace lector::publish
