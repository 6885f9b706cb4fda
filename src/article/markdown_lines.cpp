#include "article/markdown_lines.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "article/html_lines.hpp"
#include "article/markdown_blocks.hpp"
#include "article/markdown_cursor.hpp"
#include "article/markdown_tree.hpp"
#include "article/markdown_writer.hpp"
#include "article/wording.hpp"
#include "html/tree.hpp"
#include "text/characters.hpp"

namespace lector::article {
namespace {

using text::TextSpan;
using NodeIds = std::vector<std::uint32_t>;

/// Puts lines together, node by node.
class MarkdownLineBuilder {
 public:
  MarkdownLineBuilder(const text::Decoded& source, std::size_t begin)
      : source_(source.text()),
        blocks_(parse_markdown(source_.substr(begin)), source_, begin),
        nodes_(blocks_.nodes()),
        writer_(source) {}

  MarkdownText build() {
    const auto leaves = blocks_.leaves();
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      auto extent = blocks_.extent_of(leaves[i]);
      if (i + 1 < leaves.size()) extent.end = cut(extent, blocks_.extent_of(leaves[i + 1]));
      read_leaf(leaves[i], extent);
    }
    return {writer_.finish(), std::move(lines_), std::move(unread_)};
  }

 private:
  [[nodiscard]] MarkdownCursor& cursor() { return writer_.cursor(); }

  /// Where a block ends: cmark has headings with a line below end with the block behind them.
  static std::size_t cut(TextSpan extent, TextSpan next) {
    return next.begin > extent.begin ? std::min(extent.end, next.begin) : extent.end;
  }

  void read_leaf(std::uint32_t id, TextSpan extent) {
    const auto& node = nodes_[id];
    cursor().open({node.source.begin, extent.end}, blocks_.depth_of(id));
    extent_ = {std::min(extent.begin, cursor().offset()), extent.end};
    extent_.begin = std::max(extent_.begin, behind_);
    extent_.end = std::max(extent_.begin, extent_.end);
    behind_ = std::max(behind_, extent.end);
    switch (node.mark) {
      case Mark::rule:
        unread_.push_back({extent_, "separator"});
        break;
      case Mark::html_block:
        read_html(id);
        break;
      case Mark::code_block:
        read_code(id);
        break;
      case Mark::row:
        read_row(id);
        break;
      default:
        read_paragraph(id);
        break;
    }
  }

  void open_line(std::uint32_t id) {
    dropped_ = 0;
    MarkdownLine line;
    line.source = extent_;
    const auto container = blocks_.container_of(id);
    const auto mark = container == kNoMark ? Mark::other : nodes_[container].mark;
    if (nodes_[id].mark == Mark::heading) {
      line.shape = nodes_[id].number == 1 ? Shape::title : Shape::heading;
    } else if (mark == Mark::item || mark == Mark::quote) {
      line.shape = mark == Mark::item ? Shape::list_item : Shape::quote;
    } else if (mark == Mark::footnote) {
      line.kind = BlockKind::footnote;
    }
    line.span.begin = line.span.end = writer_.begin_line();
    lines_.push_back(std::move(line));
  }

  /// Ends the line, which is none if there is no text in it, or none that stands on the page: the
  /// parser of HTML makes a sign of each vertical tab.
  bool close_line() {
    lines_.back().span.end = writer_.size();
    const auto& line = lines_.back();
    const auto written = writer_.line_source();
    return line.span.begin < line.span.end && line.source.begin < line.source.end &&
           written.begin < written.end;
  }

  void close_line_or(std::string_view reason) {
    if (close_line()) return;
    unread_.push_back({lines_.back().source, reason});
    lines_.pop_back();
  }

  void read_paragraph(std::uint32_t id) {
    const auto images = blocks_.leading_images(id);
    const auto whole = extent_;
    (void)cursor().enter(nodes_[id]);
    for (const auto image : images) {
      extent_ = {image == images.front() ? whole.begin : cursor().offset(), whole.end};
      read_image(id, image);
    }
    const auto rest = images.empty() ? id + 1 : nodes_[images.back()].end;
    if (!images.empty()) extent_.begin = cursor().offset();
    if (rest >= nodes_[id].end) return;
    open_line(id);
    if (starts_note(id)) {
      lines_.back().kind = BlockKind::footnote;
      drop_label();
    }
    add_number(id);
    read_inlines(rest, nodes_[id].end);
    mark_emphasis(rest, nodes_[id].end);
    close_line_or("template code");
  }

  /// Footnotes that nothing refers to are paragraphs to the parser.
  [[nodiscard]] bool starts_note(std::uint32_t id) const {
    return id + 1 < nodes_[id].end && nodes_[id + 1].text.starts_with("[^") &&
           source_.substr(writer_.cursor().offset()).starts_with("[^");
  }

