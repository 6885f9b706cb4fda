#include "article/json_article.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "article/addresses.hpp"
#include "article/mail_dates.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

using Names = std::span<const std::string_view>;

// Names that schema.org, JSON Feed, Readability, Mercury and trafilatura give to the same things;
// the first that is there counts.
constexpr std::array<std::string_view, 3> kTitle = {"headline", "title", "name"};
constexpr std::array<std::string_view, 1> kDek = {"dek"};
constexpr std::array<std::string_view, 4> kAuthors = {"byline", "authors", "author", "creator"};
constexpr std::array<std::string_view, 5> kPublished = {
    "publishedTime", "date_published", "datePublished", "date", "published"};
constexpr std::array<std::string_view, 4> kUpdated = {
    "date_modified", "dateModified", "modifiedTime", "updated"};
constexpr std::array<std::string_view, 3> kLanguage = {"lang", "language", "inLanguage"};
constexpr std::array<std::string_view, 5> kUrl = {
    "url", "external_url", "source", "mainEntityOfPage", "@id"};
constexpr std::array<std::string_view, 4> kPublication = {
    "siteName", "sitename", "source-hostname", "publisher"};
// Markup tells more than text does.
constexpr std::array<std::string_view, 8> kContent = {"content_html",
                                                      "content",
                                                      "articleBody",
                                                      "content_text",
                                                      "textContent",
                                                      "text",
                                                      "raw_text",
                                                      "body"};
constexpr std::array<std::string_view, 3> kSummary = {"summary", "excerpt", "description"};

/// Reads one object; notes which members were used.
class ObjectReader {
 public:
  ObjectReader(const JsonTree& tree, JsonId object, const Facts& about)
      : tree_(tree), object_(object) {
    entry_.part = tree[object].source;
    entry_.facts = about;
  }

  std::optional<std::string> authors() && {
    read_authors();
    return std::move(entry_.facts.byline);
  }

  Entry read() && {
    state(BlockKind::headline, kTitle, entry_.facts.headline);
    state(BlockKind::dek, kDek, entry_.facts.dek);
    read_authors();
    state(BlockKind::publication, kPublication, entry_.facts.publication);
    read_date(kPublished, entry_.facts.published);
    read_date(kUpdated, entry_.facts.updated);
    if (!entry_.facts.published) entry_.facts.published = entry_.facts.updated;
    if (entry_.facts.updated == entry_.facts.published) entry_.facts.updated.reset();
    if (const auto language = first_text(kLanguage)) {
      if (auto tag = read_language_tag(*language)) entry_.facts.language = std::move(tag);
    }
    read_address();
    read_content();
    note_unread();
    return std::move(entry_);
  }

 private:
  /// The string that a member is or holds: a thing of schema.org by its name or address.
  [[nodiscard]] JsonId string_in(JsonId value) const {
    constexpr int kDeepest = 4;
    for (int depth = 0; value != kNoJson && depth < kDeepest; ++depth) {
      if (tree_[value].kind == JsonKind::string) return value;
      if (tree_[value].kind == JsonKind::array) {
        value = tree_.next_child(value, kNoJson);
      } else {
        const auto name = tree_.member(value, "name");
        value = name != kNoJson ? name : tree_.member(value, "@id");
      }
    }
    return kNoJson;
  }

  [[nodiscard]] JsonId first_string(Names names) const {
    for (const auto name : names) {
      const auto value = string_in(tree_.member(object_, name));
      if (value != kNoJson && !text::is_blank(tree_.text_of(value).text())) return value;
    }
    return kNoJson;
  }

  [[nodiscard]] std::optional<std::string> first_text(Names names) const {
    const auto value = first_string(names);
    if (value == kNoJson) return std::nullopt;
    return text::collapse_white_space(tree_.text_of(value).text());
  }

  /// The text of a header's piece, as text even if somebody put markup into it.
  [[nodiscard]] text::Decoded plain_text_of(JsonId value) const {
    auto text = tree_.text_of(value);
    return has_tags(text.text()) ? text : plain(text);
  }

  void state(BlockKind kind, Names names, std::optional<std::string>& fact) {
    const auto value = first_string(names);
    if (value == kNoJson) return;
    auto text = plain_text_of(value);
    fact = text::collapse_white_space(text.text());
    entry_.header.push_back({kind, std::move(text)});
    used_.push_back(value);
  }

  void read_authors() {
    for (const auto name : kAuthors) {
      const auto value = tree_.member(object_, name);
      if (value == kNoJson) continue;
      add_author(value);
      if (entry_.facts.byline) break;
    }
  }

