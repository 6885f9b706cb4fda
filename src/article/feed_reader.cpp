#include "article/feed_reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "article/addresses.hpp"
#include "article/feed_names.hpp"
#include "article/mail_dates.hpp"
#include "article/wording.hpp"
#include "article/xml_text.hpp"
#include "article/xml_tree.hpp"

namespace lector::article {
namespace {

std::optional<std::string> ink(std::string_view text) {
  auto collapsed = text::collapse_white_space(text);
  if (collapsed.empty()) return std::nullopt;
  return collapsed;
}

bool is_named(const XmlTree& tree, XmlId id, std::string_view name) {
  return lowered(local_name(tree[id].name)) == name;
}

/// An element of an entry, with what it says.
struct Said {
  XmlId id = kNoXml;
  FeedMeaning meaning;
  bool is_used = false;
};

/// A feed that was parsed; entries are read one by one.
class Feed {
 public:
  explicit Feed(const text::Decoded& input) : input_(input), tree_(parse_xml(input.text())) {
    find_root();
    find_entries();
    read_channel();
  }

  [[nodiscard]] std::vector<text::TextSpan> parts() const {
    std::vector<text::TextSpan> parts;
    parts.reserve(entries_.size());
    for (const auto id : entries_) parts.push_back(tree_[id].source);
    return parts;
  }

  [[nodiscard]] std::vector<base::Diagnostic> diagnostics() const {
    constexpr std::size_t kMostSaid = 5;
    std::vector<base::Diagnostic> diagnostics;
    for (std::size_t i = 0; i < std::min(tree_.faults.size(), kMostSaid); ++i) {
      const auto place = input_.input_offset(tree_.faults[i]);
      diagnostics.push_back({"the XML is broken here; what follows is read from the next entry on",
                             {place, place + 1}});
    }
    return diagnostics;
  }

  [[nodiscard]] Entry entry(std::size_t number) const {
    const auto id = entries_[number];
    auto said = what_is_said(id);
    Entry entry;
    entry.part = tree_[id].source;
    entry.facts = channel_;
    read_title(said, entry);
    read_authors(said, entry);
    read_dates(said, entry);
    read_address(said, entry);
    read_content(said, entry);
    read_language(said, entry);
    note_unread(said, entry);
    return entry;
  }

 private:
  [[nodiscard]] text::Decoded text_of(XmlId id) const { return read_xml_text(tree_, id, input_); }
  [[nodiscard]] std::string attribute(XmlId id, std::string_view name) const {
    return read_attribute(tree_, id, name, input_);
  }
  [[nodiscard]] FeedMeaning meaning(XmlId id) const {
    return feed_meaning(tree_, id, input_.text());
  }

  void find_root() {
    while (root_ < tree_.size() && tree_[root_].is_text()) ++root_;
    const std::string place =
        tree_.faults.empty()
            ? ""
            : "byte " + std::to_string(input_.input_offset(tree_.faults.front())) + ": ";
    if (root_ == tree_.size()) {
      throw Error(ErrorKind::input, place + "no XML in the file; save the feed again");
    }
    constexpr std::array<std::string_view, 6> kRoots = {
        "rss", "feed", "rdf", "channel", "item", "entry"};
    const auto name = lowered(local_name(tree_[root_].name));
    if (std::ranges::find(kRoots, name) == kRoots.end()) {
      throw Error(ErrorKind::input,
                  "XML whose element is " + base::quoted(tree_[root_].name) +
                      " is not read; feeds are (RSS, Atom, RSS 1.0), and pages of HTML");
    }
    channel_id_ = root_;
    for (auto child = tree_.next_child(root_, kNoXml); child != kNoXml;
         child = tree_.next_child(root_, child)) {
      if (is_named(tree_, child, "channel")) {
        channel_id_ = child;
        break;
      }
    }
  }

  /// Entries stand in the channel, in the root, or by themselves behind a fault of the XML.
  void find_entries() {
    for (XmlId id = root_; id < tree_.size();) {
      const auto& node = tree_[id];
      const bool is_entry = is_named(tree_, id, "item") || is_named(tree_, id, "entry");
      if (is_entry) entries_.push_back(id);
      const bool is_around = id == root_ || id == channel_id_;
      id = is_around && !is_entry ? id + 1 : node.end;
    }
    if (!entries_.empty()) return;
    throw Error(ErrorKind::input,
                tree_.faults.empty()
                    ? "the feed has no entries"
                    : "byte " + std::to_string(input_.input_offset(tree_.faults.front())) +
                          ": the XML is broken here, and the feed has no entries; save it again");
  }

