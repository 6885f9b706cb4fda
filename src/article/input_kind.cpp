#include "article/input_kind.hpp"

#include <algorithm>
#include <array>

#include "article/markdown_signs.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

constexpr std::size_t kFrontBytes = 4096;
// Fences and notes stand in the body, and notes at its end.
constexpr std::size_t kMarkdownBytes = 262'144;

struct NamedKind {
  std::string_view name;
  InputKind kind;
};

constexpr std::array kNamedKinds = {
    NamedKind{"text", InputKind::text},
    NamedKind{"html", InputKind::html},
    NamedKind{"markdown", InputKind::markdown},
    NamedKind{"feed", InputKind::feed},
    NamedKind{"json", InputKind::json},
};

/// The first kilobytes in lower case, NULs of UTF-16 taken away.
std::string front_in_lower_case(std::string_view bytes) {
  std::string front;
  for (const char c : bytes.substr(0, kFrontBytes)) {
    if (c != '\0') front.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return front;
}

/// Signs of UTF-16 are those of ASCII, and NULs.
std::string without_nuls(std::string_view bytes) {
  std::string front(bytes);
  std::erase(front, '\0');
  return front;
}

std::string_view without_mark_and_space(std::string_view front) {
  if (front.starts_with("\xEF\xBB\xBF")) front.remove_prefix(3);
  if (front.starts_with("\xFF\xFE") || front.starts_with("\xFE\xFF")) front.remove_prefix(2);
  const auto begin = front.find_first_not_of(" \t\r\n\f");
  return begin == std::string_view::npos ? std::string_view() : front.substr(begin);
}

/// The front behind comments and processing instructions.
std::string_view behind_prolog(std::string_view front) {
  for (;;) {
    const auto mark = front.starts_with("<!--") ? "-->" : front.starts_with("<?") ? ">" : "";
    const auto end = *mark == '\0' ? std::string_view::npos : front.find(mark);
    if (end == std::string_view::npos) return front;
    front = without_mark_and_space(front.substr(end + std::string_view(mark).size()));
  }
}

bool begins_element(std::string_view text, std::string_view name) {
  if (!text.starts_with('<') || !text.substr(1).starts_with(name)) return false;
  const auto rest = text.substr(1 + name.size());
  return rest.empty() || rest.front() == '>' || rest.front() == ' ' || rest.front() == '\n' ||
         rest.front() == '\r' || rest.front() == '\t' || rest.front() == '/';
}

bool looks_like_html(std::string_view front) {
  if (front.starts_with("<!doctype html")) return true;
  constexpr std::array<std::string_view, 22> kElements = {
      "html", "head", "body",    "title", "meta", "link",    "script", "style",
      "div",  "p",    "article", "main",  "h1",   "section", "span",   "table",
      "ul",   "ol",   "h2",      "a",     "img",  "header"};
  return std::ranges::any_of(kElements,
                             [&](std::string_view name) { return begins_element(front, name); });
}

/// An object, or a list of objects; a text may begin with a bracket too.
bool looks_like_json(std::string_view front) {
  if (!front.starts_with('{') && !front.starts_with('[')) return false;
  const auto behind = without_mark_and_space(front.substr(1));
  return front.front() == '{' ? behind.starts_with('"') || behind.starts_with('}')
                              : behind.starts_with('{');
}

/// XML that isn't HTML.
bool looks_like_feed(std::string_view front) {
  if (front.starts_with("<?xml")) return true;
  front = behind_prolog(front);
  constexpr std::array<std::string_view, 5> kElements = {
      "rss", "feed", "rdf:rdf", "atom:feed", "!doctype rss"};
  return std::ranges::any_of(kElements,
                             [&](std::string_view name) { return begins_element(front, name); });
}

}  // namespace

std::optional<InputKind> input_kind_named(std::string_view name) {
  const auto* const found = std::ranges::find(kNamedKinds, name, &NamedKind::name);
  return found == kNamedKinds.end() ? std::nullopt : std::optional(found->kind);
}

std::string input_kind_names() {
  std::string names;
  for (const auto& named : kNamedKinds) names.append(names.empty() ? "" : ", ").append(named.name);
  return names;
}

InputKind recognise(std::string_view bytes) {
  const auto lower_case = front_in_lower_case(bytes);
  const auto front = without_mark_and_space(lower_case);
  if (looks_like_html(behind_prolog(front))) return InputKind::html;
  if (looks_like_feed(front)) return InputKind::feed;
  const bool is_written_as_markdown =
      is_markdown(without_mark_and_space(without_nuls(bytes.substr(0, kMarkdownBytes))));
  // JSON with text behind it is front matter.
  if (is_written_as_markdown) return InputKind::markdown;
  if (!looks_like_json(front)) return InputKind::text;
  const bool is_feed = front.find("jsonfeed.org/version/") != std::string_view::npos;
  return is_feed ? InputKind::feed : InputKind::json;
}

namespace {

/// What follows a label inside of a `<meta` or `<?xml` tag.
std::optional<std::string> value_in_tag(std::string_view front,
                                        std::size_t label,
                                        std::size_t end) {
  const auto tag = front.rfind('<', label);
  const auto opening = tag == std::string_view::npos ? "" : front.substr(tag, 5);
  if (opening != "<meta" && opening != "<?xml") return std::nullopt;
  const auto begin = front.find_first_not_of(" =\"'", end);
  if (begin == std::string_view::npos) return std::nullopt;
  const auto value = front.substr(begin, front.find_first_of(" \"';>/?", begin) - begin);
  return value.empty() ? std::nullopt : std::optional(std::string(value));
}

}  // namespace

std::optional<std::string> declared_charset(std::string_view bytes) {
  const auto front = front_in_lower_case(bytes);
  for (const std::string_view label : {"charset", "encoding"}) {
    for (auto at = front.find(label); at != std::string::npos; at = front.find(label, at + 1)) {
      if (auto value = value_in_tag(front, at, at + label.size())) return value;
    }
  }
  return std::nullopt;
}

}  // namespace lector::article