  /// A name, a person, or a list of these.
  void add_author(JsonId value) {
    if (tree_[value].kind != JsonKind::array) {
      add_name(string_in(value));
      return;
    }
    constexpr int kMostNames = 20;
    int count = 0;
    for (auto child = tree_.next_child(value, kNoJson); child != kNoJson && count < kMostNames;
         child = tree_.next_child(value, child), ++count) {
      add_name(string_in(child));
    }
  }

  void add_name(JsonId value) {
    if (value == kNoJson) return;
    auto text = plain_text_of(value);
    const auto names = read_names(text.text());
    if (!names) return;
    auto& byline = entry_.facts.byline;
    const bool goes_on = byline && is_stated(BlockKind::byline);
    byline = goes_on ? *byline + ", " + *names : *names;
    entry_.header.push_back({BlockKind::byline, std::move(text)});
    used_.push_back(value);
  }

  [[nodiscard]] bool is_stated(BlockKind kind) const {
    return std::ranges::find(entry_.header, kind, &Statement::kind) != entry_.header.end();
  }

  void read_date(Names names, std::optional<std::string>& fact) {
    const auto value = first_string(names);
    if (value == kNoJson) return;
    auto text = tree_.text_of(value);
    auto stamp = read_stated_date(text.text());
    if (!stamp) return;
    fact = std::move(stamp);
    entry_.header.push_back({BlockKind::date, std::move(text)});
    used_.push_back(value);
  }

  /// "source" may be an agency's name.
  void read_address() {
    for (const auto name : kUrl) {
      auto address =
          text::collapse_white_space(tree_.text_of(string_in(tree_.member(object_, name))).text());
      if (!is_web_address(address)) continue;
      entry_.facts.url = std::move(address);
      return;
    }
  }

  void read_content() {
    content_ = first_string(kContent);
    if (content_ == kNoJson) {
      content_ = first_string(kSummary);
      entry_.extent = Extent::summary;
    }
    if (content_ == kNoJson) return;
    used_.push_back(content_);
    entry_.content = tree_.text_of(content_);
    const auto key = tree_.key_of(content_);
    const bool is_html = key == "content_html" || key == "content" ||
                         (key != "content_text" && has_tags(entry_.content.text()));
    entry_.form = is_html ? form_of(entry_.content.text()) : ContentForm::lines;
  }

  /// True if a string inside the member was read.
  [[nodiscard]] bool is_used(JsonId member) const {
    return std::ranges::any_of(
        used_, [&](JsonId value) { return value >= member && value < tree_[member].end; });
  }

  [[nodiscard]] std::string_view reason_for(JsonId member) const {
    const auto key = tree_.key_of(member);
    const auto is_among = [&](Names names) { return std::ranges::find(names, key) != names.end(); };
    if (key == "comments") return "comments";
    if (is_among(kSummary)) return "summary of the entry";
    if (is_among(kContent)) return "the text again, in another form";
    return "stated by the file";
  }

  /// Members that aren't read: one part for all that stand in a row. Values without place (numbers,
  /// null) go with what stands before them, else with the markup.
  void note_unread() {
    bool goes_on = false;
    for (auto child = tree_.next_child(object_, kNoJson); child != kNoJson;
         child = tree_.next_child(object_, child)) {
      const auto& node = tree_[child];
      const auto end = node.source.end > 0 ? node.source.end : node.key.end;
      if (is_used(child)) {
        goes_on = false;
        continue;
      }
      const auto reason = reason_for(child);
      if (goes_on && entry_.unread.back().reason == reason)
        entry_.unread.back().part.end = end;
      else
        entry_.unread.push_back({{node.key.begin, end}, reason});
      goes_on = true;
    }
  }

  const JsonTree& tree_;
  JsonId object_;
  Entry entry_;
  JsonId content_ = kNoJson;
  std::vector<JsonId> used_;  ///< strings that became a part of the article
};

bool has_any(const JsonTree& tree, JsonId object, Names names) {
  return std::ranges::any_of(
      names, [&](std::string_view name) { return tree.member(object, name) != kNoJson; });
}

}  // namespace

bool is_article(const JsonTree& tree, JsonId object) {
  if (tree[object].kind != JsonKind::object) return false;
  auto type = tree.member(object, "@type");
  if (type != kNoJson && tree[type].kind == JsonKind::array) type = tree.next_child(type, kNoJson);
  if (type != kNoJson) return is_article_type(tree.text_of(type).text());
  return has_any(tree, object, kTitle) && has_any(tree, object, kContent);
}

std::optional<std::string> authors_of(const JsonTree& tree, JsonId object) {
  return ObjectReader(tree, object, {}).authors();
}

Entry read_article_object(const JsonTree& tree, JsonId object, const Facts& about) {
  return ObjectReader(tree, object, about).read();
}

}  // namespace lector::article
