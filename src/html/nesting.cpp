#include "html/nesting.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <vector>

namespace lector::html {
namespace {

constexpr std::array kVoid = {"area",
                              "base",
                              "br",
                              "col",
                              "embed",
                              "hr",
                              "img",
                              "input",
                              "link",
                              "meta",
                              "param",
                              "source",
                              "track",
                              "wbr"};
// The parser closes these by itself where the next one begins.
constexpr std::array kSelfClosing = {"p",    "li",   "dd",    "dt",    "option", "optgroup", "tr",
                                     "td",   "th",   "tbody", "thead", "tfoot",  "a",        "html",
                                     "head", "body", "rp",    "rt",    "nobr",   "button"};
constexpr std::array kFormatting = {
    "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"};
// An end tag doesn't reach over these (HTML standard, "has an element in scope").
constexpr std::array kBarriers = {"applet",
                                  "caption",
                                  "table",
                                  "marquee",
                                  "object",
                                  "template",
                                  "select",
                                  "svg",
                                  "math",
                                  "foreignobject",
                                  "desc",
                                  "frameset"};
// End tags of other elements don't even reach over these ("special" elements).
constexpr std::array kSpecial = {
    "address", "article",  "aside",      "blockquote", "center", "details", "dir",     "div",
    "dl",      "fieldset", "figcaption", "figure",     "footer", "form",    "h1",      "h2",
    "h3",      "h4",       "h5",         "h6",         "header", "hgroup",  "listing", "main",
    "menu",    "nav",      "noscript",   "ol",         "pre",    "section", "summary", "ul"};
// In these the parser reads raw text, or doesn't, by rules that aren't repeated here.
constexpr std::array kUnclear = {"svg", "math", "select", "frameset"};
// What stands in these is no markup.
constexpr std::array kRawText = {
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"};

template <std::size_t Size>
bool holds(const std::array<const char*, Size>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Walks over the tags of a page and keeps what is open. Where the parser may see it either way it
/// counts a start tag and leaves an end tag out: an element too many that is flattened keeps its
/// text, one too few would cost time that grows with the square of the page.
class Flattener {
 public:
  explicit Flattener(std::string_view source) : source_(source) {}

  Flattened flatten() {
    for (auto at = source_.find('<'); at < source_.size(); at = source_.find('<', at)) {
      at = std::max(at + 1, read_markup(at));
    }
    return std::move(result_);
  }

 private:
  /// @return the offset at which to go on.
  std::size_t read_markup(std::size_t begin) {
    const auto rest = source_.substr(begin);
    if (rest.starts_with("<!--")) return behind_unread(begin + 4, begin + 2, "-->");
    if (rest.starts_with("<!") || rest.starts_with("<?")) {
      return behind_unread(begin + 2, begin + 2, ">");
    }
    if (rest.starts_with("</") && rest.size() > 2 && is_letter(rest[2])) return read_end_tag(begin);
    if (rest.size() > 1 && is_letter(rest[1])) return read_start_tag(begin);
    return begin + 1;
  }

  [[nodiscard]] std::size_t behind(std::string_view mark, std::size_t from) const {
    const auto found = source_.find(mark, from);
    return found == std::string_view::npos ? source_.size() : found + mark.size();
  }

  /// Goes over what is no markup, up to a mark, or goes on inside it if that isn't sure.
  std::size_t behind_unread(std::size_t inside, std::size_t from, std::string_view mark) {
    if (unclear_ > 0 && from < unread_end_) return inside;
    const auto end = behind(mark, from);
    if (unclear_ == 0) return end;
    unread_end_ = end;
    return inside;
  }

  std::string_view name_at(std::size_t begin) {
    constexpr std::size_t kLongestName = 64;
    name_.clear();
    for (auto i = begin; i < source_.size() && name_.size() < kLongestName; ++i) {
      const char c = source_[i];
      if (is_space(c) || c == '/' || c == '>') break;
      name_.push_back(lower(c));
    }
    return name_;
  }

  /// Goes over the attributes of a tag. Those behind the first hundred are blanked.
  std::size_t read_attributes(std::size_t from) {
    std::size_t attributes = 0;
    std::size_t at = from;
    while (at < source_.size() && source_[at] != '>') {
      if (is_space(source_[at]) || source_[at] == '/') {
        ++at;
        continue;
      }
      const auto begin = at;
      at = behind_attribute(begin);
      if (++attributes > kMostAttributes) blank(begin, at);
    }
    return std::min(at + 1, source_.size());
  }

  [[nodiscard]] std::size_t behind_attribute(std::size_t at) const {
    const auto ends_name = [](char c) { return is_space(c) || c == '/' || c == '>' || c == '='; };
    ++at;  // a name may begin with "="
    while (at < source_.size() && !ends_name(source_[at])) ++at;
    while (at < source_.size() && is_space(source_[at])) ++at;
    if (at >= source_.size() || source_[at] != '=') return at;
    ++at;
    while (at < source_.size() && is_space(source_[at])) ++at;
    if (at >= source_.size() || source_[at] == '>') return at;
    if (source_[at] == '"' || source_[at] == '\'') {
      return behind(source_.substr(at, 1), at + 1);
    }
    while (at < source_.size() && !is_space(source_[at]) && source_[at] != '>') ++at;
    return at;
  }

  std::size_t read_start_tag(std::size_t begin) {
    const auto name = name_at(begin + 1);
    const auto end = read_attributes(begin + 1 + name.size());
    if (name == "plaintext") return source_.size();
    if (holds(kVoid, name)) return end;
    if (holds(kRawText, name)) {
      const auto behind = behind_raw_text(name, end);
      note_code(source_.substr(begin, end - begin), {end, behind});
      return behind;
    }
    const bool is_formatting = holds(kFormatting, name);
    if (open_.size() >= kDeepestNesting || (is_formatting && formatting_ >= kMostOpenFormatting)) {
      blank(begin, end);
    } else if (!holds(kSelfClosing, name)) {
      open_.emplace_back(name);
      count(name, 1);
    }
    return end;
  }

  void count(std::string_view name, std::size_t change) {
    if (holds(kFormatting, name)) formatting_ += change;
    if (holds(kUnclear, name)) unclear_ += change;
  }

  std::size_t read_end_tag(std::size_t begin) {
    const auto name = name_at(begin + 2);
    const auto end = read_attributes(begin + 2 + name.size());
    if (begin >= unread_end_) close(name);
    return end;
  }

  /// Takes an element off the open ones as the parser would.
  void close(std::string_view name) {
    const auto behind = std::views::reverse(open_);
    const auto found = std::ranges::find(behind, name);
    if (found == behind.end()) return;
    const auto at = static_cast<std::size_t>(std::ranges::distance(found, behind.end())) - 1;
    if (holds(kFormatting, name) || name == "form") {
      remove(at, at + 1);  // what was opened inside stays open
    } else if (reaches(name, at)) {
      remove(at, open_.size());
    }
  }

  [[nodiscard]] bool reaches(std::string_view name, std::size_t at) const {
    const bool is_inner = !holds(kSpecial, name) && !holds(kBarriers, name);
    return std::ranges::none_of(std::views::drop(open_, static_cast<std::ptrdiff_t>(at) + 1),
                                [&](const std::string& inside) {
                                  return holds(kBarriers, inside) ||
                                         (is_inner && holds(kSpecial, inside));
                                });
  }

  void remove(std::size_t from, std::size_t to) {
    for (auto i = from; i < to; ++i) count(open_[i], static_cast<std::size_t>(-1));
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(from),
                open_.begin() + static_cast<std::ptrdiff_t>(to));
  }

  std::size_t behind_raw_text(std::string_view name, std::size_t from) {
    if (unclear_ > 0 && from < unread_end_) return from;
    std::size_t end = source_.size();
    for (auto at = source_.find("</", from); at < source_.size(); at = source_.find("</", at + 2)) {
      const auto written = source_.substr(at + 2, name.size());
      if (!std::ranges::equal(written, name, {}, lower)) continue;
      end = at;
      break;
    }
    if (unclear_ == 0) return end;
    unread_end_ = end;
    return from;
  }

  /// Notes what stands in a script or a style, if that is sure to be all code: behind "<!--" a
  /// script's end is a matter of rules that aren't repeated here.
  void note_code(std::string_view tag, text::TextSpan inside) {
    if (unclear_ > 0 || inside.end <= inside.begin) return;
    const bool is_style = name_ == "style";
    if (!is_style && (name_ != "script" || is_data(tag))) return;
    const auto code = source_.substr(inside.begin, inside.end - inside.begin);
    if (!is_style && code.find("<!--") != std::string_view::npos) return;
    result_.code.push_back(inside);
  }

  /// Whether a script's tag says that it holds data, as JSON-LD does.
  static bool is_data(std::string_view tag) {
    constexpr std::string_view kMark = "json";
    return !std::ranges::search(tag, kMark, {}, lower).empty();
  }

  void blank(std::size_t begin, std::size_t end) {
    if (!result_.text) result_.text = std::string(source_);
    std::fill(result_.text->begin() + static_cast<std::ptrdiff_t>(begin),
              result_.text->begin() + static_cast<std::ptrdiff_t>(end),
              ' ');
  }

  std::string_view source_;
  Flattened result_;
  std::string name_;
  std::vector<std::string> open_;
  std::size_t formatting_ = 0;  ///< of the open ones
  std::size_t unclear_ = 0;     ///< likewise
  std::size_t unread_end_ = 0;  ///< up to here end tags may be no markup
};

}  // namespace

Flattened flatten_nesting(std::string_view source) {
  return Flattener(source).flatten();
}

}  // namespace lector::html