  void read_channel() {
    int title_weight = 0;
    for (auto child = tree_.next_child(channel_id_, kNoXml); child != kNoXml;
         child = tree_.next_child(channel_id_, child)) {
      if (tree_[child].is_text()) continue;
      const auto said = meaning(child);
      if (said.role == FeedRole::title && said.weight > title_weight) {
        channel_.publication = ink(plain(text_of(child)).text());
        title_weight = said.weight;
      } else if (said.role == FeedRole::language && !channel_.language) {
        channel_.language = read_language_tag(text_of(child).text());
      } else if (said.role == FeedRole::author && !channel_author_) {
        channel_author_ = names_in(child);
      } else if (said.role == FeedRole::link && base_.empty()) {
        base_ = ink(text_of(child).text()).value_or("");
      }
    }
    if (is_named(tree_, root_, "item") || is_named(tree_, root_, "entry")) channel_ = {};
  }

  [[nodiscard]] std::vector<Said> what_is_said(XmlId entry) const {
    std::vector<Said> said;
    for (auto child = tree_.next_child(entry, kNoXml); child != kNoXml;
         child = tree_.next_child(entry, child)) {
      if (!tree_[child].is_text()) said.push_back({child, meaning(child)});
    }
    return said;
  }

  /// The element that says something best, of those that aren't empty.
  Said* best(std::vector<Said>& said, FeedRole role) const {
    Said* found = nullptr;
    for (auto& one : said) {
      if (one.meaning.role != role) continue;
      if (found != nullptr && one.meaning.weight <= found->meaning.weight) continue;
      if (!text::is_blank(text_of(one.id).text()) || holds_picture(one.id)) found = &one;
    }
    return found;
  }

  /// Content may be a picture alone.
  [[nodiscard]] bool holds_picture(XmlId id) const { return has_elements(tree_, id); }

  /// A text that is said to be HTML, or may be: titles, names.
  [[nodiscard]] text::Decoded plain_text_of(XmlId id) const {
    if (has_elements(tree_, id)) return plain(read_inline_html(tree_, id, input_));
    auto text = text_of(id);
    const bool is_text = attribute(id, "type") == "text" && has_tags(text.text());
    return is_text ? text : plain(text);
  }

  void read_title(std::vector<Said>& said, Entry& entry) const {
    auto* title = best(said, FeedRole::title);
    if (title == nullptr) return;
    title->is_used = true;
    auto text = plain_text_of(title->id);
    entry.facts.headline = ink(text.text());
    entry.header.push_back({BlockKind::headline, std::move(text)});
  }

  /// Where a name stands: in an element by itself (Atom) or in the author's.
  [[nodiscard]] XmlId name_in(XmlId author) const {
    for (auto child = tree_.next_child(author, kNoXml); child != kNoXml;
         child = tree_.next_child(author, child)) {
      if (!tree_[child].is_text() && is_named(tree_, child, "name")) return child;
    }
    return author;
  }

  /// "jane@example.org (Jane Doe)" is Jane Doe.
  [[nodiscard]] std::optional<std::string> names_in(XmlId author) const {
    const auto decoded = plain_text_of(name_in(author));
    std::string_view text = decoded.text();
    const auto begin = text.find('(');
    const auto end = text.find(')');
    if (text.find('@') != std::string_view::npos && begin < end && end != std::string_view::npos)
      text = text.substr(begin + 1, end - begin - 1);
    return read_names(text);
  }

  void read_authors(std::vector<Said>& said, Entry& entry) const {
    constexpr std::size_t kMostNames = 20;
    const auto* first = best(said, FeedRole::author);
    std::size_t count = 0;
    for (auto& one : said) {
      if (first == nullptr || one.meaning.role != FeedRole::author) continue;
      if (one.meaning.weight != first->meaning.weight || count == kMostNames) continue;
      const auto names = names_in(one.id);
      if (!names) continue;
      ++count;
      one.is_used = true;
      entry.facts.byline = entry.facts.byline ? *entry.facts.byline + ", " + *names : *names;
      entry.header.push_back({BlockKind::byline, plain_text_of(name_in(one.id))});
    }
    if (!entry.facts.byline) entry.facts.byline = channel_author_;
  }

  std::optional<std::string> read_date(std::vector<Said>& said, FeedRole role, Entry& entry) const {
    auto* date = best(said, role);
    if (date == nullptr) return std::nullopt;
    auto text = text_of(date->id);
    auto stamp = read_stated_date(text.text());
    if (!stamp) return std::nullopt;
    date->is_used = true;
    entry.header.push_back({BlockKind::date, std::move(text)});
    return stamp;
  }

  void read_dates(std::vector<Said>& said, Entry& entry) const {
    entry.facts.published = read_date(said, FeedRole::published, entry);
    entry.facts.updated = read_date(said, FeedRole::updated, entry);
    if (!entry.facts.published) entry.facts.published = entry.facts.updated;
    if (entry.facts.updated == entry.facts.published) entry.facts.updated.reset();
  }

