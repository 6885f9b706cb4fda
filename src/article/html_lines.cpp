#include "article/html_lines.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "article/html_elements.hpp"
#include "article/html_names.hpp"
#include "article/reasons.hpp"
#include "article/wording.hpp"
#include "html/references.hpp"
#include "text/characters.hpp"
#include "text/offsets.hpp"

namespace lector::article {
namespace {

using html::NodeId;

std::string_view aside_reason(const html::Tree& tree, NodeId id);

/// Puts lines together, character by character.
class LineBuilder {
 public:
  LineBuilder(const html::Tree& tree, const text::Decoded& source)
      : tree_(tree), source_(source), parsed_(tree.parsed(source.text())) {}

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
    bool is_aside = false;  ///< hidden inside a line, of which it is no part
  };

  /// Text inside a line that isn't part of it: hidden, or a footnote's mark.
  struct Aside {
    NodeId first = 0;
    NodeId block = 0;
    std::string_view reason;
    std::vector<html::Written> characters;
  };

  void read(NodeId root) {
    stack_.push_back({tree_[root].end, root, {}, false, false, false, false});
    for (NodeId id = root; id < tree_[root].end;) {
      while (id >= stack_.back().end) leave();
      const auto& node = tree_[id];
      if (node.is_text()) {
        add_text(id);
        ++id;
      } else if (is_unread(node.name)) {
        if (is_block(node.name) && !stack_.back().is_aside) end_line();
        id = node.end;
      } else {
        enter(id);
        ++id;
      }
    }
  }

  void enter(NodeId id) {
    const auto name = tree_[id].name;
    Surroundings inner = stack_.back();
    inner.end = tree_[id].end;
    inner.ends_line = false;
    if (inner.is_aside) {
      stack_.push_back(inner);
      return;
    }
    if (name == "br") {
      if (++breaks_ > 1) end_line();
      pend(tree_[id].source.begin);
      return;
    }
    inner.is_linked = inner.is_linked || name == "a";
    inner.is_bold = inner.is_bold || name == "b" || name == "strong";
    enter_block(id, inner);
    stack_.push_back(inner);
  }

  /// Ends the line where a block begins, and sets aside what is hidden inside of one.
  void enter_block(NodeId id, Surroundings& inner) {
    const auto name = tree_[id].name;
    const bool was_seen = inner.hidden.empty();
    if (was_seen) inner.hidden = aside_reason(tree_, id);
    if (is_cell(id)) {
      separate_cells(tree_[id].source.begin);
    } else if (is_block(name)) {
      inner.ends_line = true;
      inner.block = id;
      end_line();
    }
    inner.is_aside = was_seen && !inner.hidden.empty() && !inner.ends_line;
    if (inner.is_aside) asides_.push_back({id, inner.block, inner.hidden, {}});
  }

  void leave() {
    if (stack_.back().ends_line) end_line();
    stack_.pop_back();
  }

  void add_text(NodeId id) {
    if (stack_.back().is_aside) {
      auto characters = html::written_characters(tree_[id], parsed_);
      std::ranges::move(characters, std::back_inserter(asides_.back().characters));
      return;
    }
    for (const auto& character : html::written_characters(tree_[id], parsed_)) {
      if (text::is_white_space(character.value) || character.value == 0xFEFF) {
        pend(character.source.begin);
      } else if (character.value != 0xAD) {  // a soft hyphen is where a word may be broken
        add(character, id);
      }
    }
  }

  /// White space in front of the next character.
  void pend(std::size_t source_offset) {
    if (!is_pending_) pending_ = source_offset;
    is_pending_ = true;
  }

  void add(const html::Written& character, NodeId id) {
    if (is_open_ && breaks_ > 0 && is_new_line(character.value)) end_line();
    breaks_ = 0;
    if (!is_open_) {
      add_asides();
      open_line(id, stack_.back());
    } else if (is_pending_) {
      append(U' ', {pending_, pending_ + 1});
    }
    is_pending_ = false;
    append(character.value, character.source);
    auto& line = lines_.back();
    ++line.characters;
    line.linked += stack_.back().is_linked ? 1U : 0U;
    line.bold += stack_.back().is_bold ? 1U : 0U;
  }

  /// True if what stands behind a line break begins something new: after the end of a sentence, or
  /// in a list of short lines. Lines that a writer wrapped go on with a small letter.
  [[nodiscard]] bool is_new_line(char32_t next) const {
    constexpr std::size_t kLongestItem = 60;
    const auto before = std::string_view(text_).substr(lines_.back().span.begin);
    if (ends_sentence(before) || before.ends_with(':')) return true;
    const bool begins = text::is_upper(next) || text::is_digit(next) || text::is_opening(next);
    return begins && before.size() <= 4 * kLongestItem && !before.ends_with(',') &&
           text::count_characters(before) <= kLongestItem;
  }

