#include "article/front_matter.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>
#include <utility>

#include "article/dates.hpp"
#include "article/wording.hpp"
#include "base/report.hpp"
#include "base/toml.hpp"

namespace lector::article {
namespace {

using Values = std::vector<StatedValue>;
using text::TextSpan;

std::size_t behind_line(std::string_view text, std::size_t at) {
  const auto end = text.find_first_of("\r\n", at);
  if (end == std::string_view::npos) return text.size();
  return end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
}

std::string_view line_at(std::string_view text, std::size_t at) {
  const auto end = std::min(text.find_first_of("\r\n", at), text.size());
  const auto line = text.substr(at, end - at);
  return line.substr(0, line.find_last_not_of(" \t") + 1);
}

/// "title:", "title =", "# a comment", at the line's first column.
bool opens_with_key(std::string_view line, char sign) {
  if (line.starts_with('#') || (sign == '=' && line.starts_with('['))) return true;
  const auto end = line.find(sign);
  const auto key = line.substr(0, end);
  const bool has_value = sign != ':' || end + 1 == line.size() || line.substr(end + 1, 1) == " ";
  return end != std::string_view::npos && end > 0 && has_value &&
         key.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-. \"'") ==
             std::string_view::npos;
}

/// Where the line of signs stands that ends front matter whose first line is a key.
std::optional<std::size_t> find_fence(std::string_view text, std::size_t begin, bool is_yaml) {
  const std::string_view fence = is_yaml ? "---" : "+++";
  bool has_key = false;
  for (auto at = begin; at < text.size(); at = behind_line(text, at)) {
    const auto line = line_at(text, at);
    if (line == fence || (is_yaml && line == "...")) {
      return has_key ? std::optional(at) : std::nullopt;
    }
    has_key = has_key || opens_with_key(line, is_yaml ? ':' : '=');
    if (!has_key && !line.empty()) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<FrontMatter> find_fenced(std::string_view text,
                                       std::size_t begin,
                                       FrontFormat format) {
  const bool is_yaml = format == FrontFormat::yaml;
  const auto opening = line_at(text, begin);
  if (opening != (is_yaml ? "---" : "+++")) return std::nullopt;
  const auto content = behind_line(text, begin);
  const auto end = find_fence(text, content, is_yaml);
  if (!end) return std::nullopt;
  return FrontMatter{format, {begin, *end + opening.size()}, {content, *end}};
}

/// Bytes of the object of JSON that a text begins with; 0 if it doesn't end.
std::size_t object_bytes(std::string_view text) {
  int depth = 0;
  bool is_quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char sign = text[at];
    if (sign == '\\') ++at;
    if (sign == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    if (sign == '{') ++depth;
    if (sign == '}' && --depth == 0) return at + 1;
  }
  return 0;
}

/// An object of JSON that begins with a key, and has text behind it.
std::optional<FrontMatter> find_object(std::string_view text, std::size_t begin) {
  const auto object = text.substr(begin);
  const auto key = object.find_first_not_of(" \t\r\n", 1);
  if (!object.starts_with('{') || key == std::string_view::npos || object[key] != '"') {
    return std::nullopt;
  }
  const auto bytes = object_bytes(object);
  const TextSpan span{begin, begin + bytes};
  const bool has_text =
      bytes > 0 && line_at(text, span.end - 1) == "}" && !text::is_blank(text.substr(span.end));
  return has_text ? std::optional(FrontMatter{FrontFormat::json, span, span}) : std::nullopt;
}

/// What a scalar of JSON says; empty for null.
std::string scalar_text(const nlohmann::json& node) {
  if (node.is_null()) return {};
  return node.is_string() ? node.get<std::string>() : node.dump();
}

/// Adds the values of a tree of JSON; deep ones are no facts of an article.
// NOLINTNEXTLINE(misc-no-recursion): no deeper than kDeepest
void flatten(const nlohmann::json& node, const std::string& key, int depth, Values& values) {
  constexpr int kDeepest = 5;
  if (depth > kDeepest || values.size() >= kMostStatedValues) return;
  if (!node.is_structured()) {
    auto text = scalar_text(node);
    if (!text.empty()) values.push_back({key, std::move(text)});
    return;
  }
  for (const auto& [name, value] : node.items()) {
    // Elements of arrays have numbers for names.
    auto inner = key;
    if (node.is_object()) inner.append(key.empty() ? "" : ".").append(name);
    flatten(value, inner, depth + 1, values);
  }
}

Values read_json(std::string_view content) {
  Values values;
  const auto document = nlohmann::json::parse(content, nullptr, false);
  if (document.is_discarded()) throw Error(ErrorKind::input, "no JSON");
  flatten(document, "", 0, values);
  return values;
}

Values read_toml(std::string_view content) {
  Values values;
  for (auto& [key, value] : base::TomlTable::parse(content, "front matter").values()) {
    if (values.size() < kMostStatedValues && !value.empty()) {
      values.push_back({std::move(key), std::move(value)});
    }
  }
  return values;
}

/// Lines of "key: value" as they stand: "title: Geese: a report" is no YAML, but what people write.
Values read_plain_lines(std::string_view content) {
  Values values;
  for (std::size_t at = 0; at < content.size(); at = behind_line(content, at)) {
    const auto line = line_at(content, at);
    const auto end = line.find_first_of(":=");
    if (end == std::string_view::npos || end == 0 || line.front() == ' ' || line.front() == '#' ||
        values.size() >= kMostStatedValues) {
      continue;
    }
    auto value = trimmed(line.substr(end + 1));
    const bool is_quoted = value.size() > 1 && value.front() == value.back() &&
                           (value.front() == '"' || value.front() == '\'');
    if (is_quoted) value = value.substr(1, value.size() - 2);
    if (!value.empty())
      values.push_back({std::string(trimmed(line.substr(0, end))), std::string(value)});
  }
  return values;
}

/// "featured_image" and "featuredImage" are the same; Hugo and Zola have their own keys in a table.
std::string comparable_key(std::string_view key) {
  auto comparable = lowered(key);
  std::erase_if(comparable, [](char sign) { return sign == '_' || sign == '-'; });
  for (const std::string_view table : {"params.", "extra."}) {
    if (comparable.starts_with(table)) comparable.erase(0, table.size());
  }
  return comparable;
}

/// Values by key.
class Table {
 public:
  explicit Table(Values values) : values_(std::move(values)) {
    for (auto& value : values_) {
      value.key = comparable_key(value.key);
      value.value = text::collapse_white_space(value.value);
    }
  }

  /// The first of the keys that has a value counts.
  [[nodiscard]] std::vector<std::string> all_of(std::span<const std::string_view> keys) const {
    std::vector<std::string> found;
    for (const auto key : keys) {
      for (const auto& value : values_) {
        if (value.key == key && !value.value.empty()) found.push_back(value.value);
      }
      if (!found.empty()) break;
    }
    return found;
  }

  [[nodiscard]] std::optional<std::string> first_of(std::span<const std::string_view> keys) const {
    const auto found = all_of(keys);
    return found.empty() ? std::nullopt : std::optional(found.front());
  }

 private:
  Values values_;
};

constexpr std::array<std::string_view, 2> kTitles = {"title", "headline"};
constexpr std::array<std::string_view, 8> kDeks = {
    "subtitle", "dek", "standfirst", "subheading", "lede", "description", "summary", "excerpt"};
constexpr std::array<std::string_view, 7> kAuthors = {
    "byline", "author", "authors", "author.name", "authors.name", "by", "writer"};
constexpr std::array<std::string_view, 6> kPublications = {
    "publication", "publication.name", "publisher", "sitename", "source", "source.name"};
constexpr std::array<std::string_view, 8> kPublished = {"date",
                                                        "publishdate",
                                                        "published",
                                                        "datepublished",
                                                        "pubdate",
                                                        "publishedat",
                                                        "publishedon",
                                                        "created"};
constexpr std::array<std::string_view, 7> kUpdated = {
    "lastmod", "updated", "modified", "lastmodifiedat", "datemodified", "updatedat", "lastupdated"};
constexpr std::array<std::string_view, 4> kLanguages = {
    "lang", "language", "locale", "languagecode"};
constexpr std::array<std::string_view, 5> kAddresses = {
    "canonical", "canonicalurl", "originalurl", "permalink", "url"};
constexpr std::array<std::string_view, 17> kImages = {"image",
                                                      "image.src",
                                                      "image.path",
                                                      "image.url",
                                                      "image.feature",
                                                      "cover",
                                                      "cover.src",
                                                      "cover.image",
                                                      "featuredimage",
                                                      "featureimage",
                                                      "coverimage",
                                                      "heroimage",
                                                      "ogimage",
                                                      "images",
                                                      "featuredimg",
                                                      "socialimage",
                                                      "thumbnail"};
constexpr std::array<std::string_view, 1> kDrafts = {"draft"};

std::optional<std::string> read_date(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  if (auto date = read_iso_date(*text)) return date;
  const auto dates = read_dates(*text);
  return dates ? dates->published : std::nullopt;
}

/// "A, B, C": as bylines on several lines are put together.
std::optional<std::string> read_authors(const Table& table) {
  std::optional<std::string> all;
  for (const auto& author : table.all_of(kAuthors)) {
    const auto names = read_names(author);
    if (names) all = all ? *all + ", " + *names : *names;
  }
  return all;
}

Facts facts_of(const Table& table) {
  Facts facts;
  facts.headline = table.first_of(kTitles);
  facts.dek = table.first_of(kDeks);
  facts.byline = read_authors(table);
  facts.publication = table.first_of(kPublications);
  facts.published = read_date(table.first_of(kPublished));
  facts.updated = read_date(table.first_of(kUpdated));
  if (const auto language = table.first_of(kLanguages))
    facts.language = read_language_tag(*language);
  facts.url = table.first_of(kAddresses);
  // "/geese/" is where a site has the page, which says nothing without the site.
  if (facts.url && facts.url->find("://") == std::string::npos) facts.url.reset();
  facts.image = table.first_of(kImages);
  return facts;
}

Values read_values(std::string_view content, FrontFormat format) {
  switch (format) {
    case FrontFormat::yaml:
      return read_yaml(content);
    case FrontFormat::toml:
      return read_toml(content);
    case FrontFormat::json:
      break;
  }
  return read_json(content);
}

}  // namespace

std::optional<FrontMatter> find_front_matter(std::string_view text) {
  const auto begin = text::find_ink(text, 0);
  if (begin == std::string_view::npos) return std::nullopt;
  const auto front = text.substr(0, begin + kLongestFrontMatter);
  if (auto found = find_fenced(front, begin, FrontFormat::yaml)) return found;
  if (auto found = find_fenced(front, begin, FrontFormat::toml)) return found;
  return find_object(front, begin);
}

FrontFacts read_front_matter(std::string_view text, const FrontMatter& matter) {
  const auto content = text.substr(matter.content.begin, matter.content.end - matter.content.begin);
  FrontFacts found;
  Values values;
  try {
    values = read_values(content, matter.format);
  } catch (const Error& error) {
    found.fault = error.what();
    values = read_plain_lines(content);
  }
  const Table table(std::move(values));
  found.facts = facts_of(table);
  found.is_draft = table.first_of(kDrafts) == "true";
  return found;
}

}  // namespace lector::article
