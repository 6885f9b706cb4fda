#include "article/markdown_tree.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "article/markdown_shield.hpp"
#include "base/report.hpp"

namespace lector::article {
namespace {

struct Freed {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  void operator()(cmark_node* document) const { cmark_node_free(document); }
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Parser = std::unique_ptr<cmark_parser, Freed>;
using Document = std::unique_ptr<cmark_node, Freed>;
using Iterator = std::unique_ptr<cmark_iter, Freed>;

Document parse(std::string_view source) {
  static std::once_flag registered;
  std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
  const Parser parser(
      cmark_parser_new(CMARK_OPT_SOURCEPOS | CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE));
  for (const auto* name : {"table", "strikethrough", "autolink", "tagfilter"}) {
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser.get(), source.data(), source.size());
  return Document(cmark_parser_finish(parser.get()));
}

Mark mark_of_extension(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Mark>, 4> kNames = {
      {{"table_row", Mark::row},
       {"table_header", Mark::row},
       {"table_cell", Mark::cell},
       {"strikethrough", Mark::strike}}};
  const auto* const found =
      std::ranges::find(kNames, name, &std::pair<std::string_view, Mark>::first);
  return found == kNames.end() ? Mark::other : found->second;
}

Mark mark_of(cmark_node* node) {
  constexpr std::array<std::pair<cmark_node_type, Mark>, 20> kTypes = {
      {{CMARK_NODE_BLOCK_QUOTE, Mark::quote},
       {CMARK_NODE_ITEM, Mark::item},
       {CMARK_NODE_CODE_BLOCK, Mark::code_block},
       {CMARK_NODE_HTML_BLOCK, Mark::html_block},
       {CMARK_NODE_PARAGRAPH, Mark::paragraph},
       {CMARK_NODE_HEADING, Mark::heading},
       {CMARK_NODE_THEMATIC_BREAK, Mark::rule},
       {CMARK_NODE_FOOTNOTE_DEFINITION, Mark::footnote},
       {CMARK_NODE_TEXT, Mark::text},
       {CMARK_NODE_SOFTBREAK, Mark::soft_break},
       {CMARK_NODE_LINEBREAK, Mark::line_break},
       {CMARK_NODE_CODE, Mark::code},
       {CMARK_NODE_HTML_INLINE, Mark::html},
       {CMARK_NODE_EMPH, Mark::emphasis},
       {CMARK_NODE_STRONG, Mark::strong},
       {CMARK_NODE_LINK, Mark::link},
       {CMARK_NODE_IMAGE, Mark::image},
       {CMARK_NODE_FOOTNOTE_REFERENCE, Mark::footnote_mark},
       {CMARK_NODE_DOCUMENT, Mark::other},
       {CMARK_NODE_LIST, Mark::other}}};
  const auto type = cmark_node_get_type(node);
  const auto* const found =
      std::ranges::find(kTypes, type, &std::pair<cmark_node_type, Mark>::first);
  return found == kTypes.end() ? mark_of_extension(cmark_node_get_type_string(node))
                               : found->second;
}

std::string restored(const char* text) {
  return text == nullptr ? std::string() : unshielded(text);
}

/// Where each line begins, counted from 1 as cmark does.
std::vector<std::size_t> line_begins(std::string_view source) {
  std::vector<std::size_t> begins = {0, 0};
  for (std::size_t at = 0; at < source.size(); ++at) {
    const bool is_end =
        source[at] == '\n' || (source[at] == '\r' && source.substr(at + 1, 1) != "\n");
    if (is_end) begins.push_back(at + 1);
  }
  return begins;
}

/// Copies cmark's tree without recursion: pages may nest as deep as they like.
class TreeCopy {
 public:
  explicit TreeCopy(std::string_view source) : source_(source), lines_(line_begins(source)) {}

  std::vector<MarkdownNode> copy(cmark_node* document) {
    const Iterator iterator(cmark_iter_new(document));
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      auto* const node = cmark_iter_get_node(iterator.get());
      const bool is_leaf = cmark_node_first_child(node) == nullptr;
      if (event == CMARK_EVENT_ENTER) enter(node);
      // Leaves of some kinds are left, of others they aren't; none has anything inside.
      if (event == CMARK_EVENT_ENTER ? is_leaf : !is_leaf) leave();
    }
    return std::move(nodes_);
  }

 private:
  struct Open {
    std::uint32_t id = 0;
    int last_item = 0;  ///< of ordered lists
  };

