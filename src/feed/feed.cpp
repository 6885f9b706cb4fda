#include "feed/feed.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "edition/tag_text.hpp"
#include "publish/addresses.hpp"
#include "publish/lines.hpp"
#include "publish/moment.hpp"
#include "publish/names.hpp"
#include "publish/paragraphs.hpp"
#include "publish/xml.hpp"
#include "text/characters.hpp"

namespace lector::feed {
namespace {

constexpr std::size_t kMostLeadCharacters = 400;
constexpr std::size_t kMostNameCharacters = 128;  // of a person (podcast-namespace)

/// Seconds as feeds count them: whole, at least one.
std::int64_t whole_seconds(std::int64_t length_ms) {
  return std::max<std::int64_t>(1, (length_ms + 500) / 1000);
}

/// A kind of file beside an episode, and what feeds call it.
struct Companion {
  std::string_view ending;
  std::string_view type;
};

constexpr std::array<Companion, 3> kTranscripts{{{".vtt", "text/vtt"},
                                                 {".srt", "application/x-subrip"},
                                                 {".transcript.json", "application/json"}}};

std::string title_text(std::string_view title) {
  return publish::shortened(publish::plain_line(title), kMostCharacters);
}

/// Markup of HTML that is a value: in a section of its own, without white space around it, which
/// layout would add.
void add_markup(publish::Element parent, std::string_view name, const std::string& html) {
  parent.add(name).text("").cdata(html).text("");
}

void add_category(publish::Element channel, const Category& category) {
  auto element = channel.add("itunes:category").set("text", category.name);
  if (!category.subcategory.empty())
    element.add("itunes:category").set("text", category.subcategory);
}

void add_owner(publish::Element channel, const Podcast& podcast) {
  if (podcast.owner_email.empty()) return;
  auto owner = channel.add("itunes:owner");
  owner.add("itunes:name", podcast.owner_name.empty() ? podcast.author : podcast.owner_name);
  owner.add("itunes:email", podcast.owner_email);
}

void add_cover(publish::Element channel, const Podcast& podcast) {
  const auto address = podcast.base_url + publish::file_address(podcast.cover);
  channel.add("itunes:image").set("href", address);
  auto image = channel.add("image");
  image.add("url", address);
  image.add("title", podcast.title);
  image.add("link", podcast.link);
}

void add_links(publish::Element channel, const Podcast& podcast) {
  channel.add("atom:link")
      .set("rel", "self")
      .set("type", "application/rss+xml")
      .set("href", podcast.feed_url);
  if (podcast.hub) channel.add("atom:link").set("rel", "hub").set("href", *podcast.hub);
}

/// Who lends a voice to what is read.
void add_narrator(publish::Element parent) {
  parent.add("podcast:person", "Synthetic voice").set("group", "cast").set("role", "narrator");
}

void add_podcast(publish::Element channel, const Podcast& podcast) {
  channel.add("title", podcast.title);
  channel.add("link", podcast.link);
  add_links(channel, podcast);
  channel.add("description", podcast.description);
  channel.add("language", podcast.language);
  if (podcast.copyright) channel.add("copyright", *podcast.copyright);
  channel.add("generator", "Lector");
  add_cover(channel, podcast);
  channel.add("itunes:author", podcast.author);
  channel.add("itunes:type", podcast.type);
  channel.add("itunes:explicit", podcast.is_explicit ? "true" : "false");
  add_owner(channel, podcast);
  for (const auto& category : podcast.categories) add_category(channel, category);
  auto locked = channel.add("podcast:locked", podcast.is_locked ? "yes" : "no");
  if (!podcast.owner_email.empty()) locked.set("owner", podcast.owner_email);
  channel.add("podcast:guid", podcast.guid);
  channel.add("podcast:medium", podcast.medium);
}

/// An episode as it is sorted and written.
struct Entry {
  Episode episode;
  std::optional<publish::Moment> moment;
};

/// Writes episodes as items of a channel.
class Items {
 public:
  Items(publish::Element channel, const Podcast& podcast) : channel_(channel), podcast_(podcast) {}