  void drop_label() {
    const auto begin = cursor().offset();
    const auto end = source_.substr(0, extent_.end).find("]:", begin);
    if (end == std::string_view::npos) return;
    cursor().go_to(end + 2);
    dropped_ = end + 2 - begin;
  }

  /// How many of a text's bytes belong to a label that isn't read.
  std::size_t dropping(std::size_t bytes) {
    const auto dropped = std::min(dropped_, bytes);
    dropped_ -= dropped;
    return dropped;
  }

  /// Items of numbered lists keep their numbers.
  void add_number(std::uint32_t id) {
    const auto item = nodes_[id].parent;
    if (item == kNoMark || id != item + 1 || nodes_[item].mark != Mark::item ||
        nodes_[item].number == 0) {
      return;
    }
    const auto begin = nodes_[item].source.begin;
    const auto written = std::string_view(source_).substr(begin, 12);
    const auto digits = std::min(written.find_first_not_of("0123456789"), written.size());
    const auto number = std::to_string(nodes_[item].number);
    if (written.substr(0, digits) == number) {
      for (std::size_t i = 0; i < digits; ++i)
        writer_.say(number.substr(i, 1), {begin + i, begin + i + 1});
    } else {
      writer_.say(number, {begin, begin + digits});
    }
    writer_.say(written.substr(digits, 1), {begin + digits, begin + digits + 1});
    writer_.add_space({begin + digits + 1, begin + digits + 2});
  }

  void read_image(std::uint32_t paragraph, std::uint32_t id) {
    const bool is_linked = nodes_[id].mark == Mark::link;
    const auto image = is_linked ? id + 1 : id;
    cursor().take_space();
    open_line(paragraph);
    const auto opening = is_linked ? cursor().enter(nodes_[id]) : '\0';
    const auto inner = cursor().enter(nodes_[image]);
    read_inlines(image + 1, nodes_[image].end);
    const auto title = cursor().leave(nodes_[image], inner);
    if (is_linked) (void)cursor().leave(nodes_[id], opening);
    auto& line = lines_.back();
    line.source.end = cursor().offset();
    line.shape = Shape::image;
    line.image = nodes_[image].url;
    line.reason = "alternative text";
    if (!text::is_blank(nodes_[image].title) && title.begin < title.end) {
      read_title(nodes_[image], title);
    }
    close_line_or("image without caption");
  }

  /// The title is the caption; the alternative text is another line.
  void read_title(const MarkdownNode& image, TextSpan title) {
    auto caption = lines_.back();
    if (close_line()) {
      lines_.back().source.end = title.begin;
      caption.source.begin = title.begin;
    } else {
      lines_.pop_back();
    }
    caption.span.begin = writer_.begin_line();
    caption.reason = {};
    caption.kind = BlockKind::caption;
    lines_.push_back(std::move(caption));
    MarkdownCursor at_title(source_);
    at_title.open(title, 0);
    std::swap(at_title, cursor());
    writer_.add_text(image.title, false);
    std::swap(at_title, cursor());
  }

  /// Pieces inside a line: `[id, end)`.
  void read_inlines(std::uint32_t id, std::uint32_t end) {
    struct Open {
      std::uint32_t id = 0;
      char opening = '\0';
    };
    std::vector<Open> open;
    for (;; ++id) {
      while (!open.empty() && nodes_[open.back().id].end <= id) {
        (void)cursor().leave(nodes_[open.back().id], open.back().opening);
        open.pop_back();
      }
      if (id >= end) return;
      const auto& node = nodes_[id];
      open.push_back({id, cursor().enter(node)});
      if (node.mark == Mark::text || node.mark == Mark::code) {
        auto text = std::string_view(node.text);
        text.remove_prefix(dropping(text.size()));
        writer_.add_text(text, node.mark == Mark::code);
      } else if (node.mark == Mark::soft_break || node.mark == Mark::line_break) {
        writer_.add_space();
      } else if (node.mark == Mark::html && lowered(front_of(node.text, 3)) == "<br") {
        writer_.add_space({cursor().offset(), cursor().offset() + 1});
      }
    }
  }

  /// Notes that one piece of emphasis is all of the line.
  void mark_emphasis(std::uint32_t id, std::uint32_t end) {
    while (id < end &&
           (nodes_[id].mark == Mark::soft_break || nodes_[id].mark == Mark::line_break)) {
      ++id;
    }
    if (id >= end || nodes_[id].end != end) return;
    lines_.back().is_emphasised = nodes_[id].mark == Mark::emphasis;
    lines_.back().is_bold = nodes_[id].mark == Mark::strong;
  }

