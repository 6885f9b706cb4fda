#include "article/kinds.hpp"

#include <algorithm>
#include <array>

namespace lector::article {
namespace {

constexpr std::array<std::string_view, 17> kNames = {"headline",
                                                     "dek",
                                                     "byline",
                                                     "date",
                                                     "dateline",
                                                     "publication",
                                                     "paragraph",
                                                     "subheading",
                                                     "quote",
                                                     "pull_quote",
                                                     "list_item",
                                                     "caption",
                                                     "table",
                                                     "code",
                                                     "embed",
                                                     "correction",
                                                     "footnote"};
static_assert(kNames.size() == static_cast<std::size_t>(BlockKind::footnote) + 1);

}  // namespace

std::string_view kind_name(BlockKind kind) {
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<BlockKind> kind_named(std::string_view name) {
  const auto* const found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<BlockKind>(found - kNames.begin());
}

}  // namespace lector::article
