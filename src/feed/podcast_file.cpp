#include "feed/podcast_file.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "base/report.hpp"
#include "base/toml.hpp"
#include "feed/categories.hpp"
#include "publish/addresses.hpp"
#include "publish/paragraphs.hpp"
#include "publish/uuid.hpp"
#include "text/characters.hpp"

namespace lector::feed {
namespace {

using base::TomlTable;

constexpr std::string_view kFormat = "lector.podcast/1";
constexpr std::string_view kSign = " > ";

/// A text that fits into a feed as it stands.
std::string line_at(TomlTable& table, const char* key) {
  const auto text = table.text(key);
  const auto line = publish::plain_line(text);
  if (line.empty()) table.refuse(key, "must have a letter");
  if (text::count_characters(line) > kMostCharacters)
    table.refuse(
        key,
        "must have at most 255 characters, not " + std::to_string(text::count_characters(line)));
  return line;
}

std::string description_at(TomlTable& table) {
  const auto line = publish::plain_line(table.text("description"));
  if (line.empty()) table.refuse("description", "must have a letter");
  if (line.size() > kMostDescriptionBytes)
    table.refuse("description", "must have at most 4000 bytes, not " + std::to_string(line.size()));
  return line;
}

std::string address_at(TomlTable& table, const char* key) {
  auto address = table.text(key);
  if (!publish::is_web_address(address))
    table.refuse(key,
                 R"(must be an address as "https://example.org/audio/", in ASCII without spaces)");
  const auto host = address.substr(0, address.find('/', address.find("://") + 3));
  if (host.find('@') != std::string::npos)
    table.refuse(key, "must not hold a name or password: everybody reads a feed");
  return address;
}

std::string base_url_at(TomlTable& table) {
  auto address = address_at(table, "base_url");
  if (address.find_first_of("?#") != std::string::npos)
    table.refuse("base_url", "names of files are put behind it, so it can't have ? or #");
  if (!address.ends_with('/')) address += '/';
  return address;
}

/// "en", "pt-BR", "zh-Hans": words of letters and digits, hyphens between them.
std::string language_at(TomlTable& table) {
  auto language = table.text("language");
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  const auto first = language.substr(0, language.find('-'));
  const bool is_right =
      first.size() >= 2 && first.size() <= 3 && language.size() <= 35 && !language.ends_with('-') &&
      language.find("--") == std::string::npos &&
      std::ranges::all_of(language, [&](char c) { return is_word(c) || c == '-'; });
  if (!is_right) table.refuse("language", R"(must be a language as "en" or "pt-BR")");
  return language;
}

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

Category category_from(TomlTable& table, const std::string& text) {
  const auto sign = text.find(kSign);
  Category category{.name = text.substr(0, sign)};
  if (sign != std::string::npos) category.subcategory = text.substr(sign + kSign.size());
  const auto names = category_names();
  if (std::ranges::find(names, category.name) == names.end())
    table.refuse("category", base::quoted(category.name) + " is none of Apple's: " + listed(names));
  const auto subcategories = subcategories_of(category.name);
  const bool is_known =
      category.subcategory.empty() ||
      std::ranges::find(subcategories, category.subcategory) != subcategories.end();
  if (is_known) return category;
  table.refuse("category",
               base::quoted(category.subcategory) + " is no subcategory of " + category.name +
                   (subcategories.empty() ? "; it has none" : ": " + listed(subcategories)));
}

std::vector<Category> categories_at(TomlTable& table) {
  constexpr std::size_t kMost = 3;  // that Apple shows
  std::vector<std::string> texts;
  if (!table.has("category") || table.is_text("category"))
    texts.push_back(table.text("category"));
  else
    texts = table.texts("category");
  if (texts.empty() || texts.size() > kMost)
    table.refuse("category", "must be one to three of Apple's categories");
  std::vector<Category> categories;
  categories.reserve(texts.size());
  for (const auto& text : texts) categories.push_back(category_from(table, text));
  return categories;
}

/// A file of the folder itself, so that nothing else is ever published or written.
std::string cover_at(TomlTable& table) {
  auto cover = table.text("cover");
  if (cover.front() == '.' || cover.find_first_of("/\\") != std::string::npos)
    table.refuse("cover", "must be the name of a file beside this one");
  const auto ending = cover.substr(std::min(cover.rfind('.'), cover.size()));
  if (ending != ".jpg" && ending != ".jpeg" && ending != ".png")
    table.refuse("cover", "must end in .jpg, .jpeg or .png, as what it is");
  return cover;
}

void read_owner(TomlTable owner, Podcast& podcast) {
  if (!owner.has("email") && !owner.has("name")) return owner.finish();
  if (owner.has("name")) podcast.owner_name = line_at(owner, "name");
  podcast.owner_email = line_at(owner, "email");
  owner.finish();
  const auto& email = podcast.owner_email;
  const auto at = email.find('@');
  const bool is_right = at != std::string::npos && at > 0 && at + 1 < email.size() &&
                        email.find_first_of(" <>\"") == std::string::npos;
  if (!is_right) owner.refuse("email", "must be an address as \"audio@example.org\"");
}

std::string guid_at(TomlTable& table, const std::string& feed_url) {
  const auto guid = table.text_if_there("guid");
  if (!guid) return publish::podcast_guid(feed_url);
  if (!publish::is_uuid(*guid)) table.refuse("guid", "must be a UUID: hex digits as 8-4-4-4-12");
  return *guid;
}

}  // namespace

Podcast parse_podcast(std::string_view toml, const std::string& file) {
  constexpr std::array<std::string_view, 2> kTypes{"episodic", "serial"};
  constexpr std::array<std::string_view, 3> kMedia{"podcast", "newsletter", "audiobook"};
  auto root = TomlTable::parse(toml, file);
  if (root.text("format") != kFormat) root.refuse("format", "must be " + base::quoted(kFormat));
  Podcast podcast;
  podcast.title = line_at(root, "title");
  podcast.description = description_at(root);
  podcast.link = address_at(root, "link");
  podcast.language = language_at(root);
  podcast.author = line_at(root, "author");
  podcast.categories = categories_at(root);
  podcast.cover = cover_at(root);
  podcast.base_url = base_url_at(root);
  podcast.feed_url =
      root.has("feed_url") ? address_at(root, "feed_url") : podcast.base_url + kFeedFile;
  podcast.guid = guid_at(root, podcast.feed_url);
  podcast.type = root.word("type", kTypes);
  podcast.medium = root.word("medium", kMedia);
  if (root.has("copyright")) podcast.copyright = line_at(root, "copyright");
  if (root.has("hub")) podcast.hub = address_at(root, "hub");
  podcast.is_explicit = root.flag("explicit");
  podcast.is_locked = root.flag("locked");
  read_owner(root.table("owner"), podcast);
  root.finish();
  return podcast;
}

std::string podcast_template() {
  return R"(# What the podcast of this folder is: `lector feed` makes feed.xml of it and of the episodes.
format = "lector.podcast/1"

title = "The name of your podcast"
# What it is about; players show it. Say here, too, that an artificial voice reads.
description = "Articles, read by an artificial voice."
# The page of the podcast, or of the publication.
link = "https://example.org/"
language = "en"
author = "Who publishes it"
# One of Apple's, up to three: ["Arts > Books", "Technology"].
category = "News > Daily News"
# Square, 1400 to 3000 pixels, JPEG or PNG in RGB, in this folder. `--cover auto` makes one.
cover = "cover.jpg"
# Where the files of this folder will be found on the web.
base_url = "https://example.org/audio/"

explicit = false
# "episodic" (newest first) or "serial".
type = "episodic"
# "podcast", "newsletter" or "audiobook".
medium = "podcast"
# No other host may take the podcast over; asks the owner.
locked = true

# copyright = "2025 Who publishes it"
# If the feed lies elsewhere than in base_url:
# feed_url = "https://example.org/feed.xml"
# Names the podcast for all time; made of feed_url. Write it down here before the feed moves.
# guid = "00000000-0000-0000-0000-000000000000"
# Tells readers at once of new episodes (WebSub):
# hub = "https://hub.example.org/"

# Whom directories ask; the address stands in the feed for everyone to read.
# [owner]
# name = "Who answers"
# email = "audio@example.org"
)";
}

}  // namespace lector::feed
