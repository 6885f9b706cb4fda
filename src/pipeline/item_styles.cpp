#include "pipeline/item_styles.hpp"

#include <algorithm>
#include <iterator>

#include "base/report.hpp"

namespace lector::pipeline {

std::vector<const voice::Style*> styles_of(const script::Script& script,
                                           const RenderOptions& options) {
  std::vector<const voice::Style*> styles(script.segments.size(), &options.style);
  for (const auto& item : script.items) {
    if (item.style.empty()) continue;
    const auto found = options.item_styles.find(item.style);
    if (found == options.item_styles.end()) {
      throw Error(
          ErrorKind::config,
          base::quoted(item.headline) + ": the style " + base::quoted(item.style) + " wasn't read");
    }
    for (auto i = item.first_segment; i < item.end_segment; ++i) styles[i] = &found->second;
  }
  return styles;
}

const script::Item* item_of(const script::Script& script, std::size_t segment) {
  const auto after =
      std::ranges::upper_bound(script.items, segment, {}, &script::Item::first_segment);
  if (after == script.items.begin()) return nullptr;
  const auto& item = *std::prev(after);
  return segment < item.end_segment ? &item : nullptr;
}

}  // namespace lector::pipeline
