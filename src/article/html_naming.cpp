#include "article/html_naming.hpp"

namespace lector::article {

using html::kNoNode;
using html::NodeId;

bool HtmlNaming::is_inside(std::size_t line, std::string_view element) const {
  for (auto id = text_.lines[line].block; id != kNoNode; id = tree_[id].parent) {
    if (tree_[id].name == element) return true;
  }
  return false;
}

bool HtmlNaming::has_name(NodeId element, bool (*names)(std::string_view)) const {
  for (const auto* attribute : {"class", "id", "itemprop", "role"}) {
    if (names(tree_.attribute(element, attribute))) return true;
  }
  return false;
}

bool HtmlNaming::is_named(std::size_t line, bool (*names)(std::string_view)) const {
  constexpr int kMostLevels = 3;
  auto block = text_.lines[line].block;
  for (int level = 0; level < kMostLevels && block != kNoNode; ++level) {
    if (level > 0 && !is_small(block, line)) return false;
    if (has_name(block, names)) return true;
    block = tree_[block].parent;
  }
  return false;
}

bool HtmlNaming::is_within(std::size_t line, bool (*names)(std::string_view), int levels) const {
  auto block = text_.lines[line].block;
  for (int level = 0; level < levels && block != kNoNode; ++level) {
    if (has_name(block, names)) return true;
    block = tree_[block].parent;
  }
  return false;
}

/// True if an element holds no more than a few lines around this one.
bool HtmlNaming::is_small(NodeId element, std::size_t line) const {
  constexpr std::size_t kMostLines = 3;
  constexpr std::size_t kMostCharacters = 700;
  const auto& lines = text_.lines;
  std::size_t first = line;
  while (first > 0 && tree_.contains(element, lines[first - 1].first) &&
         line - first <= kMostLines) {
    --first;
  }
  std::size_t characters = 0;
  for (auto i = first; i < lines.size() && tree_.contains(element, lines[i].first); ++i) {
    characters += lines[i].characters;
    if (i - first >= kMostLines || characters > kMostCharacters) return false;
  }
  return true;
}

}  // namespace lector::article
