#include "article/html_content.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "article/html_elements.hpp"
#include "article/html_names.hpp"
#include "article/html_naming.hpp"
#include "article/reasons.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

using html::kNoNode;
using html::NodeId;

constexpr double kMostLinked = 0.5;

/// Finds the content of one page.
class ContentFinder {
 public:
  ContentFinder(const html::Tree& tree, const HtmlText& page, const Facts& facts)
      : tree_(tree), page_(page), facts_(facts), naming_(tree, page) {}

  HtmlContent find() {
    const auto& lines = page_.lines;
    content_.reasons.resize(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) content_.reasons[i] = lines[i].hidden;
    add_up();
    leave_out_clutter();
    add_up();
    leave_out_teasers();
    root_ = find_root();
    content_.headline = find_headline();
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
    if (name == "nav") return reason::kNavigation;
    if (name == "aside") return reason::kSidebar;
    if (name == "footer") return reason::kPageFooter;
    if (name == "form") return reason::kForm;
    const auto role = tree_.attribute(id, "role");
    if (role == "navigation" || role == "menu" || role == "menubar") return reason::kNavigation;
    if (role == "complementary") return reason::kSidebar;
    if (role == "contentinfo") return reason::kPageFooter;
    if (role == "dialog" || role == "alertdialog") return reason::kForm;
    if (name == "body" || name == "html" || name == "article" || name == "main") return {};
    const auto by_class = clutter_reason(tree_.attribute(id, "class"));
    return by_class.empty() ? clutter_reason(tree_.attribute(id, "id")) : by_class;
  }

  /// The share of the page's prose that an element left out for a reason may hold.
  static double most_of(std::string_view reason) {
    if (reason == reason::kComments) return 0.9;
    return reason == reason::kSummaryBox ? 0.15 : 0.4;
  }

