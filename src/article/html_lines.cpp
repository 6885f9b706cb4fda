#include "article/html_lines.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "article/html_names.hpp"
#include "html/nesting.hpp"
#include "html/references.hpp"
#include "text/characters.hpp"
#include "text/offsets.hpp"

namespace lector::article {
namespace {

using html::NodeId;

/// Puts lines together, character by character.
class LineBuilder {
 public:
  LineBuilder(const html::Tree& tree, const text::Decoded& source)
      : tree_(tree), source_(source), flattened_(html::flatten_nesting(source.text())) {}

  HtmlText build() {
    read(0);
    end_line();
    return {
        text::Decoded(std::move(text_), std::move(runs_), source_.input_offset(std::string::npos)),
        std::move(lines_)};
  }

 private:
  /// What surrounds a node while the walk is inside it.
  struct Surroundings {
    NodeId end = 0;
    NodeId block = 0;
    std::string_view hidden;
    bool is_linked = false;
    bool is_bold = false;
    bool ends_line = false;
  };

  void read(NodeId root) {
    stack_.push_back({tree_[root].end, root, {}, false, false, false});
    for (NodeId id = root; id < tree_[root].end;) {
      while (id >= stack_.back().end) leave();
      const auto& node = tree_[id];
      if (node.is_text()) {
        add_text(id);
        ++id;
      } else if (is_unread(node.name)) {
        if (is_block(node.name)) end_line();
        id = node.end;
      } else {
        enter(id);
        ++id;
      }
    }
  }

  void enter(NodeId id) {
    const auto name = tree_[id].name;
    if (name == "br") {
      if (++breaks_ > 1) end_line();
      pend(tree_[id].source.begin);
      return;
    }
    Surroundings inner = stack_.back();
    inner.end = tree_[id].end;
    inner.ends_line = is_block(name);
    if (inner.hidden.empty()) inner.hidden = hidden_reason(tree_, id);
    // What is hidden inside a line isn't part of it.
    inner.ends_line = inner.ends_line || inner.hidden != stack_.back().hidden;
    if (inner.ends_line) end_line();
    if (is_block(name)) inner.block = id;
    if (name == "hr") after_rule_ = true;
    inner.is_linked = inner.is_linked || name == "a";
    inner.is_bold = inner.is_bold || name == "b" || name == "strong";
    stack_.push_back(inner);
  }

  void leave() {
    if (stack_.back().ends_line) end_line();
    stack_.pop_back();
  }

  void add_text(NodeId id) {
    for (const auto& character : html::written_characters(tree_[id], parsed())) {
      if (text::is_white_space(character.value) || character.value == 0xFEFF) {
        pend(character.source.begin);
      } else if (character.value != 0xAD) {  // a soft hyphen is where a word may be broken
        add(character, id);
      }
    }
  }

  /// What the tree was made of: tags nested too deep are blank there.
  [[nodiscard]] std::string_view parsed() const {
    return flattened_ ? std::string_view(*flattened_) : source_.text();
  }

  /// White space in front of the next character.
  void pend(std::size_t source_offset) {
    if (!is_pending_) pending_ = source_offset;
    is_pending_ = true;
  }

  void add(const html::Written& character, NodeId id) {
    breaks_ = 0;
    if (!is_open_)
      open_line(id);
    else if (is_pending_)
      append(U' ', {pending_, pending_ + 1});
    is_pending_ = false;
    append(character.value, character.source);
    auto& line = lines_.back();
    line.last = id;
    ++line.characters;
    line.linked += stack_.back().is_linked ? 1U : 0U;
    line.bold += stack_.back().is_bold ? 1U : 0U;
  }

  void open_line(NodeId id) {
    if (!text_.empty()) {
      append(U'\n', {last_, last_});
      append(U'\n', {last_, last_});
    }
    HtmlLine line;
    line.span.begin = text_.size();
    line.block = stack_.back().block;
    line.first = id;
    line.hidden = stack_.back().hidden;
    line.after_rule = std::exchange(after_rule_, false);
    lines_.push_back(line);
    is_open_ = true;
  }

  void append(char32_t value, text::TextSpan written) {
    const auto begin = text_.size();
    text::append(text_, value);
    text::append(runs_,
                 {{begin, text_.size()},
                  {source_.input_offset(written.begin), source_.input_offset(written.end)}});
    last_ = written.end;
  }

  void end_line() {
    if (is_open_) lines_.back().span.end = text_.size();
    is_open_ = false;
    is_pending_ = false;
    breaks_ = 0;
  }

  const html::Tree& tree_;
  const text::Decoded& source_;
  std::optional<std::string> flattened_;
  std::vector<Surroundings> stack_;
  std::string text_;
  std::vector<text::OffsetRun> runs_;
  std::vector<HtmlLine> lines_;
  std::size_t pending_ = 0;
  std::size_t last_ = 0;
  int breaks_ = 0;
  bool is_pending_ = false;
  bool is_open_ = false;
  bool after_rule_ = false;
};

/// A style attribute without white space, in lower case.
std::string compact(std::string_view style) {
  std::string text;
  for (const char c : style.substr(0, 2000)) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
      text.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
  }
  return text;
}

bool is_hidden_by_style(std::string_view style) {
  if (style.empty()) return false;
  const auto text = compact(style);
  constexpr std::array kHiding = {"display:none", "visibility:hidden"};
  return std::ranges::any_of(
      kHiding, [&](std::string_view hiding) { return text.find(hiding) != std::string::npos; });
}

}  // namespace

std::string_view hidden_reason(const html::Tree& tree, html::NodeId id) {
  if (tree[id].name == "noscript") return "for browsers without scripts";
  const bool is_hidden = tree.has_attribute(id, "hidden") ||
                         tree.attribute(id, "aria-hidden") == "true" ||
                         is_hidden_by_style(tree.attribute(id, "style")) ||
                         has_word(tree.attribute(id, "class"), screen_reader_classes());
  return is_hidden ? "hidden text" : "";
}

HtmlText read_html_lines(const html::Tree& tree, const text::Decoded& source) {
  if (tree.size() == 0) return {};
  return LineBuilder(tree, source).build();
}

}  // namespace lector::article
