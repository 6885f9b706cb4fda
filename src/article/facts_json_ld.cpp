#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "article/facts.hpp"
#include "article/wording.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

using Json = nlohmann::json;

// schema.org's kinds of articles; news have more that end like the first.
constexpr std::array<std::string_view, 14> kArticleTypes = {"Article",
                                                            "BlogPosting",
                                                            "LiveBlogPosting",
                                                            "SocialMediaPosting",
                                                            "Report",
                                                            "TechArticle",
                                                            "DiscussionForumPosting",
                                                            "AdvertiserContentArticle",
                                                            "NewsArticle",
                                                            "SatiricalArticle",
                                                            "ScholarlyArticle",
                                                            "MedicalScholarlyArticle",
                                                            "APIReference",
                                                            "ReviewNewsArticle"};

bool has_article_type(const Json& type) {
  const auto is_article = [](const Json& name) {
    return name.is_string() && is_article_type(name.get_ref<const std::string&>());
  };
  return type.is_array() ? std::ranges::any_of(type, is_article) : is_article(type);
}

/// JSON between signs that old pages put around scripts, with line ends inside strings mended.
Json parse_leniently(std::string text) {
  constexpr std::string_view kSection = "<![CDATA[";
  if (const auto section = text.find(kSection); section != std::string::npos) {
    text = text.substr(section + kSection.size(), text.rfind("]]>") - section - kSection.size());
  }
  const auto begin = text.find_first_of("{[");
  const auto end = text.find_last_of("}]");
  if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
  text = text.substr(begin, end - begin + 1);
  auto json = Json::parse(text, nullptr, false, true);
  if (!json.is_discarded()) return json;
  std::ranges::replace_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  json = Json::parse(text, nullptr, false, true);
  return json.is_discarded() ? Json() : json;
}

/// What a thing holds in which an article may be.
void add_inner(const Json& thing, std::vector<const Json*>& things) {
  if (thing.is_array()) {
    for (const auto& element : thing) things.push_back(&element);
  }
  if (!thing.is_object()) return;
  for (const auto* inner : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"}) {
    if (thing.contains(inner)) things.push_back(&thing[inner]);
  }
}

/// The first article among a thing and what it holds; null if there is none.
const Json* find_article(const Json& root) {
  constexpr std::size_t kMostThings = 10'000;
  std::vector<const Json*> things = {&root};
  for (std::size_t i = 0; i < things.size() && i < kMostThings; ++i) {
    const Json& thing = *things[i];
    const bool is_typed = thing.is_object() && thing.contains("@type");
    if (is_typed && has_article_type(thing["@type"])) return &thing;
    add_inner(thing, things);
  }
  return nullptr;
}

std::optional<std::string> text_of(const Json& json) {
  if (!json.is_string()) return std::nullopt;
  auto text =
      text::collapse_white_space(html::parse(json.get_ref<const std::string&>()).text_of(0));
  if (text.empty()) return std::nullopt;
  return text;
}

std::optional<std::string> text_at(const Json& json, const char* key) {
  return json.is_object() && json.contains(key) ? text_of(json[key]) : std::nullopt;
}

/// The name of a person or organisation.
std::optional<std::string> name_of(const Json& json) {
  return json.is_object() ? text_at(json, "name") : text_of(json);
}

/// A person or organisation, or a list of them: their names.
std::optional<std::string> names_of(const Json& json) {
  if (!json.is_array()) return name_of(json);
  constexpr std::size_t kMostNames = 20;
  std::string names;
  for (std::size_t i = 0; i < std::min(json.size(), kMostNames); ++i) {
    if (const auto name = name_of(json[i])) names.append(names.empty() ? "" : ", ").append(*name);
  }
  if (names.empty()) return std::nullopt;
  return names;
}

/// The address of a picture or page, which may be a thing, a list or the address itself.
std::optional<std::string> address_of(const Json& json) {
  const Json& thing = json.is_array() && !json.empty() ? json[0] : json;
  if (!thing.is_object()) return text_of(thing);
  for (const auto* key : {"url", "@id", "contentUrl"}) {
    if (const auto address = text_at(thing, key)) return address;
  }
  return std::nullopt;
}

bool is_false(const Json& json) {
  if (json.is_boolean()) return !json.get<bool>();
  return json.is_string() && lowered(json.get_ref<const std::string&>()) == "false";
}

std::optional<std::string> member(const Json& article,
                                  const char* key,
                                  std::optional<std::string> (*read)(const Json&)) {
  return article.contains(key) ? read(article[key]) : std::nullopt;
}

std::optional<std::string> date_at(const Json& article, const char* key) {
  const auto text = text_at(article, key);
  return text ? read_iso_date(*text) : std::nullopt;
}

/// Its headline, or its name if the title of the page holds that and not the headline.
std::optional<std::string> headline_of(const Json& article, std::string_view page_title) {
  auto headline = text_at(article, "headline");
  auto name = text_at(article, "name");
  const auto is_titled = [&](const std::optional<std::string>& text) {
    return text && page_title.find(*text) != std::string_view::npos;
  };
  return headline && (!name || is_titled(headline) || !is_titled(name)) ? headline : name;
}

Facts facts_of(const Json& article, std::string_view page_title) {
  Facts facts;
  facts.headline = headline_of(article, page_title);
  facts.dek = text_at(article, "description");
  const auto names = member(article, "author", names_of);
  if (names) facts.byline = read_names(*names);
  facts.publication = member(article, "publisher", names_of);
  facts.published = date_at(article, "datePublished");
  facts.updated = date_at(article, "dateModified");
  facts.url = text_at(article, "url");
  if (!facts.url) facts.url = member(article, "mainEntityOfPage", address_of);
  facts.image = member(article, "image", address_of);
  facts.language = text_at(article, "inLanguage");
  facts.is_locked =
      article.contains("isAccessibleForFree") && is_false(article["isAccessibleForFree"]);
  return facts;
}

}  // namespace

bool is_article_type(std::string_view type) {
  auto name = type;
  name.remove_prefix(name.rfind('/') == std::string_view::npos ? 0 : name.rfind('/') + 1);
  return name.ends_with("NewsArticle") ||
         std::ranges::find(kArticleTypes, name) != kArticleTypes.end();
}

Facts read_json_ld(const html::Tree& tree) {
  std::string page_title;
  for (html::NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].name == "title" && page_title.empty()) {
      page_title = text::collapse_white_space(tree.text_of(id));
    }
    if (tree[id].name != "script" || lowered(tree.attribute(id, "type")) != "application/ld+json") {
      continue;
    }
    const auto json = parse_leniently(tree.text_of(id));
    if (const auto* const article = find_article(json)) return facts_of(*article, page_title);
  }
  return {};
}

}  // namespace lector::article