  /// What relative addresses in an element start from.
  [[nodiscard]] std::string base_of(XmlId id) const {
    for (; id != kNoXml; id = tree_[id].parent) {
      auto base = attribute(id, "xml:base");
      if (!base.empty()) return base;
    }
    return base_;
  }

  /// Where a link leads; nothing if it is to something else than the article's page.
  [[nodiscard]] std::optional<std::string> target_of(const Said& link) const {
    const auto rel = attribute(link.id, "rel");
    if (!rel.empty() && rel != "alternate") return std::nullopt;
    const auto href = attribute(link.id, "href");
    return ink(href.empty() ? text_of(link.id).text() : href);
  }

  void read_address(const std::vector<Said>& said, Entry& entry) const {
    std::optional<std::string> link;
    std::optional<std::string> guid;
    for (const auto& one : said) {
      if (one.meaning.role == FeedRole::link && !link) {
        if (const auto target = target_of(one)) link = resolved(*target, base_of(one.id));
      }
      const bool may_be_page =
          one.meaning.role == FeedRole::guid && attribute(one.id, "isPermaLink") != "false";
      if (may_be_page) guid = ink(text_of(one.id).text());
    }
    if (!link && guid && is_web_address(*guid)) link = guid;
    entry.facts.url = link;
  }

  /// True for content that is no text: a picture in base64.
  [[nodiscard]] bool is_foreign(XmlId id) const {
    const auto type = lowered(attribute(id, "type"));
    constexpr std::array<std::string_view, 3> kForeign = {"image/", "audio/", "video/"};
    return std::ranges::any_of(kForeign,
                               [&](std::string_view front) { return type.starts_with(front); });
  }

  void read_content(std::vector<Said>& said, Entry& entry) const {
    auto* content = best(said, FeedRole::content);
    const bool is_full = content != nullptr && !is_foreign(content->id);
    if (!is_full) content = best(said, FeedRole::summary);
    if (content == nullptr) return;
    content->is_used = true;
    const bool is_description = is_named(tree_, content->id, "description");
    entry.extent = is_full ? Extent::whole : is_description ? Extent::unknown : Extent::summary;
    if (has_elements(tree_, content->id)) {
      entry.content = read_inline_html(tree_, content->id, input_);
      entry.form = ContentForm::html;
      return;
    }
    entry.content = text_of(content->id);
    entry.form = form_of(entry.content.text());
    const bool is_text = attribute(content->id, "type") == "text";
    if (is_text && entry.form == ContentForm::html && has_tags(entry.content.text()))
      entry.form = ContentForm::lines;
  }

  void read_language(const std::vector<Said>& said, Entry& entry) const {
    for (const auto& one : said) {
      if (one.meaning.role == FeedRole::language)
        entry.facts.language = read_language_tag(text_of(one.id).text());
    }
    const auto content = std::ranges::find_if(said, [](const Said& one) {
      return one.is_used &&
             (one.meaning.role == FeedRole::content || one.meaning.role == FeedRole::summary);
    });
    for (auto id = content == said.end() ? root_ : content->id; id != kNoXml;
         id = tree_[id].parent) {
      auto language = read_language_tag(attribute(id, "xml:lang"));
      if (!language) continue;
      entry.facts.language = std::move(language);
      return;
    }
  }

  /// What the entry says besides: one part for all that stands in a row.
  void note_unread(const std::vector<Said>& said, Entry& entry) const {
    const Said* before = nullptr;
    for (const auto& one : said) {
      const auto reason =
          one.meaning.role == FeedRole::summary || one.meaning.role == FeedRole::content
              ? "summary of the entry"
              : "stated by the feed";
      const auto& source = tree_[one.id].source;
      const bool goes_on = before != nullptr && !before->is_used && !one.is_used &&
                           entry.unread.back().reason == reason;
      if (goes_on)
        entry.unread.back().part.end = source.end;
      else if (!one.is_used)
        entry.unread.push_back({source, reason});
      before = &one;
    }
  }

  const text::Decoded& input_;
  XmlTree tree_;
  XmlId root_ = 0;
  XmlId channel_id_ = 0;
  std::vector<XmlId> entries_;
  Facts channel_;
  std::optional<std::string> channel_author_;
  std::string base_;
};

}  // namespace

Collection open_feed(const text::Decoded& input) {
  const auto feed = std::make_shared<const Feed>(input);
  return {.name = "feed",
          .unit = "entry",
          .units = "entries",
          .around = "about the feed",
          .parts = feed->parts(),
          .entry = [feed](std::size_t number) { return feed->entry(number); },
          .diagnostics = feed->diagnostics()};
}

}  // namespace lector::article
