/// Names of the kinds of blocks, as formats and pages for editors have them.
#pragma once

#include <string_view>

#include "article/article.hpp"

namespace lector::article {

/// "paragraph", "pull_quote": the name in `lector.article/1`.
[[nodiscard]] std::string_view kind_name(BlockKind kind);

}  // namespace lector::article
