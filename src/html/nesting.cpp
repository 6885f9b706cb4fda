#include "html/nesting.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

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
// What stands in these is no markup.
constexpr std::array kRawText = {
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"};

template <std::size_t kSize>
bool holds(const std::array<const char*, kSize>& names, std::string_view name) {
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

/// Walks over the tags of a page and keeps count of what is open.
class Flattener {
 public:
  explicit Flattener(std::string_view source) : source_(source) {}

  std::optional<std::string> flatten() {
    for (auto at = source_.find('<'); at < source_.size(); at = source_.find('<', at)) {
      at = std::max(at + 1, read_markup(at));
    }
    return std::move(result_);
  }

 private:
  /// @return the offset at which to go on.
  std::size_t read_markup(std::size_t begin) {
    const auto rest = source_.substr(begin);
    if (rest.starts_with("<!--")) return behind("-->", begin + 2);
    if (rest.starts_with("<!") || rest.starts_with("<?")) return behind(">", begin);
    if (rest.starts_with("</") && rest.size() > 2 && is_letter(rest[2])) return read_end_tag(begin);
    if (rest.size() > 1 && is_letter(rest[1])) return read_start_tag(begin);
    return begin + 1;
  }

  [[nodiscard]] std::size_t behind(std::string_view mark, std::size_t from) const {
    const auto found = source_.find(mark, from);
    return found == std::string_view::npos ? source_.size() : found + mark.size();
  }

  std::string name_at(std::size_t begin) {
    constexpr std::size_t kLongestName = 64;
    std::string name;
    for (auto i = begin; i < source_.size() && name.size() < kLongestName; ++i) {
      const char c = source_[i];
      if (is_space(c) || c == '/' || c == '>') break;
      name.push_back(lower(c));
    }
    return name;
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
    if (holds(kRawText, name)) return behind_raw_text(name, end);
    const bool is_formatting = holds(kFormatting, name);
    if (depth_ >= kDeepestNesting || (is_formatting && formatting_ >= kMostOpenFormatting)) {
      blank(begin, end);
    } else if (!holds(kSelfClosing, name)) {
      ++open_[name];
      ++depth_;
      formatting_ += is_formatting ? 1U : 0U;
    }
    return end;
  }

  std::size_t read_end_tag(std::size_t begin) {
    const auto name = name_at(begin + 2);
    const auto found = open_.find(name);
    if (found != open_.end() && found->second > 0) {
      --found->second;
      --depth_;
      formatting_ -= holds(kFormatting, name) ? 1U : 0U;
    }
    return read_attributes(begin + 2 + name.size());
  }

  [[nodiscard]] std::size_t behind_raw_text(std::string_view name, std::size_t from) const {
    for (auto at = source_.find("</", from); at < source_.size(); at = source_.find("</", at + 2)) {
      const auto written = source_.substr(at + 2, name.size());
      if (std::ranges::equal(written, name, {}, lower)) return at;
    }
    return source_.size();
  }

  void blank(std::size_t begin, std::size_t end) {
    if (!result_) result_ = std::string(source_);
    std::fill(result_->begin() + static_cast<std::ptrdiff_t>(begin),
              result_->begin() + static_cast<std::ptrdiff_t>(end),
              ' ');
  }

  std::string_view source_;
  std::optional<std::string> result_;
  std::unordered_map<std::string, std::size_t> open_;
  std::size_t depth_ = 0;
  std::size_t formatting_ = 0;
};

}  // namespace

std::optional<std::string> flatten_nesting(std::string_view source) {
  return Flattener(source).flatten();
}

}  // namespace lector::html
