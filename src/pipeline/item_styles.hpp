/// Which article of an edition a segment is of, and which style it is read by.
#pragma once

#include <cstddef>
#include <vector>

#include "pipeline/render.hpp"
#include "script/script.hpp"
#include "voice/style.hpp"

namespace lector::pipeline {

/// The style of each segment; the pointers last as long as the options.
/// @throws Error(config) naming an item whose style isn't among the options'.
[[nodiscard]] std::vector<const voice::Style*> styles_of(const script::Script& script,
                                                         const RenderOptions& options);

/// The item of a segment; null for the edition's own, and where the script is one article.
[[nodiscard]] const script::Item* item_of(const script::Script& script, std::size_t segment);

}  // namespace lector::pipeline
