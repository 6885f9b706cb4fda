#include "article/kinds.hpp"

#include <algorithm>
#include <array>

namespace lector::article {
namespace {

struct Kind {
  BlockKind kind;
  std::string_view name;
  std::string_view plural;
};

constexpr std::array kKinds = {
    Kind{BlockKind::headline, "headline", "headline"},
    Kind{BlockKind::dek, "dek", "dek"},
    Kind{BlockKind::byline, "byline", "byline"},
    Kind{BlockKind::date, "date", "date"},
    Kind{BlockKind::dateline, "dateline", "dateline"},
    Kind{BlockKind::publication, "publication", "publication"},
    Kind{BlockKind::paragraph, "paragraph", "paragraphs"},
    Kind{BlockKind::subheading, "subheading", "subheadings"},
    Kind{BlockKind::quote, "quote", "quotes"},
    Kind{BlockKind::pull_quote, "pull_quote", "pull quotes"},
    Kind{BlockKind::list_item, "list_item", "lists"},
    Kind{BlockKind::caption, "caption", "captions"},
    Kind{BlockKind::table, "table", "tables"},
    Kind{BlockKind::code, "code", "code"},
    Kind{BlockKind::embed, "embed", "embeds"},
    Kind{BlockKind::correction, "correction", "corrections"},
    Kind{BlockKind::footnote, "footnote", "footnotes"},
};

constexpr auto kOrder = [] {
  std::array<BlockKind, kKinds.size()> kinds{};
  std::ranges::transform(kKinds, kinds.begin(), &Kind::kind);
  return kinds;
}();
static_assert(std::ranges::is_sorted(kOrder) && kOrder.back() == BlockKind::footnote);

const Kind& entry(BlockKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

}  // namespace

std::span<const BlockKind> all_kinds() {
  return kOrder;
}

std::string_view kind_name(BlockKind kind) {
  return entry(kind).name;
}

std::string_view kind_plural(BlockKind kind) {
  return entry(kind).plural;
}

std::optional<BlockKind> kind_named(std::string_view name) {
  const auto* const found = std::ranges::find(kKinds, name, &Kind::name);
  return found == kKinds.end() ? std::nullopt : std::optional(found->kind);
}

}  // namespace lector::article