  void add(const Entry& entry) const {
    const auto& episode = entry.episode;
    auto item = channel_;
    item = item.add("item");
    item.add("title", title_text(episode.title));
    if (const auto link = link_of(episode); !link.empty()) item.add("link", link);
    item.add("guid", episode.guid).set("isPermaLink", "false");
    if (entry.moment) item.add("pubDate", entry.moment->text);
    add_texts(item, episode);
    item.add("enclosure")
        .set("url", address_of(episode.file_name))
        .set("length", std::to_string(episode.size_bytes))
        .set("type", "audio/mpeg");
    item.add("itunes:duration", std::to_string(whole_seconds(episode.length_ms)));
    item.add("itunes:explicit", podcast_.is_explicit ? "true" : "false");
    item.add("itunes:episodeType", "full");
    add_persons(item, episode);
    add_companions(item, episode);
    add_chapters(item, episode);
  }

 private:
  [[nodiscard]] std::string address_of(const std::string& file_name) const {
    return podcast_.base_url + publish::file_address(file_name);
  }

  [[nodiscard]] static std::optional<std::string> beside(const Episode& episode,
                                                         std::string_view ending) {
    const auto stem = episode.file_name.substr(0, episode.file_name.rfind('.'));
    const auto name = stem + std::string(ending);
    const auto found = std::ranges::find(episode.beside, name);
    return found == episode.beside.end() ? std::nullopt : std::optional(*found);
  }

  /// The article's page, else the one to listen on.
  [[nodiscard]] std::string link_of(const Episode& episode) const {
    auto link = edition::ascii_url(episode.url.value_or(""));
    if (publish::is_web_address(link)) return link;
    const auto page = beside(episode, ".html");
    return page ? address_of(*page) : "";
  }

  static void add_paragraph(publish::Element parent, std::string_view text) {
    if (!text.empty()) parent.add("p", text);
  }

  static void add_contents(publish::Element parent, const Episode& episode) {
    if (episode.chapters.empty()) return;
    auto list = parent.add("ol");
    for (const auto& chapter : episode.chapters)
      list.add("li",
               publish::clock_time(chapter.start_ms).substr(0, sizeof("00:00:00") - 1) + " " +
                   publish::plain_line(chapter.title));
  }

  /// Description and notes: the lead, and that an artificial voice reads; in the notes the chapters
  /// and the address too.
  void add_texts(publish::Element item, const Episode& episode) const {
    const auto notice = publish::shortened(publish::plain_line(episode.notice), kMostCharacters);
    const auto lead = publish::shortened(publish::plain_line(episode.lead), kMostLeadCharacters);
    publish::Document description("div");
    add_paragraph(description.root(), lead);
    add_paragraph(description.root(), notice);
    auto text = description.inner_markup();
    if (text.empty())
      text = "<p>" + publish::escaped(title_text(episode.title), publish::Escaping::text) + "</p>";
    add_markup(item, "description", text);
    publish::Document notes("div");
    add_paragraph(notes.root(), lead);
    add_contents(notes.root(), episode);
    if (const auto link = link_of(episode); !link.empty())
      notes.root().add("p").add("a", link).set("href", link);
    add_paragraph(notes.root(), notice);
    const auto markup = notes.inner_markup();
    if (!markup.empty()) add_markup(item, "content:encoded", markup);
  }

  static void add_persons(publish::Element item, const Episode& episode) {
    const auto byline = publish::plain_line(episode.byline.value_or(""));
    if (!byline.empty()) {
      item.add("itunes:author", publish::shortened(byline, kMostCharacters));
      item.add("podcast:person", publish::shortened(byline, kMostNameCharacters))
          .set("group", "writing")
          .set("role", "author");
    }
    if (!episode.notice.empty()) add_narrator(item);
  }

