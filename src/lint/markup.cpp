#include "lint/markup.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace lector::lint {
namespace {

constexpr std::size_t kLongestBytes = 500;

// Words in brackets that are markup: BBCode (phpBB's and vBulletin's), WordPress's shortcodes and
// Shopify's; others are an editor's: "[sic]", "[the mayor]".
constexpr std::array<std::string_view, 30> kTags = {
    "b",       "i",         "u",          "s",       "url",     "img",      "quote",    "code",
    "list",    "color",     "size",       "font",    "center",  "left",     "right",    "email",
    "youtube", "video",     "audio",      "embed",   "caption", "gallery",  "playlist", "twitter",
    "tweet",   "instagram", "soundcloud", "spoiler", "table",   "shortcode"};

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_alphanumeric(char byte) {
  return is_letter(byte) || (byte >= '0' && byte <= '9');
}

// Length up to and with a closing sign that is near; 0 if there is none.
std::size_t length_to(std::string_view rest, std::string_view closing) {
  const auto found = rest.substr(0, kLongestBytes).find(closing);
  return found == std::string_view::npos ? 0 : found + closing.size();
}

// "<p>", "</b>", "<br/>", "<!-- more -->"; not "a < b" nor "<3".
std::size_t tag_length(std::string_view rest) {
  if (rest.starts_with("<!--")) return length_to(rest, "-->");
  const auto name = rest.substr(0, 2) == "</" ? 2U : 1U;
  if (name >= rest.size() || !is_letter(rest[name])) return 0;
  const auto length = length_to(rest, ">");
  return rest.substr(0, length).rfind('<') == 0 ? length : 0;
}

// "&nbsp;", "&#8217;", "&#x2019;"
std::size_t entity_length(std::string_view rest) {
  constexpr std::size_t kLongestName = 10;
  const auto name = rest.substr(0, 2) == "&#" ? 2U : 1U;
  auto end = static_cast<std::size_t>(name);
  while (end < rest.size() && end < name + kLongestName && is_alphanumeric(rest[end])) ++end;
  const auto least = name == 2U ? name + 1 : name + 2;
  return end >= least && rest.substr(end, 1) == ";" ? end + 1 : 0;
}

// "[text](address)"
std::size_t link_length(std::string_view rest) {
  const auto label = length_to(rest, "](");
  if (label == 0 || rest.substr(1, label).find('[') != std::string_view::npos) return 0;
  const auto target = length_to(rest.substr(label), ")");
  return target == 0 ? 0 : label + target;
}

// "[b]", "[/url]", "[caption id=...]"
std::size_t bracket_tag_length(std::string_view rest) {
  const auto begin = rest.substr(0, 2) == "[/" ? 2U : 1U;
  auto end = static_cast<std::size_t>(begin);
  while (end < rest.size() && is_letter(rest[end])) ++end;
  const auto behind = rest.substr(end, 1);
  const auto name = rest.substr(begin, end - begin);
  const bool is_tag = std::ranges::find(kTags, name) != kTags.end() &&
                      (behind == "]" || behind == "=" || behind == " ");
  // "[b c]" may be anything; with a space there is an attribute.
  const auto length = is_tag ? length_to(rest, "]") : 0;
  const bool has_attribute = rest.substr(0, length).find('=') != std::string_view::npos;
  return behind == " " && !has_attribute ? 0 : length;
}

std::size_t template_length(std::string_view rest) {
  if (rest.starts_with("{{")) return length_to(rest, "}}");
  return rest.starts_with("{%") ? length_to(rest, "%}") : 0;
}

// "**", "__" and "~~" at a word, "```".
std::size_t emphasis_length(std::string_view text, std::size_t at) {
  for (const std::string_view mark : {"```", "***", "**", "__", "~~"}) {
    if (!text.substr(at).starts_with(mark)) continue;
    const auto behind = at + mark.size();
    const auto is_ink = [&](std::size_t offset) {
      return offset < text.size() && static_cast<unsigned char>(text[offset]) > ' ' &&
             text[offset] != mark.front();
    };
    return is_ink(behind) || (at > 0 && is_ink(at - 1)) ? mark.size() : 0;
  }
  return 0;
}

std::optional<Leftover> leftover_at(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  const auto found = [at](std::size_t length, std::string_view what) {
    return Leftover{{at, at + length}, what};
  };
  switch (rest.front()) {
    case '<':
      return found(tag_length(rest), "an HTML tag");
    case '&':
      return found(entity_length(rest), "an HTML entity");
    case '{':
      return found(template_length(rest), "a template");
    case '*':
    case '_':
    case '~':
    case '`':
      return found(emphasis_length(text, at), "Markdown");
    case '[':
      if (const auto length = link_length(rest); length > 0)
        return found(length, "a Markdown link");
      return found(bracket_tag_length(rest), "BBCode or a shortcode");
    default:
      return std::nullopt;
  }
}

}  // namespace

std::vector<Leftover> find_markup(std::string_view text) {
  std::vector<Leftover> leftovers;
  for (auto at = text.find_first_of("<&{*_~`["); at != std::string_view::npos;
       at = text.find_first_of("<&{*_~`[", at)) {
    const auto leftover = leftover_at(text, at);
    const bool is_found = leftover && leftover->span.end > leftover->span.begin;
    if (is_found) leftovers.push_back(*leftover);
    at = is_found ? leftover->span.end : at + 1;
  }
  return leftovers;
}

}  // namespace lector::lint
