/// HTML as browsers parse it, by Gumbo: a tree of values that knows where it was written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::html {

/// Position of a node among all nodes; a node's descendants follow it directly.
using NodeId = std::uint32_t;
constexpr NodeId kNoNode = UINT32_MAX;

struct Attribute {
  std::string_view name;   ///< lower case
  std::string_view value;  ///< references resolved; cut at `kLongestAttribute` bytes
};

/// Longer values are pictures in `data:` addresses.
constexpr std::size_t kLongestAttribute = 16'384;

/// An element, or a piece of text.
struct Node {
  std::string_view name;  ///< lower case; empty for text
  NodeId parent = kNoNode;
  NodeId end = 0;         ///< one past the last descendant
  std::string_view text;  ///< text alone: references resolved
  /// Bytes of the source: of text what stands for it, of an element all from its start tag to its
  /// end tag as far as they were written; empty for what the parser added.
  text::TextSpan source;
  std::uint32_t first_attribute = 0;
  std::uint32_t attributes = 0;

  [[nodiscard]] bool is_text() const noexcept { return name.empty(); }
};

/// A parsed page. Its views last as long as it does and move with it.
class Tree {
 public:
  Tree() = default;
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;
  Tree(Tree&&) = default;
  Tree& operator=(Tree&&) = default;
  ~Tree() = default;

  /// All nodes in document order; the first is the root element.
  [[nodiscard]] const std::vector<Node>& nodes() const noexcept { return nodes_; }
  [[nodiscard]] const Node& operator[](NodeId id) const { return nodes_[id]; }
  [[nodiscard]] NodeId size() const noexcept { return static_cast<NodeId>(nodes_.size()); }
  /// An attribute's value; empty if the node has none of that name.
  [[nodiscard]] std::string_view attribute(NodeId id, std::string_view name) const;
  [[nodiscard]] bool has_attribute(NodeId id, std::string_view name) const;
  /// True if `inner` stands inside `outer`, or is it.
  [[nodiscard]] bool contains(NodeId outer, NodeId inner) const {
    return inner >= outer && inner < nodes_[outer].end;
  }
  /// All text inside a node, as it stands.
  [[nodiscard]] std::string text_of(NodeId id) const;
  /// Next child of `parent` after `child`, or the first one after `kNoNode`; `kNoNode` at the end.
  [[nodiscard]] NodeId next_child(NodeId parent, NodeId child) const;
  /// What was parsed of a source: the source itself, or a copy in which tags nested too deep are
  /// blank. Lasts as long as both.
  [[nodiscard]] std::string_view parsed(std::string_view source) const {
    return flattened_ ? std::string_view(*flattened_) : source;
  }

 private:
  friend class TreeBuilder;
  friend Tree parse(std::string_view source);
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::optional<std::string> flattened_;
  std::vector<std::string> pool_;  ///< blocks that the views point into
};

/// Parses a page, or a piece of one. Linear in the source, whatever it holds: elements nested
/// deeper than `kDeepestNesting` and attributes behind the first hundred of a tag are dropped, as
/// browsers do, and the memory of the parser is bounded.
/// @param source  UTF-8 without controls, at most 1 GB.
/// @throws Error(input) if the parser would need more than `kMostParserBytes`.
[[nodiscard]] Tree parse(std::string_view source);

constexpr std::size_t kMostParserBytes = 1'500'000'000;

}  // namespace lector::html
