#include "article/feed_names.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "article/wording.hpp"

namespace lector::article {
namespace {

/// The vocabularies that feeds mix.
enum class Space { feed, content, dublin_core, terms, itunes, xhtml, other };

struct SpaceName {
  std::string_view prefix;  ///< as most feeds have it
  std::string_view uri;     ///< lower case, without slashes and signs at its end
  Space space;
};

constexpr std::array<SpaceName, 12> kSpaces = {{
    {"", "", Space::feed},
    {"atom", "http://www.w3.org/2005/atom", Space::feed},
    {"", "http://purl.org/atom/ns", Space::feed},
    {"rss", "http://purl.org/rss/1.0", Space::feed},
    {"", "http://my.netscape.com/rdf/simple/0.9", Space::feed},
    {"", "http://backend.userland.com/rss2", Space::feed},
    {"", "http://cyber.law.harvard.edu/rss", Space::feed},
    {"content", "http://purl.org/rss/1.0/modules/content", Space::content},
    {"dc", "http://purl.org/dc/elements/1.1", Space::dublin_core},
    {"dcterms", "http://purl.org/dc/terms", Space::terms},
    {"itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd", Space::itunes},
    {"xhtml", "http://www.w3.org/1999/xhtml", Space::xhtml},
}};

struct Word {
  Space space;
  std::string_view name;
  FeedMeaning meaning;
};

constexpr std::array<Word, 32> kWords = {{
    {Space::feed, "title", {FeedRole::title, 2}},
    {Space::dublin_core, "title", {FeedRole::title, 1}},
    {Space::dublin_core, "creator", {FeedRole::author, 3}},
    {Space::feed, "author", {FeedRole::author, 2}},
    {Space::itunes, "author", {FeedRole::author, 1}},
    {Space::feed, "pubdate", {FeedRole::published, 4}},
    {Space::feed, "published", {FeedRole::published, 4}},
    {Space::feed, "issued", {FeedRole::published, 3}},
    {Space::dublin_core, "date", {FeedRole::published, 2}},
    {Space::terms, "issued", {FeedRole::published, 2}},
    {Space::terms, "created", {FeedRole::published, 1}},
    {Space::feed, "created", {FeedRole::published, 1}},
    {Space::feed, "updated", {FeedRole::updated, 3}},
    {Space::feed, "modified", {FeedRole::updated, 2}},
    {Space::terms, "modified", {FeedRole::updated, 2}},
    {Space::feed, "link", {FeedRole::link, 1}},
    {Space::feed, "guid", {FeedRole::guid, 1}},
    {Space::feed, "language", {FeedRole::language, 2}},
    {Space::dublin_core, "language", {FeedRole::language, 1}},
    {Space::content, "encoded", {FeedRole::content, 4}},
    {Space::feed, "content", {FeedRole::content, 3}},
    {Space::xhtml, "body", {FeedRole::content, 2}},
    {Space::xhtml, "div", {FeedRole::content, 2}},
    {Space::feed, "body", {FeedRole::content, 1}},
    {Space::feed, "fulltext", {FeedRole::content, 1}},
    {Space::feed, "full-text", {FeedRole::content, 1}},
    {Space::feed, "description", {FeedRole::summary, 4}},
    {Space::feed, "summary", {FeedRole::summary, 4}},
    {Space::dublin_core, "description", {FeedRole::summary, 3}},
    {Space::terms, "abstract", {FeedRole::summary, 2}},
    {Space::itunes, "summary", {FeedRole::summary, 1}},
    {Space::itunes, "subtitle", {FeedRole::summary, 0}},
}};

std::string_view written(std::string_view text, text::TextSpan part) {
  return text.substr(part.begin, part.end - part.begin);
}

Space space_of_uri(std::string_view uri) {
  constexpr std::size_t kLongestUri = 100;
  auto name = lowered(uri.substr(0, kLongestUri));
  while (name.ends_with('/') || name.ends_with('#')) name.pop_back();
  if (name.starts_with("https:")) name.erase(4, 1);
  const auto* const found = std::ranges::find(kSpaces, name, &SpaceName::uri);
  return found == kSpaces.end() ? Space::other : found->space;
}

Space space_of(const XmlTree& tree, XmlId id, std::string_view text) {
  constexpr int kMostAncestors = 8;  // an entry's elements aren't deep
  const auto name = tree[id].name;
  const auto colon = name.find(':');
  const auto prefix = colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
  const auto declaration = prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix);
  for (int i = 0; i < kMostAncestors && id != kNoXml; ++i, id = tree[id].parent) {
    const auto uri = tree.attribute(id, declaration);
    if (uri.end > uri.begin) return space_of_uri(written(text, uri));
  }
  const auto* const usual = std::ranges::find(kSpaces, prefix, &SpaceName::prefix);
  return usual == kSpaces.end() ? Space::other : usual->space;
}

}  // namespace

FeedMeaning feed_meaning(const XmlTree& tree, XmlId id, std::string_view text) {
  const auto name = lowered(local_name(tree[id].name));
  const bool is_known =
      std::ranges::find(kWords, std::string_view(name), &Word::name) != kWords.end();
  if (!is_known) return {};
  const auto space = space_of(tree, id, text);
  const auto* const found = std::ranges::find_if(
      kWords, [&](const Word& word) { return word.space == space && word.name == name; });
  return found == kWords.end() ? FeedMeaning{} : found->meaning;
}

}  // namespace lector::article
