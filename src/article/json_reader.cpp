#include "article/json_reader.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "article/json_article.hpp"
#include "article/json_tree.hpp"
#include "base/report.hpp"

namespace lector::article {
namespace {

/// A file of JSON that was parsed; articles are read one by one.
class JsonFile {
 public:
  explicit JsonFile(const text::Decoded& input) : tree_(parse_json(input)) {
    find_articles();
    if (objects_.empty()) refuse();
  }

  [[nodiscard]] bool is_feed() const { return is_feed_; }

  [[nodiscard]] std::vector<text::TextSpan> parts() const {
    std::vector<text::TextSpan> parts;
    parts.reserve(objects_.size());
    for (const auto id : objects_) parts.push_back(tree_[id].source);
    return parts;
  }

  [[nodiscard]] Entry entry(std::size_t number) const {
    const auto id = objects_[number];
    return is_own_article(tree_, id) ? read_own_article(tree_, id)
                                     : read_article_object(tree_, id, about_);
  }

 private:
  /// Articles are looked for in lists and in what holds them, not inside one another.
  void find_articles() {
    std::vector<JsonId> things = {0};
    for (std::size_t i = 0; i < things.size(); ++i) {
      const auto id = things[i];
      if (tree_[id].kind == JsonKind::array) {
        add_children(id, things);
      } else if (tree_[id].kind == JsonKind::object) {
        look_at(id, things);
      }
    }
    std::ranges::sort(objects_);
  }

  void add_children(JsonId list, std::vector<JsonId>& things) const {
    for (auto child = tree_.next_child(list, kNoJson); child != kNoJson;
         child = tree_.next_child(list, child)) {
      things.push_back(child);
    }
  }

  void look_at(JsonId object, std::vector<JsonId>& things) {
    const auto version = tree_.text_at(object, "version").value_or("");
    if (version.find("jsonfeed.org/version/") != std::string::npos) {
      add_items(object);
      return;
    }
    if (is_own_article(tree_, object) || is_article(tree_, object)) {
      objects_.push_back(object);
      return;
    }
    for (const auto* holder : {"articles", "@graph", "mainEntity", "itemListElement", "item"}) {
      const auto inner = tree_.member(object, holder);
      if (inner != kNoJson) things.push_back(inner);
    }
  }

  void add_items(JsonId feed) {
    is_feed_ = true;
    about_.publication = tree_.text_at(feed, "title");
    if (const auto language = tree_.text_at(feed, "language"))
      about_.language = read_language_tag(*language);
    about_.byline = authors_of(tree_, feed);
    const auto items = tree_.member(feed, "items");
    if (items == kNoJson || tree_[items].kind != JsonKind::array) return;
    for (auto item = tree_.next_child(items, kNoJson); item != kNoJson;
         item = tree_.next_child(items, item)) {
      if (tree_[item].kind == JsonKind::object) objects_.push_back(item);
    }
  }

  [[noreturn]] void refuse() const {
    if (is_feed_) throw Error(ErrorKind::input, "the feed has no entries");
    constexpr int kMostKeys = 5;
    std::string keys;
    int count = 0;
    for (JsonId id = 1; id < tree_.size() && count < kMostKeys; ++id) {
      if (tree_[id].key.end == 0) continue;
      keys.append(keys.empty() ? "" : ", ").append(base::quoted(tree_.key_of(id), 40));
      ++count;
    }
    throw Error(ErrorKind::input,
                "JSON " + (keys.empty() ? "without keys" : "with the keys " + keys) +
                    " is no article; read are lector.article/1, articles of schema.org, JSON Feed, "
                    "and what Readability, Mercury and trafilatura write");
  }

  JsonTree tree_;
  std::vector<JsonId> objects_;
  Facts about_;
  bool is_feed_ = false;
};

}  // namespace

Collection open_json(const text::Decoded& input) {
  const auto file = std::make_shared<const JsonFile>(input);
  const bool is_feed = file->is_feed();
  return {.name = is_feed ? "feed" : "file",
          .unit = is_feed ? "entry" : "article",
          .units = is_feed ? "entries" : "articles",
          .around = is_feed ? "about the feed" : "markup",
          .parts = file->parts(),
          .entry = [file](std::size_t number) { return file->entry(number); },
          .diagnostics = {}};
}

}  // namespace lector::article
