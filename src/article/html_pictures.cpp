#include "article/html_pictures.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "article/reasons.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

using html::kNoNode;
using html::NodeId;

std::optional<std::string> address_of(const html::Tree& tree, NodeId picture) {
  for (const auto* attribute : {"src", "data-src"}) {
    const auto address = tree.attribute(picture, attribute);
    if (!address.empty() && !address.starts_with("data:")) return std::string(address);
  }
  return std::nullopt;
}

/// A block or a piece that is left out, as far as places go.
struct Piece {
  base::SourceSpan span;
  bool is_read = false;
  bool is_body = false;
  bool is_caption = false;
};

class DescriptionReader {
 public:
  DescriptionReader(const Article& article, const html::Tree& tree, const text::Decoded& source)
      : tree_(tree), source_(source) {
    said_.insert(matching_key(article.headline));
    for (const auto& block : article.blocks) {
      pieces_.push_back({block.span, true, is_body(block.kind), block.kind == BlockKind::caption});
      said_.insert(matching_key(block.text));
    }
    for (const auto& piece : article.left_out) pieces_.push_back({piece.span});
    std::ranges::sort(pieces_, {}, &Piece::span);
  }

  std::vector<LeftOut> read() {
    std::vector<LeftOut> descriptions;
    for (NodeId id = 0; id < tree_.size(); ++id) {
      if (tree_[id].name != "img" || tree_[id].source.end <= tree_[id].source.begin) continue;
      const auto span = source_.input_span(tree_[id].source);
      auto text = text::clean(text::collapse_white_space(tree_.attribute(id, "alt")));
      const bool is_wanted = is_description(text) && stands_in_body(span) && !has_caption(id) &&
                             said_.insert(matching_key(text)).second;
      if (!is_wanted) continue;
      Block block{.kind = BlockKind::caption,
                  .text = text,
                  .span = span,
                  .credit = std::nullopt,
                  .image = address_of(tree_, id)};
      descriptions.push_back(
          {std::move(text), std::string(reason::kImageDescription), span, {std::move(block)}});
    }
    return descriptions;
  }

 private:
  /// Names of files and single words say nothing to a listener.
  static bool is_description(std::string_view text) {
    constexpr std::size_t kFewestWords = 3;
    return count_words(text) >= kFewestWords;
  }

  /// Whether a picture stands between what is read, above body.
  [[nodiscard]] bool stands_in_body(base::SourceSpan span) const {
    const auto behind = std::ranges::lower_bound(pieces_, span, {}, &Piece::span);
    if (behind == pieces_.begin() || behind == pieces_.end()) return false;
    const auto& before = *std::prev(behind);
    return before.span.end <= span.begin && behind->span.begin >= span.end && before.is_read &&
           behind->is_body;
  }

  /// Whether a caption is read in the figure around a picture.
  [[nodiscard]] bool has_caption(NodeId picture) const {
    auto figure = picture;
    while (figure != kNoNode && tree_[figure].name != "figure") figure = tree_[figure].parent;
    if (figure == kNoNode || tree_[figure].source.end <= tree_[figure].source.begin) return false;
    const auto span = source_.input_span(tree_[figure].source);
    return std::ranges::any_of(pieces_, [&](const Piece& piece) {
      return piece.is_caption && piece.span.begin >= span.begin && piece.span.end <= span.end;
    });
  }

  const html::Tree& tree_;
  const text::Decoded& source_;
  std::vector<Piece> pieces_;
  std::unordered_set<std::string> said_;
};

}  // namespace

std::optional<std::string> picture_in(const html::Tree& tree, NodeId element) {
  for (auto id = element; id < tree[element].end; ++id) {
    if (tree[id].name != "img") continue;
    if (auto address = address_of(tree, id)) return address;
  }
  return std::nullopt;
}

Article with_image_descriptions(Article article,
                                const html::Tree& tree,
                                const text::Decoded& source) {
  auto descriptions = DescriptionReader(article, tree, source).read();
  std::ranges::move(descriptions, std::back_inserter(article.left_out));
  std::ranges::stable_sort(article.left_out, {}, &LeftOut::span);
  return article;
}

}  // namespace lector::article
