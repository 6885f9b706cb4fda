#include "article/html_content.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "article/html_names.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

using html::kNoNode;
using html::NodeId;

constexpr double kMostLinked = 0.5;

/// Finds the content of one page.
class ContentFinder {
 public:
  ContentFinder(const html::Tree& tree, const HtmlText& page) : tree_(tree), page_(page) {}

  HtmlContent find() {
    const auto& lines = page_.lines;
    content_.reasons.resize(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) content_.reasons[i] = lines[i].hidden;
    add_up();
    leave_out_clutter();
    add_up();
    content_.root = find_root();
    leave_out_beside();
    return std::move(content_);
  }

 private:
  [[nodiscard]] std::string_view text_of(const HtmlLine& line) const {
    return std::string_view(page_.text.text())
        .substr(line.span.begin, line.span.end - line.span.begin);
  }

  /// How much running text a line is: its characters if it is prose and not a link.
  [[nodiscard]] double prose_of(std::size_t i) const {
    const auto& line = page_.lines[i];
    if (!content_.reasons[i].empty() || line.characters == 0) return 0;
    const auto unlinked = static_cast<double>(line.characters - line.linked);
    const double share = static_cast<double>(line.linked) / static_cast<double>(line.characters);
    if (share > kMostLinked || !is_prose(text_of(line))) return 0;
    return unlinked;
  }

  /// Running totals over the lines, so that any element's sum is a difference.
  void add_up() {
    prose_.assign(1, 0);
    for (std::size_t i = 0; i < page_.lines.size(); ++i)
      prose_.push_back(prose_.back() + prose_of(i));
  }

  /// Lines of an element: `[first, last)`.
  [[nodiscard]] std::pair<std::size_t, std::size_t> lines_of(NodeId id) const {
    const auto at = [&](NodeId node) {
      return static_cast<std::size_t>(
          std::ranges::lower_bound(page_.lines, node, {}, &HtmlLine::first) - page_.lines.begin());
    };
    return {at(id), at(tree_[id].end)};
  }

  [[nodiscard]] double prose_in(NodeId id) const {
    const auto [first, last] = lines_of(id);
    return prose_[last] - prose_[first];
  }

  [[nodiscard]] std::string_view reason_for(NodeId id) const {
    const auto name = tree_[id].name;
    if (name == "nav") return "navigation";
    if (name == "aside") return "sidebar";
    if (name == "footer") return "page footer";
    if (name == "form") return "form";
    const auto role = tree_.attribute(id, "role");
    if (role == "navigation" || role == "menu" || role == "menubar") return "navigation";
    if (role == "complementary") return "sidebar";
    if (role == "contentinfo") return "page footer";
    if (role == "dialog" || role == "alertdialog") return "form";
    if (name == "body" || name == "html" || name == "article" || name == "main") return {};
    const auto by_class = clutter_reason(tree_.attribute(id, "class"));
    return by_class.empty() ? clutter_reason(tree_.attribute(id, "id")) : by_class;
  }

  /// Leaves out elements that names call clutter, unless too much of the page's prose is in them
  /// ("content-with-sidebar"). Comments may outweigh their article.
  void leave_out_clutter() {
    const double total = prose_.back();
    for (NodeId id = 0; id < tree_.size();) {
      const auto& node = tree_[id];
      const auto reason = node.is_text() ? std::string_view() : reason_for(id);
      const double most = reason == "comments" ? 0.9 : 0.4;
      if (reason.empty() || prose_in(id) > most * total) {
        ++id;
        continue;
      }
      leave_out(id, reason);
      id = node.end;
    }
  }

  void leave_out(NodeId id, std::string_view reason) {
    const auto [first, last] = lines_of(id);
    for (auto i = first; i < last; ++i) {
      if (content_.reasons[i].empty()) content_.reasons[i] = reason;
    }
  }

  /// Goes down from the page as long as one child has nearly all the prose.
  [[nodiscard]] NodeId find_root() const {
    constexpr double kShare = 0.75;
    NodeId root = 0;
    for (;;) {
      NodeId best = kNoNode;
      for (auto child = tree_.next_child(root, kNoNode); child != kNoNode;
           child = tree_.next_child(root, child)) {
        if (tree_[child].is_text()) continue;
        if (best == kNoNode || prose_in(child) > prose_in(best)) best = child;
      }
      if (best == kNoNode || prose_in(best) < kShare * prose_in(root) || tree_[best].name == "p") {
        return root;
      }
      root = best;
    }
  }

  void leave_out_beside() {
    const auto [first, last] = lines_of(content_.root);
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      if (content_.reasons[i].empty() && (i < first || i >= last)) {
        content_.reasons[i] = i < first ? "above the article" : "below the article";
      }
    }
  }

  const html::Tree& tree_;
  const HtmlText& page_;
  HtmlContent content_;
  std::vector<double> prose_;
};

}  // namespace

HtmlContent find_content(const html::Tree& tree, const HtmlText& page, const Facts& /*facts*/) {
  return ContentFinder(tree, page).find();
}

}  // namespace lector::article
