/// Names of the kinds of blocks, as formats and pages for editors have them.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "article/article.hpp"

namespace lector::article {

/// All kinds, in the order of the enumeration.
[[nodiscard]] std::span<const BlockKind> all_kinds();

/// "paragraph", "pull_quote": the name in `lector.article/1`.
[[nodiscard]] std::string_view kind_name(BlockKind kind);

/// "paragraphs", "pull quotes": what `--keep` and `--drop` call all blocks of a kind.
[[nodiscard]] std::string_view kind_plural(BlockKind kind);

/// The kind of that name, if there is one.
[[nodiscard]] std::optional<BlockKind> kind_named(std::string_view name);

}  // namespace lector::article