  /// Leaves out elements that names call clutter, unless too much of the page's prose is in them
  /// ("content-with-sidebar"). Comments may outweigh their article.
  void leave_out_clutter() {
    const double total = prose_.back();
    for (NodeId id = 0; id < tree_.size();) {
      const auto& node = tree_[id];
      const auto reason = node.is_text() ? std::string_view() : reason_for(id);
      const double most = most_of(reason);
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

  /// True if a line says what is stated, or its beginning, behind which the site's name may stand.
  [[nodiscard]] bool states(std::size_t i, std::string_view key, bool may_be_front) const {
    constexpr std::size_t kShortest = 12;
    const auto own = matching_key(text_of(page_.lines[i]));
    if (own.empty()) return false;
    return own == key || (may_be_front && own.size() >= kShortest && key.starts_with(own));
  }

  /// The line that says what the page states as its headline, the last one above the body; else
  /// the last heading of the first rank there.
  [[nodiscard]] std::optional<std::size_t> find_headline() const {
    const auto key = facts_.headline ? matching_key(*facts_.headline) : "";
    const auto [first, last] = lines_of(root_);
    std::size_t body = first;
    while (body < last && prose_of(body) == 0) ++body;
    std::optional<std::size_t> stated;
    std::optional<std::size_t> ranked;
    // A picture and its caption may stand above the headline.
    constexpr std::size_t kFewLines = 6;
    for (std::size_t i = 0; i < std::min(last, body + kFewLines); ++i) {
      if (!page_.lines[i].hidden.empty() || (i > body && (stated || ranked))) continue;
      if (states(i, key, i <= body)) stated = i;
      if (tree_[page_.lines[i].block].name == "h1") ranked = i;
    }
    return stated ? stated : ranked;
  }

  /// What an element is among its siblings: its name and classes.
  [[nodiscard]] std::string signature_of(NodeId id) const {
    return std::string(tree_[id].name) + "." + std::string(tree_.attribute(id, "class"));
  }

  /// Leaves out what stands beside the root, but for prose between the headline and it, and for
  /// paragraphs that are marked like its own.
  void leave_out_beside() {
    const auto [first, last] = lines_of(root_);
    const auto begin = content_.headline ? std::min(*content_.headline, first) : first;
    const auto marked = commonest_signature(first, last);
    const auto holds_own_kind = [&](std::size_t i) {
      return prose_of(i) > 0 && !marked.empty() && signature_of(page_.lines[i].block) == marked;
    };
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      if (!content_.reasons[i].empty() || (i >= first && i < last) || i == content_.headline)
        continue;
      const bool is_lead = i > begin && i < first && (prose_of(i) > 0 || is_listed(i));
      if (!is_lead && !holds_own_kind(i)) {
        content_.reasons[i] = i < first ? reason::kAboveArticle : reason::kBelowArticle;
      }
    }
    find_dek(first, marked);
  }

  [[nodiscard]] bool is_listed(std::size_t i) const {
    return tree_[page_.lines[i].block].name == "li" && page_.lines[i].linked == 0;
  }

  /// The line below the headline that sums the article up: the only prose outside of the body
  /// there, or named so.
  void find_dek(std::size_t body, const std::string& marked) {
    if (!content_.headline) return;
    constexpr std::size_t kFewestWords = 5;
    constexpr std::size_t kMostWords = 70;
    std::vector<std::size_t> open;
    for (auto i = *content_.headline + 1; i < page_.lines.size() && open.size() < 2; ++i) {
      if (content_.reasons[i].empty() && count_words(text_of(page_.lines[i])) >= kFewestWords)
        open.push_back(i);
    }
    if (open.size() < 2 || count_words(text_of(page_.lines[open[0]])) > kMostWords) return;
    const auto i = open[0];
    const bool is_own_kind = !marked.empty() && signature_of(page_.lines[i].block) == marked;
    const bool is_alone = i < body && open[1] >= body && !is_own_kind && !is_listed(i);
    const bool is_titled = is_heading(tree_[page_.lines[i].block].name) && prose_of(i) > 0;
    if (is_alone || is_titled || naming_.is_named(i, names_dek)) content_.dek = i;
  }

  /// The signature of most prose of the root, if it has a class.
  [[nodiscard]] std::string commonest_signature(std::size_t first, std::size_t last) const {
    std::map<std::string, double> prose;
    for (auto i = first; i < last; ++i) {
      const auto block = page_.lines[i].block;
      if (!tree_.attribute(block, "class").empty()) prose[signature_of(block)] += prose_of(i);
    }
    const auto most =
        std::ranges::max_element(prose, {}, [](const auto& entry) { return entry.second; });
    const bool is_common =
        most != prose.end() && most->second > 0.5 * (prose_[last] - prose_[first]);
    return is_common ? most->first : "";
  }

  /// True for an element that leads elsewhere: a linked title, and little text below it.
  [[nodiscard]] bool is_teaser(NodeId id) const {
    constexpr std::size_t kMostCharacters = 500;
    const auto [first, last] = lines_of(id);
    std::size_t characters = 0;
    bool has_linked_title = false;
    for (auto i = first; i < last; ++i) {
      const auto& line = page_.lines[i];
      if (!line.hidden.empty()) continue;
      characters += line.characters;
      has_linked_title =
          has_linked_title || (line.linked > 15 && line.linked * 10 >= line.characters * 9);
    }
    // An item of a list with nothing but a link may be one of the body's.
    const bool is_rich = tree_[id].name != "li" || last - first > 1 || holds_picture(id);
    return has_linked_title && is_rich && characters < kMostCharacters;
  }

  [[nodiscard]] bool holds_picture(NodeId id) const {
    for (auto inner = id; inner < tree_[id].end; ++inner) {
      if (tree_[inner].name == "img" || tree_[inner].name == "picture") return true;
    }
    return false;
  }

  /// Leaves out rows of teasers: three or more siblings of one signature that all lead elsewhere.
  void leave_out_teasers() {
    const auto before = content_.reasons;
    leave_out_rows();
    const double all = prose_.back();
    add_up();
    // A page of nothing but teasers is a section's front; they are what it has.
    constexpr double kLeast = 0.05;
    if (prose_.back() < kLeast * all) {
      content_.reasons = before;
      add_up();
    }
  }

  void leave_out_rows() {
    for (NodeId id = 0; id < tree_.size(); ++id) {
      if (tree_[id].is_text()) continue;
      for (const auto& [signature, children] : children_alike(id)) {
        if (!is_row(children)) continue;
        for (const auto child : children) leave_out(child, reason::kRelatedLinks);
      }
    }
  }

  /// Children that may be teasers, by what they are among their siblings.
  [[nodiscard]] std::map<std::string, std::vector<NodeId>> children_alike(NodeId id) const {
    constexpr std::array<std::string_view, 5> kContainers = {
        "div", "article", "li", "section", "a"};
    std::map<std::string, std::vector<NodeId>> alike;
    for (auto child = tree_.next_child(id, kNoNode); child != kNoNode;
         child = tree_.next_child(id, child)) {
      const bool holds = std::ranges::find(kContainers, tree_[child].name) != kContainers.end();
      if (holds) alike[signature_of(child)].push_back(child);
    }
    return alike;
  }

  [[nodiscard]] bool is_row(const std::vector<NodeId>& children) const {
    constexpr std::ptrdiff_t kFewest = 3;
    const auto teasers =
        std::ranges::count_if(children, [this](NodeId child) { return is_teaser(child); });
    return teasers >= kFewest && teasers * 5 >= std::ssize(children) * 4;
  }

  const html::Tree& tree_;
  const HtmlText& page_;
  const Facts& facts_;
  HtmlNaming naming_;
  HtmlContent content_;
  NodeId root_ = 0;            ///< the smallest element with the body in it
  std::vector<double> prose_;  ///< of the lines before each
};

}  // namespace

HtmlContent find_content(const html::Tree& tree, const HtmlText& page, const Facts& facts) {
  return ContentFinder(tree, page, facts).find();
}

}  // namespace lector::article