  void add_companions(publish::Element item, const Episode& episode) const {
    for (const auto& kind : kTranscripts) {
      const auto name = beside(episode, kind.ending);
      if (!name) continue;
      auto transcript = item.add("podcast:transcript");
      transcript.set("url", address_of(*name)).set("type", kind.type);
      if (!episode.language.empty()) transcript.set("language", episode.language);
      transcript.set("rel", "captions");  // each of them says when what is said
    }
    const auto chapters = beside(episode, ".chapters.json");
    if (chapters)
      item.add("podcast:chapters")
          .set("url", address_of(*chapters))
          .set("type", "application/json+chapters");
  }

  static void add_chapters(publish::Element item, const Episode& episode) {
    if (episode.chapters.empty()) return;
    auto list = item.add("psc:chapters").set("version", "1.2");
    for (const auto& chapter : episode.chapters)
      list.add("psc:chapter")
          .set("start", publish::clock_time(chapter.start_ms))
          .set("title", publish::plain_line(chapter.title));
  }

  publish::Element channel_;
  const Podcast& podcast_;
};

/// Newest first; what has no day stands last.
std::vector<Entry> sorted(std::vector<Episode> episodes) {
  std::vector<Entry> entries;
  entries.reserve(episodes.size());
  for (auto& episode : episodes) {
    auto moment = publish::moment_of(episode.published.value_or(""));
    entries.push_back({.episode = std::move(episode), .moment = std::move(moment)});
  }
  std::ranges::sort(entries, [](const Entry& left, const Entry& right) {
    if (left.moment.has_value() != right.moment.has_value()) return left.moment.has_value();
    const auto left_time = left.moment ? left.moment->utc_seconds : 0;
    const auto right_time = right.moment ? right.moment->utc_seconds : 0;
    return left_time != right_time ? left_time > right_time
                                   : left.episode.file_name < right.episode.file_name;
  });
  return entries;
}

}  // namespace

std::string feed_xml(const Podcast& podcast, std::vector<Episode> episodes) {
  constexpr std::array<std::pair<const char*, const char*>, 5> kNamespaces{
      {{"xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"},
       {"xmlns:podcast", "https://podcastindex.org/namespace/1.0"},
       {"xmlns:atom", "http://www.w3.org/2005/Atom"},
       {"xmlns:content", "http://purl.org/rss/1.0/modules/content/"},
       {"xmlns:psc", "http://podlove.org/simple-chapters"}}};
  publish::Document document("rss");
  auto rss = document.root().set("version", "2.0");
  for (const auto& [name, value] : kNamespaces) rss.set(name, value);
  auto channel = rss.add("channel");
  add_podcast(channel, podcast);
  const bool is_synthetic =
      std::ranges::any_of(episodes, [](const Episode& episode) { return !episode.notice.empty(); });
  if (is_synthetic) add_narrator(channel);
  const auto entries = sorted(std::move(episodes));
  if (const auto& newest = entries.empty() ? std::nullopt : entries.front().moment) {
    channel.add("pubDate", newest->text);
    channel.add("lastBuildDate", newest->text);
  }
  const Items items(channel, podcast);
  for (const auto& entry : entries) items.add(entry);
  return document.to_xml(publish::Layout::indented);
}

std::string lead_of(std::string_view text, const Episode& episode) {
  const auto line_end = [&text] { return std::min(text.find('\n'), text.size()); };
  const auto notice = publish::plain_line(episode.notice);
  const auto title = publish::plain_line(episode.title);
  // What opens an edition ends with the notice: who wrote it, when it was published.
  const auto opening = notice.empty() ? text.npos : text.find("\n" + notice + "\n");
  if (opening != text.npos) text.remove_prefix(opening + notice.size() + 2);
  std::string lead;
  while (!text.empty() && text::count_characters(lead) < kMostLeadCharacters) {
    const auto end = line_end();
    const auto line = publish::plain_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line == title) continue;
    // What begins with the notice ends with naming what was heard.
    const bool is_sign_off = text.empty() && opening != text.npos && line.find(title) != line.npos;
    if (is_sign_off) continue;
    lead += (lead.empty() ? "" : " ") + line;
  }
  return publish::shortened(lead, kMostLeadCharacters);
}

}  // namespace lector::feed