  /// "one; two; three."
  void read_row(std::uint32_t id) {
    open_line(id);
    lines_.back().kind = BlockKind::table;
    cursor().take_space();
    cursor().go_to(cursor().offset() + (is_bar(cursor().offset()) ? 1 : 0));
    TextSpan bar;
    for (auto cell = id + 1; cell < nodes_[id].end; cell = nodes_[cell].end) {
      const bool has_text = cell + 1 < nodes_[cell].end;
      if (has_text && lines_.back().span.begin < writer_.size()) {
        writer_.drop_space();
        writer_.say(";", bar);
        writer_.add_space(bar);
      }
      cursor().take_space();
      read_inlines(cell + 1, nodes_[cell].end);
      const auto begin = cursor().offset();
      cursor().leave_cell();
      if (has_text) bar = {std::max(begin + 1, cursor().offset()) - 1, cursor().offset()};
    }
    writer_.drop_space();
    if (lines_.back().span.begin < writer_.size() && !ends_sentence(writer_.line()))
      writer_.say(".", bar);
    close_line_or("empty row of a table");
  }

  [[nodiscard]] bool is_bar(std::size_t at) const {
    return at < source_.size() && source_[at] == '|';
  }

  void read_code(std::uint32_t id) {
    open_line(id);
    lines_.back().kind = BlockKind::code;
    const auto fence = cursor().offset();
    if (fence < source_.size() && (source_[fence] == '`' || source_[fence] == '~')) {
      cursor().go_to(source_.find_first_of("\r\n", fence));
      cursor().take_space();
    }
    writer_.add_text(nodes_[id].text, true);
    close_line_or("empty code block");
  }

  /// Lines of HTML as a page of HTML would have them.
  void read_html(std::uint32_t id) {
    const auto whole = extent_;
    const auto begin = std::min(cursor().offset(), whole.end);
    const text::Decoded part(html_in(begin, whole.end, id), {}, whole.end - begin);
    const auto tree = html::parse(part.text());
    const auto page = read_html_lines(tree, part);
    if (page.lines.empty()) {
      const bool is_comment = part.text().starts_with("<!--");
      unread_.push_back({whole, is_comment ? "comment" : "embedded HTML"});
      return;
    }
    for (const auto& line : page.lines) {
      extent_ = {begin + page.text.input_offset(line.span.begin), whole.end};
      // Browsers move text out of tables; it isn't followed.
      if (extent_.begin < cursor().offset()) continue;
      open_line(id);
      lines_.back().reason = line.hidden;
      settle_html(tree, line.block);
      add_html(page.text, line.span, begin);
      lines_.back().source.end = cursor().offset();
      close_line_or("embedded HTML");
    }
  }

  /// A block of HTML without the signs of quotes in front of its lines.
  [[nodiscard]] std::string html_in(std::size_t begin, std::size_t end, std::uint32_t id) const {
    std::string html(source_.substr(begin, end - begin));
    auto quotes = std::size_t{0};
    for (auto& sign : html) {
      if (sign == '\n' || sign == '\r') {
        quotes = blocks_.depth_of(id);
      } else if (sign == '>' && quotes > 0) {
        sign = ' ';
        --quotes;
      } else if (sign != ' ' && sign != '\t') {
        quotes = 0;
      }
    }
    return html;
  }

  /// @param begin  of the block, from which the text's offsets count.
  void add_html(const text::Decoded& text, TextSpan line, std::size_t begin) {
    for (auto at = line.begin; at < line.end;) {
      const auto rest = std::string_view(text.text()).substr(at, line.end - at);
      const auto character = text::character_at(rest, 0);
      cursor().go_to(begin + text.input_offset(at));
      if (character.value == U' ') {
        writer_.add_space();
      } else {
        writer_.add(character.value, cursor().take(rest, false));
      }
      at += character.end;
    }
  }

  void settle_html(const html::Tree& tree, html::NodeId block) {
    for (auto id = block; id != html::kNoNode; id = tree[id].parent) {
      if (settle_as(tree[id].name)) return;
    }
  }

  /// What an element makes of the line inside it; false if it makes nothing of it.
  bool settle_as(std::string_view name) {
    auto& line = lines_.back();
    const bool is_heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
    const bool is_cell = name == "td" || name == "th";
    if (is_heading) line.shape = name[1] == '1' ? Shape::title : Shape::heading;
    if (name == "li") line.shape = Shape::list_item;
    if (name == "blockquote") line.shape = Shape::quote;
    if (name == "figcaption") line.kind = BlockKind::caption;
    if (is_cell) line.kind = BlockKind::table;
    return is_heading || is_cell || name == "li" || name == "blockquote" || name == "figcaption";
  }

  std::string_view source_;
  MarkdownBlocks blocks_;
  const std::vector<MarkdownNode>& nodes_;
  MarkdownWriter writer_;
  std::vector<MarkdownLine> lines_;
  std::vector<UnreadMarkup> unread_;
  TextSpan extent_;          ///< of the block, or of the part of it that is being read
  std::size_t behind_ = 0;   ///< the blocks so far
  std::size_t dropped_ = 0;  ///< bytes of a label in front of the next text
};

}  // namespace

MarkdownText read_markdown_lines(const text::Decoded& source, std::size_t begin) {
  return MarkdownLineBuilder(source, begin).build();
}

}  // namespace lector::article
