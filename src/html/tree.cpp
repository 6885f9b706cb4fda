#include "html/tree.hpp"

#include <gumbo.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <utility>

#include "base/report.hpp"
#include "html/nesting.hpp"

namespace lector::html {
namespace {

/// Memory of one parse, given back at once: a parser that is thrown out of its work leaves nothing
/// behind, and a deep tree isn't taken down by recursion.
class Arena {
 public:
  /// Never null: where the limit is reached it jumps to `escape`.
  void* allocate(std::size_t bytes) {
    const auto size = (bytes + kAlignment - 1) / kAlignment * kAlignment;
    if (size > left_) open_block(size);
    auto* const memory = next_;
    next_ += size;
    left_ -= size;
    return memory;
  }

  std::jmp_buf escape = {};

 private:
  static constexpr std::size_t kAlignment = alignof(std::max_align_t);
  static constexpr std::size_t kBlockBytes = 1U << 18U;

  void open_block(std::size_t least) {
    const auto size = std::max(kBlockBytes, least);
    total_ += size;
    // NOLINTNEXTLINE(cert-err52-cpp): the frames jumped over are C, none of them owns anything
    if (total_ > kMostParserBytes) std::longjmp(escape, 1);
    blocks_.emplace_back(static_cast<char*>(::operator new(size)));
    next_ = blocks_.back().get();
    left_ = size;
  }

  struct Free {
    void operator()(char* memory) const { ::operator delete(memory); }
  };

  std::vector<std::unique_ptr<char, Free>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t total_ = 0;
};

GumboOutput* parse_into(Arena& arena, std::string_view source) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = [](void* memory, std::size_t bytes) {
    return static_cast<Arena*>(memory)->allocate(bytes);
  };
  options.deallocator = [](void*, void*) {};
  options.userdata = &arena;
  options.max_errors = 0;
  // NOLINTNEXTLINE(cert-err52-cpp): see above
  if (setjmp(arena.escape) != 0) return nullptr;
  return gumbo_parse_with_options(&options, source.data(), source.size());
}

/// A page without its code, so that the parser needn't read that, and where its bytes stand in the
/// page.
class WithoutCode {
 public:
  WithoutCode(std::string_view page, const std::vector<text::TextSpan>& code) {
    text_.reserve(page.size());
    std::size_t from = 0;
    for (const auto& span : code) {
      text_.append(page.substr(from, span.begin - from));
      cuts_.push_back({text_.size(), span.end});
      from = span.end;
    }
    text_.append(page.substr(from));
  }

  [[nodiscard]] std::string_view text() const { return text_; }

  /// Where a byte stands in the page. @param offset  may be the end of the text.
  [[nodiscard]] std::size_t in_page(std::size_t offset) const {
    const auto behind = std::ranges::upper_bound(cuts_, offset, {}, &Cut::offset);
    if (behind == cuts_.begin()) return offset;
    const auto& cut = *std::prev(behind);
    return cut.in_page + (offset - cut.offset);
  }

 private:
  struct Cut {
    std::size_t offset = 0;   ///< in the text: just behind what was taken out
    std::size_t in_page = 0;  ///< the same place in the page
  };

  std::string text_;
  std::vector<Cut> cuts_;
};

}  // namespace

/// Turns Gumbo's tree into values.
class TreeBuilder {
 public:
  TreeBuilder(const WithoutCode& source, Tree& tree) : source_(source), tree_(tree) {}

  void build(const GumboNode& root) {
    stack_.push_back({add_element(root), &root, 0});
    while (!stack_.empty()) {
      auto& [id, node, next] = stack_.back();
      const auto& children = node->v.element.children;
      if (next == children.length) {
        tree_.nodes_[id].end = tree_.size();
        stack_.pop_back();
      } else {
        add(*static_cast<const GumboNode*>(children.data[next++]), id);
      }
    }
  }

 private:
  struct Step {
    NodeId id = 0;
    const GumboNode* node = nullptr;
    unsigned next = 0;
  };

