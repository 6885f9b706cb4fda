#include "article/html_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "article/assemble.hpp"
#include "article/body.hpp"
#include "article/captions.hpp"
#include "article/furniture.hpp"
#include "article/header_lines.hpp"
#include "article/html_content.hpp"
#include "article/html_lines.hpp"
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

/// Claims captions of figures and tables.
Page read_figures(Page page, const html::Tree& tree, const HtmlText& text) {
  constexpr std::array<std::string_view, 1> kCaptions = {"figcaption"};
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (!page.is_open(i) || !around(tree, text.lines[i].block, kCaptions)) continue;
    auto caption = split_credit(page.units[i].text);
    page.read_as(i, BlockKind::caption);
    page.claims[i].front().text = caption.text;
    page.claims[i].front().credit = caption.credit;
  }
  return page;
}

/// Claims the headline, wherever it stands on the page.
Page read_headline(Page page, const html::Tree& tree, const HtmlText& text, const Facts& facts) {
  const auto key = facts.headline ? matching_key(*facts.headline) : "";
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < page.size() && !found; ++i) {
    const bool is_title =
        tree[text.lines[i].block].name == "h1" || tree[text.lines[i].block].name == "h2";
    const auto& own = page.units[i].key;
    if (is_title && !own.empty() && (own == key || key.starts_with(own))) found = i;
  }
  for (std::size_t i = 0; i < page.size() && !found; ++i) {
    if (tree[text.lines[i].block].name == "h1" && page.is_open(i)) found = i;
  }
  if (!found) return page;
  page.read_as(*found, BlockKind::headline);
  page.body_begin = *found + 1;
  // What stands above its headline isn't the article.
  for (std::size_t i = 0; i < *found; ++i) {
    if (page.is_open(i)) page.leave_out(i, "above the headline");
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

/// Leaves out titles in front that say the headline again.
Page leave_out_headline(Page page, const Facts& facts) {
  const auto key = facts.headline ? matching_key(*facts.headline) : "";
  for (std::size_t i = 0; i < page.size() && !key.empty(); ++i) {
    if (!page.is_open(i)) continue;
    if (page.units[i].key != key) break;
    page.leave_out(i, "repeated headline");
  }
  return page;
}

}  // namespace

Article read_html_body(const text::Decoded& source, const Facts& facts) {
  const auto tree = html::parse(source.text());
  const auto text = read_html_lines(tree, source);
  HtmlContent all;
  for (const auto& line : text.lines) all.reasons.push_back(line.hidden);
  Page page = leave_out_headline(open_html(tree, text, all), facts);
  page = read_figures(std::move(page), tree, text);
  page = leave_out_furniture(std::move(page));
  page = read_lines_below(std::move(page));
  page = read_notes(std::move(page));
  page = leave_out_link_lists(std::move(page));
  page = read_tail(std::move(page));
  page = leave_out_pull_quotes(std::move(page));
  return assemble(read_body(std::move(page)), text.text, facts);
}

Article read_html(const text::Decoded& source) {
  const auto tree = html::parse(source.text());
  const auto facts = read_facts(tree);
  const auto text = read_html_lines(tree, source);
  const auto content = find_content(tree, text, facts);
  Page page = open_html(tree, text, content);
  page = read_headline(std::move(page), tree, text, facts);
  page = read_figures(std::move(page), tree, text);
  page = leave_out_furniture(std::move(page));
  page = read_lines_below(std::move(page));
  page = read_notes(std::move(page));
  page = leave_out_link_lists(std::move(page));
  page = read_tail(std::move(page));
  page = leave_out_pull_quotes(std::move(page));
  return assemble(read_body(std::move(page)), text.text, facts);
}

}  // namespace lector::article
