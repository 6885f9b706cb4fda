#include <algorithm>
#include <array>
#include <cctype>
#include <pugixml.hpp>

#include "base/report.hpp"
#include "verify/cues.hpp"
#include "verify/feed.hpp"

namespace lector::verify {
namespace {

/// All text of an element, sections of CDATA too.
std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const auto& child : node.children())
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      text += child.value();
  return text;
}

/// Length of the reference that begins a text, "&amp;"; 0 if there is none.
std::size_t reference_length(std::string_view text) {
  constexpr std::array<std::string_view, 5> kNames{"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
  for (const auto name : kNames)
    if (text.starts_with(name)) return name.size();
  if (!text.starts_with("&#")) return 0;
  const auto end = text.find(';');
  const auto digits = text.substr(2, end == text.npos ? 0 : end - 2);
  const bool is_number = !digits.empty() && std::ranges::all_of(digits, [](char c) {
    return std::isxdigit(static_cast<unsigned char>(c)) != 0 || c == 'x';
  });
  return is_number ? end + 1 : 0;
}

/// What the library lets pass, and other readers don't.
void check_characters(std::string_view xml, Notes& notes) {
  constexpr std::string_view kSection = "<![CDATA[";
  for (std::size_t i = 0; i < xml.size(); ++i) {
    const auto byte = static_cast<unsigned char>(xml[i]);
    if (byte < 0x20 && xml[i] != '\n' && xml[i] != '\t' && xml[i] != '\r')
      return notes.add("4.6", "a control character at byte " + std::to_string(i));
    if (xml.substr(i).starts_with(kSection)) i = std::min(xml.find("]]>", i), xml.size() - 1);
    if (xml[i] == '&' && reference_length(xml.substr(i, 12)) == 0)
      return notes.add("4.6", "an & that begins no reference, at byte " + std::to_string(i));
  }
}

void check_namespaces(const pugi::xml_node& rss, Notes& notes) {
  constexpr std::array<std::pair<const char*, std::string_view>, 5> kNamespaces{
      {{"xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"},
       {"xmlns:podcast", "https://podcastindex.org/namespace/1.0"},
       {"xmlns:atom", "http://www.w3.org/2005/Atom"},
       {"xmlns:content", "http://purl.org/rss/1.0/modules/content/"},
       {"xmlns:psc", "http://podlove.org/simple-chapters"}}};
  for (const auto& [name, value] : kNamespaces)
    if (rss.attribute(name).value() != value)
      notes.add("4.1", std::string(name) + " isn't " + std::string(value));
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// One of an element, with a text that is not empty, not too long, and has no space around it.
void expect_text(const pugi::xml_node& parent, const char* name, Notes& notes) {
  constexpr std::size_t kMost = 255;
  constexpr std::size_t kMostBytes = 4000;
  const auto what = std::string(parent.name()) + "'s " + name;
  const auto children = parent.children(name);
  const auto count = std::distance(children.begin(), children.end());
  if (count != 1) return notes.add("4.2", std::to_string(count) + " " + what + ", expected one");
  const auto text = text_of(parent.child(name));
  if (text.empty()) return notes.add("4.2", what + " is empty");
  if (is_space(text.front()) || is_space(text.back()))
    notes.add("4.6", what + " has space around it: " + base::quoted(text));
  const bool is_description = std::string_view(name) == "description";
  const bool is_long = is_description ? text.size() > kMostBytes : length_of(text) > kMost;
  if (is_long) notes.add(is_description ? "4.2" : "4.6", what + " is too long");
}

void check_channel(const pugi::xml_node& channel, Notes& notes) {
  for (const auto* name : {"title", "link", "description", "language", "itunes:author"})
    expect_text(channel, name, notes);
  const std::string_view answer = channel.child_value("itunes:explicit");
  if (answer != "true" && answer != "false")
    notes.add("4.2", "itunes:explicit is " + base::quoted(answer) + ", expected true or false");
  if (channel.child("itunes:category").attribute("text").empty())
    notes.add("4.2", "there is no itunes:category");
  if (channel.child("itunes:image").attribute("href").empty())
    notes.add("4.2", "there is no itunes:image");
  const auto self = channel.find_child([](const pugi::xml_node& node) {
    return std::string_view(node.name()) == "atom:link" &&
           std::string_view(node.attribute("rel").value()) == "self";
  });
  if (std::string_view(self.attribute("type").value()) != "application/rss+xml" ||
      self.attribute("href").empty())
    notes.add("4.2", "there is no atom:link to the feed itself");
}

Link link_from(const pugi::xml_node& node) {
  return {.url = node.attribute("url").value(),
          .type = node.attribute("type").value(),
          .length = node.attribute("length").value()};
}

std::vector<Link> links_of(const pugi::xml_node& item, const char* name) {
  std::vector<Link> links;
  for (const auto& node : item.children(name)) links.push_back(link_from(node));
  return links;
}

std::vector<Marker> markers_of(const pugi::xml_node& chapters, Notes& notes) {
  std::vector<Marker> markers;
  for (const auto& node : chapters.children("psc:chapter")) {
    const auto start = read_time(node.attribute("start").value(), '.');
    if (!start)
      notes.add("4.12",
                "a chapter begins at " + base::quoted(node.attribute("start").value()) +
                    ", expected a time as 00:01:02.345");
    markers.push_back({.title = node.attribute("title").value(), .start_ms = start.value_or(0)});
  }
  return markers;
}

FeedItem item_from(const pugi::xml_node& node, Notes& notes) {
  for (const auto* name : {"title", "guid", "description"}) expect_text(node, name, notes);
  const auto chapters = node.child("psc:chapters");
  return {.title = text_of(node.child("title")),
          .guid = text_of(node.child("guid")),
          .date = text_of(node.child("pubDate")),
          .duration = text_of(node.child("itunes:duration")),
          .enclosures = links_of(node, "enclosure"),
          .transcripts = links_of(node, "podcast:transcript"),
          .chapter_files = links_of(node, "podcast:chapters"),
          .has_markers = !chapters.empty(),
          .markers = markers_of(chapters, notes)};
}

}  // namespace

Feed read_feed(std::string_view xml, Notes& notes) {
  Feed feed;
  pugi::xml_document document;
  const auto result = document.load_buffer(
      xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (!result) {
    notes.add("4.6",
              std::string("not well-formed at byte ") + std::to_string(result.offset) + ": " +
                  result.description());
    return feed;
  }
  check_characters(xml, notes);
  const auto rss = document.child("rss");
  const auto channel = rss.child("channel");
  if (channel.empty()) {
    notes.add("4.2", "there is no channel in it");
    return feed;
  }
  check_namespaces(rss, notes);
  check_channel(channel, notes);
  feed.cover = channel.child("itunes:image").attribute("href").value();
  for (const auto& node : channel.children("item")) feed.items.push_back(item_from(node, notes));
  return feed;
}

}  // namespace lector::verify
