#include "article/facts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <utility>

#include "article/bylines.hpp"
#include "article/calendar.hpp"
#include "article/html_lines.hpp"
#include "article/html_names.hpp"
#include "article/wording.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

using html::NodeId;

std::optional<std::string> ink(std::string_view text) {
  auto collapsed = text::collapse_white_space(text);
  if (collapsed.empty()) return std::nullopt;
  return collapsed;
}

/// What the `meta` elements say, by lower-case name; the first of each counts.
class MetaTable {
 public:
  explicit MetaTable(const html::Tree& tree) {
    for (NodeId id = 0; id < tree.size(); ++id) {
      if (tree[id].name == "meta") add(tree, id);
    }
  }

  template <std::size_t Size>
  [[nodiscard]] std::optional<std::string> first_of(
      const std::array<std::string_view, Size>& names) const {
    for (const auto name : names) {
      const auto found = values_.find(std::string(name));
      if (found == values_.end()) continue;
      if (auto value = ink(found->second)) return value;
    }
    return std::nullopt;
  }

 private:
  void add(const html::Tree& tree, NodeId id) {
    const auto content = tree.attribute(id, "content");
    for (const auto* key : {"property", "name", "itemprop"}) {
      std::string name = lowered(tree.attribute(id, key));
      // "dc.creator" and "dc:creator" are the same.
      std::ranges::replace(name, '.', ':');
      if (!name.empty() && !content.empty()) values_.emplace(std::move(name), content);
    }
  }

  std::unordered_map<std::string, std::string_view> values_;
};

constexpr std::array<std::string_view, 9> kTitleNames = {"dc:title",
                                                         "dcterm:title",
                                                         "dcterms:title",
                                                         "og:title",
                                                         "weibo:article:title",
                                                         "title",
                                                         "twitter:title",
                                                         "parsely-title",
                                                         "sailthru:title"};
constexpr std::array<std::string_view, 10> kAuthorNames = {"dc:creator",
                                                           "dcterm:creator",
                                                           "dcterms:creator",
                                                           "author",
                                                           "parsely-author",
                                                           "sailthru:author",
                                                           "article:author",
                                                           "byl",
                                                           "citation_author",
                                                           "twitter:data1"};
constexpr std::array<std::string_view, 13> kPublishedNames = {"article:published_time",
                                                              "parsely-pub-date",
                                                              "date",
                                                              "dc:date",
                                                              "dc:date:issued",
                                                              "dcterms:created",
                                                              "pubdate",
                                                              "datepublished",
                                                              "publishdate",
                                                              "og:published_time",
                                                              "sailthru:date",
                                                              "article:published",
                                                              "publish-date"};
constexpr std::array<std::string_view, 4> kUpdatedNames = {
    "article:modified_time", "datemodified", "og:updated_time", "lastmod"};
constexpr std::array<std::string_view, 4> kDekNames = {
    "og:description", "description", "twitter:description", "dc:description"};
constexpr std::array<std::string_view, 3> kPublicationNames = {
    "og:site_name", "application-name", "dc:publisher"};
constexpr std::array<std::string_view, 2> kImageNames = {"og:image", "twitter:image"};
constexpr std::array<std::string_view, 1> kUrlNames = {"og:url"};

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

std::optional<std::string> dates_from(const std::optional<std::string>& text) {
  return text ? read_iso_date(*text) : std::nullopt;
}

/// Text of the page's title without the parts that name the site.
std::optional<std::string> page_title(const html::Tree& tree) {
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].name == "title") return ink(tree.text_of(id));
  }
  return std::nullopt;
}

/// Numbers at fixed places of a date; -1 for anything else.
int number_at(std::string_view text, std::size_t begin, std::size_t digits) {
  int number = -1;
  const auto part = text.size() >= begin + digits ? text.substr(begin, digits) : std::string_view();
  const auto result = std::from_chars(part.data(), part.data() + part.size(), number);
  return !part.empty() && result.ptr == part.data() + part.size() ? number : -1;
}

/// The value of microdata: an attribute if it has one, else its text.
std::string property_value(const html::Tree& tree, NodeId id) {
  for (const auto* name : {"content", "datetime"}) {
    if (const auto value = tree.attribute(id, name); !value.empty()) return std::string(value);
  }
  constexpr NodeId kMostNodes = 60;  // a name, not the page
  return tree[id].end - id <= kMostNodes ? tree.text_of(id) : "";
}

void set_once(std::optional<std::string>& field, std::optional<std::string> value) {
  if (!field && value) field = std::move(value);
}

}  // namespace

Facts completed(Facts facts, const Facts& more) {
  set_once(facts.headline, more.headline);
  set_once(facts.dek, more.dek);
  set_once(facts.byline, more.byline);
  set_once(facts.publication, more.publication);
  set_once(facts.published, more.published);
  set_once(facts.updated, more.updated);
  set_once(facts.language, more.language);
  set_once(facts.url, more.url);
  set_once(facts.image, more.image);
  facts.is_locked = facts.is_locked || more.is_locked;
  return facts;
}