  void enter(cmark_node* node) {
    MarkdownNode copy;
    copy.mark = mark_of(node);
    copy.parent = open_.empty() ? kNoMark : open_.back().id;
    if (copy.mark == Mark::heading) copy.number = cmark_node_get_heading_level(node);
    if (copy.mark == Mark::item) copy.number = number_of(node);
    if (copy.mark == Mark::image) {
      copy.url = restored(cmark_node_get_url(node));
      copy.title = restored(cmark_node_get_title(node));
    } else if (has_text(copy.mark)) {
      copy.text = restored(cmark_node_get_literal(node));
    }
    if (copy.mark < Mark::text) copy.source = span_of(node, copy.mark);
    open_.push_back({static_cast<std::uint32_t>(nodes_.size()), 0});
    nodes_.push_back(std::move(copy));
  }

  void leave() {
    nodes_[open_.back().id].end = static_cast<std::uint32_t>(nodes_.size());
    open_.pop_back();
  }

  static bool has_text(Mark mark) {
    return mark == Mark::text || mark == Mark::code || mark == Mark::html ||
           mark == Mark::code_block || mark == Mark::html_block;
  }

  /// Numbers of ordered items count up, whatever stands on the page.
  int number_of(cmark_node* item) {
    auto* const list = cmark_node_parent(item);
    if (list == nullptr || cmark_node_get_list_type(list) != CMARK_ORDERED_LIST) return 0;
    const bool is_first = cmark_node_previous(item) == nullptr;
    auto& last = open_.back().last_item;
    last = is_first ? cmark_node_get_list_start(list) : last + 1;
    return last;
  }

  [[nodiscard]] std::size_t offset(int line, int column) const {
    if (line < 1) return 0;
    const auto at = static_cast<std::size_t>(line) < lines_.size()
                        ? lines_[static_cast<std::size_t>(line)]
                        : source_.size();
    return std::min(at + static_cast<std::size_t>(std::max(column, 0)), source_.size());
  }

  [[nodiscard]] text::TextSpan span_of(cmark_node* node, Mark mark) const {
    const auto begin =
        offset(cmark_node_get_start_line(node), cmark_node_get_start_column(node) - 1);
    const auto end = offset(cmark_node_get_end_line(node), cmark_node_get_end_column(node));
    if (mark == Mark::row) return row_span(node);
    if (mark == Mark::html_block) return html_span(node);
    // cmark has footnotes begin behind their mark.
    if (mark == Mark::footnote)
      return {offset(cmark_node_get_start_line(node), 0), std::max(begin, end)};
    auto* const next = cmark_node_next(node);
    if (cmark_node_get_start_line(node) > 0 || next == nullptr)
      return {begin, std::max(begin, end)};
    // Lines above a table, which cmark took for a part of it before it knew.
    const auto table =
        offset(cmark_node_get_start_line(next), cmark_node_get_start_column(next) - 1);
    return {table, std::max(table, offset(header_line(next), 0))};
  }

  /// cmark has HTML end a line too early if its last line says that it ends.
  [[nodiscard]] text::TextSpan html_span(cmark_node* node) const {
    const std::string_view html = cmark_node_get_literal(node);
    const auto lines = static_cast<int>(std::ranges::count(html, '\n'));
    const int first = cmark_node_get_start_line(node);
    return {offset(first, cmark_node_get_start_column(node) - 1), offset(first + lines, 0)};
  }

  [[nodiscard]] text::TextSpan row_span(cmark_node* row) const {
    const bool is_header = cmark_node_previous(row) == nullptr;
    const int line =
        is_header ? header_line(cmark_node_parent(row)) : cmark_node_get_start_line(row);
    return {offset(line, 0), offset(line + 1, 0)};
  }

  /// cmark has the header begin where the paragraph above began. Each row is a line, and one is
  /// the line of dashes.
  static int header_line(cmark_node* table) {
    int rows = 0;
    for (auto* row = cmark_node_first_child(table); row != nullptr; row = cmark_node_next(row)) {
      ++rows;
    }
    return std::max(cmark_node_get_start_line(table), cmark_node_get_end_line(table) - rows);
  }

  std::string_view source_;
  std::vector<std::size_t> lines_;
  std::vector<MarkdownNode> nodes_;
  std::vector<Open> open_;
};

}  // namespace

std::vector<MarkdownNode> parse_markdown(std::string_view source) {
  if (source.size() > kLongestMarkdownBytes) {
    throw Error(ErrorKind::input,
                "markdown of " + std::to_string(source.size()) + " bytes, more than the " +
                    std::to_string(kLongestMarkdownBytes / 1'000'000) +
                    " MB that are read; split it into articles");
  }
  const auto shield = shielded(source);
  const auto document = parse(shield);
  return TreeCopy(shield).copy(document.get());
}

}  // namespace lector::article
