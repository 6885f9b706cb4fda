#include "article/html_reader.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "article/assemble.hpp"
#include "article/body.hpp"
#include "article/captions.hpp"
#include "article/furniture.hpp"
#include "article/header_lines.hpp"
#include "article/html_content.hpp"
#include "article/html_lines.hpp"
#include "article/html_names.hpp"
#include "article/profile_rules.hpp"
#include "article/tail.hpp"
#include "article/wording.hpp"
#include "html/tree.hpp"

namespace lector::article {
namespace {

using html::NodeId;

/// Nearest element of one of these names around a node, itself included, below `top`.
template <std::size_t kSize>
std::optional<NodeId> around(const html::Tree& tree,
                             NodeId id,
                             const std::array<std::string_view, kSize>& names) {
  for (; id != html::kNoNode; id = tree[id].parent) {
    if (std::ranges::find(names, tree[id].name) != names.end()) return id;
  }
  return std::nullopt;
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

Shape shape_of(const html::Tree& tree, NodeId block) {
  if (is_heading(tree[block].name)) return Shape::heading;
  constexpr std::array<std::string_view, 3> kItems = {"li", "dt", "dd"};
  if (around(tree, block, kItems)) return Shape::list_item;
  constexpr std::array<std::string_view, 1> kQuotes = {"blockquote"};
  if (around(tree, block, kQuotes)) return Shape::quote;
  return Shape::plain;
}

Page open_html(const html::Tree& tree, const HtmlText& text, const HtmlContent& content) {
  Page page;
  page.text = text.text.text();
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const auto& line = text.lines[i];
    Unit unit;
    unit.span = line.span;
    unit.text = std::string(page.written(line.span));
    unit.key = matching_key(unit.text);
    unit.shape = shape_of(tree, line.block);
    unit.after_blank = true;
    page.units.push_back(std::move(unit));
  }
  page.claims.resize(page.units.size());
  page.tail_begin = page.units.size();
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    if (!content.reasons[i].empty()) page.leave_out(i, content.reasons[i]);
  }
  return page;
}

/// Asks whether a line is named so by the element around it, or one around that with little else.
class Naming {
 public:
  Naming(const html::Tree& tree, const HtmlText& text) : tree_(tree), text_(text) {}

  [[nodiscard]] bool is_named(std::size_t line, bool (*names)(std::string_view)) const {
    constexpr int kMostLevels = 3;
    auto block = text_.lines[line].block;
    for (int level = 0; level < kMostLevels && block != html::kNoNode; ++level) {
      if (level > 0 && !is_small(block, line)) return false;
      if (names(tree_.attribute(block, "class")) || names(tree_.attribute(block, "itemprop")))
        return true;
      block = tree_[block].parent;
    }
    return false;
  }

  /// True if an element holds no more than a few lines around this one.
  [[nodiscard]] bool is_small(NodeId element, std::size_t line) const {
    constexpr std::size_t kMostLines = 3;
    constexpr std::size_t kMostCharacters = 700;
    std::size_t first = line;
    while (first > 0 && tree_.contains(element, text_.lines[first - 1].first) &&
           line - first <= kMostLines)
      --first;
    std::size_t characters = 0;
    std::size_t i = first;
    for (; i < text_.lines.size() && tree_.contains(element, text_.lines[i].first); ++i) {
      characters += text_.lines[i].characters;
      if (i - first >= kMostLines || characters > kMostCharacters) return false;
    }
    return true;
  }

 private:
  const html::Tree& tree_;
  const HtmlText& text_;
};

bool is_caption(const html::Tree& tree, const Naming& naming, std::size_t line, NodeId block) {
  constexpr std::array<std::string_view, 1> kCaptions = {"figcaption"};
  return around(tree, block, kCaptions).has_value() || naming.is_named(line, names_caption);
}

/// Claims captions of figures, and lists each once.
Page read_figures(Page page, const html::Tree& tree, const HtmlText& text) {
  std::unordered_set<std::string> seen;
  const Naming naming(tree, text);
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (!page.is_open(i) || !is_caption(tree, naming, i, text.lines[i].block)) continue;
    auto caption = split_credit(page.units[i].text);
    if (!seen.insert(caption.text).second || caption.text.empty()) {
      page.leave_out(i, caption.text.empty() ? "credit" : "repeated caption");
      continue;
    }
    page.read_as(i, BlockKind::caption);
    page.claims[i].front().text = caption.text;
    page.claims[i].front().credit = caption.credit;
  }
  return page;
}

/// Leaves out sentences that stand in the body a second time, and a dek that the body repeats.
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
    page.leave_out(repeats_dek ? first->second : i, "repeated text");
    if (repeats_dek) first->second = i;
  }
  return page;
}

/// Leaves out paragraphs that are one link: they lead elsewhere, in the middle of the text. A page
/// that is made of them is a list of links, and read as one.
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
  for (const auto i : links) page.leave_out(i, "related link");
  return page;
}

/// Claims the headline; what stands above it isn't the article.
Page read_headline(Page page, const HtmlContent& content) {
  if (!content.headline) return page;
  page.read_as(*content.headline, BlockKind::headline);
  page.body_begin = *content.headline + 1;
  if (content.dek && page.is_open(*content.dek)) page.read_as(*content.dek, BlockKind::dek);
  for (std::size_t i = 0; i < *content.headline; ++i) {
    if (page.is_open(i)) page.leave_out(i, "above the headline");
  }
  return page;
}

/// Leaves out short lines whose names say that they are of the header.
Page leave_out_labels(Page page, const html::Tree& tree, const HtmlText& text) {
  const Naming naming(tree, text);
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (!page.is_open(i) || is_prose(page.units[i].text)) continue;
    const bool is_label =
        naming.is_named(i, names_header) || tree[text.lines[i].block].name == "time";
    if (is_label) page.leave_out(i, "header line");
  }
  return page;
}

/// Claims the lines between the headline and the body.
Page read_lines_below(Page page) {
  for (std::size_t i = page.body_begin; i < page.size(); ++i) {
    if (!page.is_open(i)) continue;
    auto pieces = read_header_line(page, i);
    if (!pieces.empty()) {
      page.claims[i] = std::move(pieces);
    } else if (is_prose(page.units[i].text)) {
      break;
    } else if (judge_furniture(page.units[i], Place::edges)) {
      page.leave_out(i, judge_furniture(page.units[i], Place::edges)->reason);
    }
  }
  return page;
}

}  // namespace

Article read_html(const text::Decoded& source,
                  const Profiles& profiles,
                  const std::optional<std::string>& url) {
  const auto tree = html::parse(source.text());
  const auto stated = read_facts(tree);
  const auto text = read_html_lines(tree, source);
  const ProfileRules rules(find_profile(profiles, stated.url ? stated.url : url), tree, text);
  const auto facts = rules.facts(stated);
  const auto content = rules.content(find_content(tree, text, facts));
  Page page = open_html(tree, text, content);
  page = rules.claims(read_headline(std::move(page), content));
  page = read_figures(std::move(page), tree, text);
  page = leave_out_repeats(std::move(page));
  page = leave_out_furniture(std::move(page));
  page = leave_out_links(std::move(page), tree, text);
  page = read_lines_below(std::move(page));
  page = leave_out_labels(std::move(page), tree, text);
  page = read_notes(std::move(page));
  page = leave_out_link_lists(std::move(page));
  page = read_tail(std::move(page));
  page = leave_out_pull_quotes(std::move(page));
  return rules.noted(assemble(read_body(std::move(page), Datelines::inside), text.text, facts));
}

}  // namespace lector::article
