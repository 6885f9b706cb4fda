/// Names of the kinds of blocks, as formats and pages for editors have them.
#pragma once

#include <optional>
#include <string_view>

#include "article/article.hpp"

namespace lector::article {

/// "paragraph", "pull_quote": the name in `lector.article/1`.
[[nodiscard]] std::string_view kind_name(BlockKind kind);

/// The kind of that name, if there is one.
[[nodiscard]] std::optional<BlockKind> kind_named(std::string_view name);

}  // namespace lector::article