  /// A cell of a row in which no cell holds blocks: a row is read as one line.
  [[nodiscard]] bool is_cell(NodeId id) const {
    if (tree_[id].name != "td" && tree_[id].name != "th") return false;
    const auto row = tree_[id].parent;
    if (row == html::kNoNode || tree_[row].name != "tr") return false;
    constexpr NodeId kMostNodes = 400;
    if (tree_[row].end - row > kMostNodes) return false;
    for (NodeId inner = row + 1; inner < tree_[row].end; ++inner) {
      const auto name = tree_[inner].name;
      const bool is_own = tree_[inner].parent == row;
      if (!is_own && is_block(name)) return false;
    }
    return true;
  }

  /// A comma between the words of two cells, so that they are heard apart.
  void separate_cells(std::size_t source_offset) {
    if (!is_open_) return;
    const auto before = std::string_view(text_).substr(lines_.back().span.begin);
    const bool is_apart = ends_sentence(before) || before.ends_with(',') || before.ends_with(':');
    if (!is_apart) append(U',', {source_offset, source_offset});
    pend(source_offset);
  }

  void open_line(NodeId id, const Surroundings& around) {
    if (!text_.empty()) {
      append(U'\n', {last_, last_});
      append(U'\n', {last_, last_});
    }
    HtmlLine line;
    line.span.begin = text_.size();
    line.block = around.block;
    line.first = id;
    line.hidden = around.hidden;
    lines_.push_back(line);
    is_open_ = true;
  }

  void append(char32_t value, text::TextSpan written) {
    const auto begin = text_.size();
    text::append(text_, value);
    const auto offset = source_.input_offset(written.begin);
    const auto input = written.begin < written.end ? source_.input_span(written)
                                                   : base::SourceSpan{offset, offset};
    text::append(runs_, {{begin, text_.size()}, input});
    last_ = written.end;
  }

  void end_line() {
    if (is_open_) lines_.back().span.end = text_.size();
    is_open_ = false;
    is_pending_ = false;
    breaks_ = 0;
    add_asides();
  }

  /// Lines of what was set aside, before the next one or behind the one that it stood in.
  void add_asides() {
    for (const auto& aside : std::exchange(asides_, {})) {
      bool is_apart = false;
      bool is_begun = false;
      for (const auto& character : aside.characters) {
        if (text::is_white_space(character.value)) {
          is_apart = is_begun;
          continue;
        }
        if (!is_begun) open_line(aside.first, {0, aside.block, aside.reason, {}, {}, {}, {}});
        if (is_apart) append(U' ', {last_, last_});
        append(character.value, character.source);
        is_begun = true;
        is_apart = false;
      }
      if (is_begun) lines_.back().span.end = text_.size();
      is_open_ = false;
    }
  }

  const html::Tree& tree_;
  const text::Decoded& source_;
  std::string_view parsed_;
  std::vector<Surroundings> stack_;
  std::string text_;
  std::vector<text::OffsetRun> runs_;
  std::vector<HtmlLine> lines_;
  std::vector<Aside> asides_;
  std::size_t pending_ = 0;
  std::size_t last_ = 0;
  int breaks_ = 0;
  bool is_pending_ = false;
  bool is_open_ = false;
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

/// A raised sign that leads to a note of the same page.
bool is_note_mark(const html::Tree& tree, html::NodeId id) {
  constexpr std::size_t kLongestMark = 8;
  constexpr html::NodeId kMostNodes = 8;
  const auto& node = tree[id];
  if (node.name == "a") {
    const auto role = tree.attribute(id, "role");
    return role == "doc-noteref" || role == "doc-backlink" ||
           has_word(tree.attribute(id, "class"), footnote_mark_classes());
  }
  if (node.name != "sup" || node.end - id > kMostNodes) return false;
  bool leads = false;
  for (auto inner = id; inner < node.end; ++inner) {
    leads = leads || (tree[inner].name == "a" &&
                      tree.attribute(inner, "href").find('#') != std::string_view::npos);
  }
  return leads && tree.text_of(id).size() <= kLongestMark;
}

/// Why the text of an element isn't part of the line that it stands in; empty if it is.
std::string_view aside_reason(const html::Tree& tree, html::NodeId id) {
  if (is_note_mark(tree, id)) return reason::kFootnoteMark;
  if (has_word(tree.attribute(id, "class"), editing_classes())) return reason::kEditingLink;
  return hidden_reason(tree, id);
}

}  // namespace

std::string_view hidden_reason(const html::Tree& tree, html::NodeId id) {
  if (tree[id].name == "noscript") return reason::kWithoutScripts;
  const bool is_hidden = tree.has_attribute(id, "hidden") ||
                         tree.attribute(id, "aria-hidden") == "true" ||
                         is_hidden_by_style(tree.attribute(id, "style")) ||
                         has_word(tree.attribute(id, "class"), screen_reader_classes());
  return is_hidden ? reason::kHiddenText : "";
}

HtmlText read_html_lines(const html::Tree& tree, const text::Decoded& source) {
  if (tree.size() == 0) return {};
  return LineBuilder(tree, source).build();
}

}  // namespace lector::article
