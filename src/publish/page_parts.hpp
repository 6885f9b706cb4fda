/// What all pages have in common: the files of `publish/page_parts`.
#pragma once

#include <vector>

#include "base/data_file.hpp"

namespace lector::publish {

/// "frame" (HTML with `{{names}}` of what is put in), "look" (CSS) and "player" (JavaScript).
[[nodiscard]] std::vector<base::DataFile> page_parts();

}  // namespace lector::publish
