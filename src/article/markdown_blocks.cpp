#include "article/markdown_blocks.hpp"

#include <algorithm>

namespace lector::article {
namespace {

bool is_container(Mark mark) {
  return mark == Mark::quote || mark == Mark::item || mark == Mark::footnote;
}

bool is_line(Mark mark) {
  return mark == Mark::paragraph || mark == Mark::heading || mark == Mark::row ||
         mark == Mark::code_block || mark == Mark::html_block || mark == Mark::rule;
}

/// Signs of quotes, which stand in front of each of their lines.
bool is_line_sign(char sign) {
  return sign == ' ' || sign == '\t' || sign == '>';
}

bool is_space(char sign) {
  return sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r';
}

}  // namespace

MarkdownBlocks::MarkdownBlocks(std::vector<MarkdownNode> nodes,
                               std::string_view source,
                               std::size_t begin)
    : nodes_(std::move(nodes)), source_(source) {
  for (auto& node : nodes_) node.source = {node.source.begin + begin, node.source.end + begin};
}

std::vector<std::uint32_t> MarkdownBlocks::leaves() const {
  std::vector<std::uint32_t> ids;
  for (std::uint32_t id = 0; id < nodes_.size(); ++id) {
    if (is_line(nodes_[id].mark)) ids.push_back(id);
  }
  std::ranges::stable_sort(ids, {}, [&](auto id) { return nodes_[id].source.begin; });
  return ids;
}

text::TextSpan MarkdownBlocks::extent_of(std::uint32_t id) const {
  auto extent = nodes_[id].source;
  for (auto inner = id; nodes_[inner].parent != kNoMark; inner = nodes_[inner].parent) {
    const auto outer = nodes_[inner].parent;
    if (inner != outer + 1) break;
    if (is_container(nodes_[outer].mark)) {
      extent.begin = std::min(extent.begin, nodes_[outer].source.begin);
    }
  }
  while (extent.end > extent.begin && is_space(source_[extent.end - 1])) --extent.end;
  if (nodes_[id].mark == Mark::heading) extent.end = line_end(extent.end);
  while (extent.begin > 0 && is_line_sign(source_[extent.begin - 1])) --extent.begin;
  return extent;
}

/// cmark has headings end in front of the signs that close them.
std::size_t MarkdownBlocks::line_end(std::size_t at) const {
  return std::min(source_.find_first_of("\r\n", at), source_.size());
}

std::size_t MarkdownBlocks::depth_of(std::uint32_t id) const {
  std::size_t depth = 0;
  for (; id != kNoMark; id = nodes_[id].parent) depth += nodes_[id].mark == Mark::quote ? 1U : 0U;
  return depth;
}

std::uint32_t MarkdownBlocks::container_of(std::uint32_t id) const {
  while (id != kNoMark && !is_container(nodes_[id].mark)) id = nodes_[id].parent;
  return id;
}

bool MarkdownBlocks::is_image(std::uint32_t id) const {
  const auto& node = nodes_[id];
  const bool is_linked = node.mark == Mark::link && id + 1 < node.end &&
                         nodes_[id + 1].mark == Mark::image && nodes_[id + 1].end == node.end;
  return node.mark == Mark::image || is_linked;
}

bool MarkdownBlocks::is_gap(std::uint32_t id) const {
  const auto& node = nodes_[id];
  return node.mark == Mark::soft_break || node.mark == Mark::line_break ||
         (node.mark == Mark::text && text::is_blank(node.text));
}

std::vector<std::uint32_t> MarkdownBlocks::leading_images(std::uint32_t paragraph) const {
  std::vector<std::uint32_t> images;
  const auto end = nodes_[paragraph].end;
  auto id = paragraph + 1;
  for (; id < end && (is_image(id) || is_gap(id)); id = nodes_[id].end) {
    if (is_image(id)) images.push_back(id);
  }
  if (images.empty()) return images;
  // An image inside a sentence is a sign of it: no line of its own.
  const auto behind = nodes_[images.back()].end;
  const bool is_inside = behind < end && nodes_[behind].mark == Mark::text && id < end;
  return is_inside ? std::vector<std::uint32_t>() : images;
}

}  // namespace lector::article
