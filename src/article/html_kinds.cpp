#include "article/html_kinds.hpp"

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "article/captions.hpp"
#include "article/html_elements.hpp"
#include "article/html_names.hpp"
#include "article/html_naming.hpp"
#include "article/html_pictures.hpp"
#include "article/reasons.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

using html::kNoNode;
using html::NodeId;

/// Claims lines one by one by what is around them.
class KindReader {
 public:
  KindReader(Page page, const html::Tree& tree, const HtmlText& text)
      : page_(std::move(page)), tree_(tree), text_(text), naming_(tree, text) {}

  Page read() {
    for (std::size_t i = 0; i < page_.size(); ++i) {
      if (page_.is_open(i)) read(i);
    }
    return std::move(page_);
  }

 private:
  void read(std::size_t i) {
    constexpr int kNearLevels = 4;
    const auto name = tree_[text_.lines[i].block].name;
    auto& unit = page_.units[i];
    unit.shape = shape_of(i);
    const auto& line = text_.lines[i];
    const bool is_bold = line.bold == line.characters;
    unit.is_paragraph = name == "li" || name == "td" || (name == "p" && !is_bold);
    if (naming_.is_inside(i, "figcaption") || naming_.is_named(i, names_caption) ||
        name == "caption") {
      read_caption(i);
    } else if (naming_.is_within(i, names_embed, kNearLevels)) {
      page_.read_as(i, BlockKind::embed);
    } else if (naming_.is_within(i, names_pull_quote, kNearLevels)) {
      unit.is_paragraph = false;
      unit.shape = Shape::quote;
    } else if (name == "tr") {
      page_.read_as(i, BlockKind::table);
    } else if (naming_.is_inside(i, "pre")) {
      page_.read_as(i, BlockKind::code);
    } else if (naming_.is_within(i, names_footnotes, kNearLevels) &&
               unit.shape == Shape::list_item) {
      page_.read_as(i, BlockKind::footnote);
    }
  }

  [[nodiscard]] Shape shape_of(std::size_t i) const {
    if (is_heading(tree_[text_.lines[i].block].name)) return Shape::heading;
    constexpr std::array<std::string_view, 3> kItems = {"li", "dt", "dd"};
    for (const auto item : kItems) {
      if (naming_.is_inside(i, item)) return Shape::list_item;
    }
    return naming_.is_inside(i, "blockquote") ? Shape::quote : Shape::plain;
  }

  void read_caption(std::size_t i) {
    const auto caption = split_credit(page_.units[i].text);
    if (caption.text.empty() || !captions_.insert(caption.text).second) {
      page_.leave_out(i, caption.text.empty() ? reason::kPhotoCredit : reason::kRepeatedCaption);
      return;
    }
    page_.read_as(i, BlockKind::caption);
    auto& piece = page_.claims[i].front();
    piece.text = caption.text;
    piece.credit = caption.credit;
    piece.image = picture_of(i);
  }

  /// The address of the picture in the figure around a line.
  [[nodiscard]] std::optional<std::string> picture_of(std::size_t i) const {
    auto figure = text_.lines[i].block;
    while (figure != kNoNode && tree_[figure].name != "figure") figure = tree_[figure].parent;
    return figure == kNoNode ? std::nullopt : picture_in(tree_, figure);
  }

  Page page_;
  const html::Tree& tree_;
  const HtmlText& text_;
  HtmlNaming naming_;
  std::unordered_set<std::string> captions_;
};

}  // namespace

Page read_html_kinds(Page page, const html::Tree& tree, const HtmlText& text) {
  return KindReader(std::move(page), tree, text).read();
}

Page leave_out_repeats(Page page) {
  std::unordered_map<std::string_view, std::size_t> seen;
  for (std::size_t i = 0; i < page.size(); ++i) {
    constexpr std::size_t kFewestWords = 8;
    const bool is_dek = !page.is_open(i) && page.claims[i].front().kind == BlockKind::dek;
    const auto& text = page.units[i].text;
    const bool counts = count_words(text) >= kFewestWords && ends_sentence(text);
    if (!counts || (!page.is_open(i) && !is_dek)) continue;
    const auto [first, is_new] = seen.try_emplace(text, i);
    if (is_new) continue;
    const bool repeats_dek =
        !page.is_open(first->second) && page.claims[first->second].front().kind == BlockKind::dek;
    page.leave_out(repeats_dek ? first->second : i, reason::kRepeatedText);
    if (repeats_dek) first->second = i;
  }
  return page;
}

Page leave_out_links(Page page, const html::Tree& tree, const HtmlText& text) {
  std::vector<std::size_t> links;
  std::size_t linked = 0;
  std::size_t all = 0;
  for (std::size_t i = page.body_begin; i < page.size(); ++i) {
    constexpr std::size_t kFewestWords = 4;
    const auto& line = text.lines[i];
    if (!page.is_open(i)) continue;
    all += line.characters;
    const bool is_link = line.linked * 20 >= line.characters * 19 && line.characters > 0;
    const bool is_paragraph = page.units[i].shape == Shape::plain && tree[line.block].name != "td";
    if (is_link && is_paragraph && count_words(page.units[i].text) >= kFewestWords) {
      links.push_back(i);
      linked += line.characters;
    }
  }
  if (linked * 2 > all) return page;
  for (const auto i : links) page.leave_out(i, reason::kRelatedLink);
  return page;
}

}  // namespace lector::article