std::optional<std::string> read_iso_date(std::string_view text) {
  text = trimmed(text);
  Stamp stamp;
  stamp.year = number_at(text, 0, 4);
  const bool has_signs = text.size() >= 10 && text[4] == '-' && text[7] == '-';
  stamp.month = number_at(text, has_signs ? 5 : 4, 2);
  stamp.day = number_at(text, has_signs ? 8 : 6, 2);
  if (!is_year(stamp.year) || !is_date(stamp.year, stamp.month, stamp.day)) return std::nullopt;
  const std::size_t time = has_signs ? 10 : 8;
  if (text.size() > time && (text[time] == 'T' || text[time] == ' ')) {
    const bool has_colon = text.size() > time + 3 && text[time + 3] == ':';
    stamp.hour = number_at(text, time + 1, 2);
    stamp.minute = std::max(0, number_at(text, time + (has_colon ? 4 : 3), 2));
    if (stamp.hour > 23 || stamp.minute > 59) stamp.hour = -1;
  }
  return iso(stamp);
}

std::optional<std::string> read_language_tag(std::string_view tag) {
  std::string language(trimmed(tag));
  std::ranges::replace(language, '_', '-');
  const auto primary = language.substr(0, language.find('-'));
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const bool is_tag = primary.size() >= 2 && primary.size() <= 3 && language.size() <= 20 &&
                      std::ranges::all_of(primary, is_letter);
  if (!is_tag) return std::nullopt;
  return language;
}

std::optional<std::string> read_names(std::string_view text) {
  constexpr std::size_t kLongestNames = 160;
  const auto line = text::collapse_white_space(text);
  if (line.empty() || line.size() > kLongestNames || is_address(line)) return std::nullopt;
  const auto byline = read_byline(line);
  auto names = byline && !byline->names.empty() ? byline->names : line;
  if (lowered(names).starts_with("by ")) names = std::string(trimmed(names.substr(3)));
  if (names.find('@') != std::string::npos || names.empty()) return std::nullopt;
  return names;
}

Facts read_head(const html::Tree& tree) {
  const MetaTable meta(tree);
  Facts facts;
  facts.headline = meta.first_of(kTitleNames);
  if (!facts.headline) facts.headline = page_title(tree);
  facts.dek = meta.first_of(kDekNames);
  const auto author = meta.first_of(kAuthorNames);
  if (author) facts.byline = read_names(*author);
  facts.publication = meta.first_of(kPublicationNames);
  facts.published = dates_from(meta.first_of(kPublishedNames));
  facts.updated = dates_from(meta.first_of(kUpdatedNames));
  facts.image = meta.first_of(kImageNames);
  for (NodeId id = 0; id < tree.size() && !facts.url; ++id) {
    const bool is_canonical = tree[id].name == "link" && tree.attribute(id, "rel") == "canonical";
    if (is_canonical) facts.url = ink(tree.attribute(id, "href"));
  }
  set_once(facts.url, meta.first_of(kUrlNames));
  if (tree.size() > 0) facts.language = read_language_tag(tree.attribute(0, "lang"));
  return facts;
}

Facts read_microdata(const html::Tree& tree) {
  Facts facts;
  for (NodeId id = 0; id < tree.size(); ++id) {
    const auto property = lowered(tree.attribute(id, "itemprop"));
    if (property == "headline") {
      set_once(facts.headline, ink(property_value(tree, id)));
    } else if (property == "author" || tree.attribute(id, "rel") == "author") {
      set_once(facts.byline, read_names(property_value(tree, id)));
    } else if (property == "datepublished" || tree.has_attribute(id, "pubdate")) {
      set_once(facts.published, read_iso_date(property_value(tree, id)));
    } else if (property == "datemodified") {
      set_once(facts.updated, read_iso_date(property_value(tree, id)));
    }
  }
  return facts;
}

/// Names in an element that is called byline or author, if that is all there is in it.
std::optional<std::string> names_in(const html::Tree& tree, NodeId id) {
  constexpr std::size_t kLongest = 120;
  constexpr NodeId kMostNodes = 60;
  const bool is_named =
      names_author(tree.attribute(id, "class")) || names_author(tree.attribute(id, "id"));
  if (!is_named || tree[id].end - id > kMostNodes) return std::nullopt;
  const auto line = text::collapse_white_space(tree.text_of(id));
  if (line.size() > kLongest) return std::nullopt;
  if (const auto byline = read_byline(line); byline && !byline->names.empty()) return byline->names;
  const auto names = read_name_line(line);
  return names && !names->names.empty() ? std::optional(names->names) : std::nullopt;
}

/// The byline by what elements are called; hidden ones aren't it.
std::optional<std::string> named_byline(const html::Tree& tree) {
  for (NodeId id = 0; id < tree.size();) {
    if (!tree[id].is_text() && !hidden_reason(tree, id).empty()) {
      id = tree[id].end;
      continue;
    }
    if (auto names = tree[id].is_text() ? std::nullopt : names_in(tree, id)) return names;
    ++id;
  }
  return std::nullopt;
}

Facts read_facts(const html::Tree& tree) {
  const auto head = read_head(tree);
  auto facts = completed(read_json_ld(tree), head);
  if (head.language) facts.language = head.language;
  const auto microdata = read_microdata(tree);
  facts = completed(std::move(facts), microdata);
  if (!facts.byline) facts.byline = named_byline(tree);
  return facts;
}

}  // namespace lector::article