  void add(const GumboNode& node, NodeId parent) {
    switch (node.type) {
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE: {
        const auto id = add_element(node);
        tree_.nodes_[id].parent = parent;
        stack_.push_back({id, &node, 0});
        break;
      }
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        add_text(node.v.text, parent);
        break;
      default:
        break;
    }
  }

  [[nodiscard]] text::TextSpan span_of(GumboStringPiece piece) const {
    if (piece.data == nullptr) return {};
    const auto begin = static_cast<std::size_t>(piece.data - source_.text().data());
    const auto first = source_.in_page(begin);
    if (piece.length == 0) return {first, first};
    return {first, source_.in_page(begin + piece.length - 1) + 1};
  }

  NodeId add_element(const GumboNode& node) {
    const auto& element = node.v.element;
    Node made;
    made.name = name_of(element);
    made.source = span_of(element.original_tag);
    const auto end_tag = span_of(element.original_end_tag);
    if (made.source.end > 0) made.source.end = std::max(made.source.end, end_tag.end);
    made.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
    made.attributes = element.attributes.length;
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
      tree_.attributes_.push_back(
          {keep(attribute.name),
           keep(std::string_view(attribute.value).substr(0, kLongestAttribute))});
    }
    tree_.nodes_.push_back(made);
    return tree_.size() - 1;
  }

  std::string_view name_of(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    auto piece = element.original_tag;
    gumbo_tag_from_original_text(&piece);
    if (piece.data == nullptr || piece.length == 0) return "unknown";
    std::string name(piece.data, std::min<std::size_t>(piece.length, 64));
    std::ranges::transform(name, name.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return keep(name);
  }

  void add_text(const GumboText& text, NodeId parent) {
    Node made;
    made.parent = parent;
    made.text = keep(text.text);
    made.source = span_of(text.original_text);
    tree_.nodes_.push_back(made);
    tree_.nodes_.back().end = tree_.size();
  }

  /// Copies into the pool; blocks never grow, so that views stay.
  std::string_view keep(std::string_view text) {
    constexpr std::size_t kBlockBytes = 1U << 16U;
    auto& pool = tree_.pool_;
    if (pool.empty() || pool.back().capacity() - pool.back().size() < text.size()) {
      pool.emplace_back().reserve(std::max(kBlockBytes, text.size()));
    }
    const auto begin = pool.back().size();
    pool.back().append(text);
    return std::string_view(pool.back()).substr(begin);
  }

  const WithoutCode& source_;
  Tree& tree_;
  std::vector<Step> stack_;
};

std::string_view Tree::attribute(NodeId id, std::string_view name) const {
  const auto& node = nodes_[id];
  for (auto i = node.first_attribute; i < node.first_attribute + node.attributes; ++i) {
    if (attributes_[i].name == name) return attributes_[i].value;
  }
  return {};
}

bool Tree::has_attribute(NodeId id, std::string_view name) const {
  const auto& node = nodes_[id];
  const auto* const begin = attributes_.data() + node.first_attribute;
  return std::any_of(begin, begin + node.attributes, [name](const Attribute& attribute) {
    return attribute.name == name;
  });
}

std::string Tree::text_of(NodeId id) const {
  std::string text;
  for (NodeId i = id; i < nodes_[id].end; ++i) text.append(nodes_[i].text);
  return text;
}

NodeId Tree::next_child(NodeId parent, NodeId child) const {
  const NodeId next = child == kNoNode ? parent + 1 : nodes_[child].end;
  return next < nodes_[parent].end ? next : kNoNode;
}

Tree parse(std::string_view source) {
  Tree tree;
  auto flattened = flatten_nesting(source);
  tree.flattened_ = std::move(flattened.text);
  const WithoutCode parsed(tree.parsed(source), flattened.code);
  const auto arena = std::make_unique<Arena>();
  const GumboOutput* const output = parse_into(*arena, parsed.text());
  if (output == nullptr) {
    throw Error(ErrorKind::input,
                "the page's markup would take more than 1.5 GB of memory to parse; it was made to "
                "do so, or is damaged");
  }
  if (output->root != nullptr) TreeBuilder(parsed, tree).build(*output->root);
  return tree;
}

}  // namespace lector::html
