#include "verify/page_policy.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/report.hpp"
#include "html/selectors.hpp"
#include "verify/digest.hpp"

namespace lector::verify {
namespace {

using html::NodeId;

constexpr std::string_view kRule = "policy";

/// Attributes whose address a browser asks for without being told to. A link (`a`) waits for its
/// reader.
constexpr std::array<std::string_view, 8> kLoading{
    "src", "srcset", "poster", "data", "action", "formaction", "background", "ping"};

/// Elements that bring in what isn't the page's own, or that hide text from this reader.
constexpr std::array<std::string_view, 8> kForeign{
    "iframe", "frame", "object", "embed", "base", "portal", "template", "noscript"};

/// A file in the page's own folder, or what the page holds itself.
bool is_own(std::string_view address) {
  return address.starts_with("data:") || address.find_first_of(":/\\?") == std::string_view::npos;
}

std::string lower(std::string_view text) {
  std::string small(text);
  std::ranges::transform(small, small.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return small;
}

/// Words of a text, parted by white space.
std::vector<std::string_view> words_of(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n\r\f";
  std::vector<std::string_view> words;
  while (true) {
    const auto begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return words;
    text.remove_prefix(begin);
    words.push_back(text.substr(0, text.find_first_of(kSpace)));
    text.remove_prefix(words.back().size());
  }
}

using Sources = std::set<std::string, std::less<>>;

/// A policy's directives: what each kind of thing may come from.
class Policy {
 public:
  Policy(std::string_view text, Notes& notes) : notes_(notes) {
    while (!text.empty()) {
      const auto end = text.find(';');
      add(words_of(text.substr(0, end)));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
  }

  /// As strict as ours: each directive says what it has to, or nothing, and there are no others.
  void check() {
    for (const std::string_view name : {"default-src", "base-uri", "form-action"})
      if (!directives_.contains(name) || directives_.find(name)->second != Sources{"'none'"})
        notes_.add(kRule, "the policy doesn't say " + std::string(name) + " 'none'");
    for (const auto& [name, sources] : directives_)
      for (const auto& source : sources)
        if (source != "'none'" && !may_be(name, source))
          notes_.add(kRule,
                     "the policy allows " + base::quoted(source) + " by " + base::quoted(name));
  }

  [[nodiscard]] bool names(std::string_view directive, std::string_view source) const {
    const auto found = directives_.find(directive);
    return found != directives_.end() && found->second.contains(source);
  }

 private:
  void add(const std::vector<std::string_view>& words) {
    if (words.empty()) return;
    // A browser takes the first of two.
    const auto [directive, is_new] = directives_.emplace(lower(words.front()), Sources());
    if (!is_new)
      return notes_.add(kRule, "the policy says " + base::quoted(words.front()) + " twice");
    for (std::size_t i = 1; i < words.size(); ++i)
      directive->second.insert(words[i].starts_with("'sha256-") ? std::string(words[i])
                                                                : lower(words[i]));
  }

  static bool may_be(std::string_view directive, std::string_view source) {
    if (directive == "script-src" || directive == "style-src")
      return source.starts_with("'sha256-");
    if (directive == "img-src") return source == "data:";
    return directive == "media-src" && (source == "'self'" || source == "file:");
  }

  Notes& notes_;
  std::map<std::string, Sources, std::less<>> directives_;
};

/// What stands between the tags of a script or style that has no attributes; nothing for others.
std::optional<std::string_view> content_of(std::string_view element, std::string_view name) {
  const auto begin = name.size() + 2;
  if (lower(element.substr(0, begin)) != "<" + std::string(name) + ">") return std::nullopt;
  const auto end = element.rfind("</");
  return element.substr(begin, end == std::string_view::npos || end < begin ? end : end - begin);
}

/// Goes through the elements of a page.
class Checker {
 public:
  Checker(const html::Tree& tree, std::string_view page, Notes& notes)
      : tree_(tree), page_(page), notes_(notes) {}

  void check() {
    const auto metas = html::find_all(tree_, html::parse_selectors("meta[http-equiv]"));
    std::vector<NodeId> policies;
    for (const auto meta : metas)
      if (lower(tree_.attribute(meta, "http-equiv")) == "content-security-policy")
        policies.push_back(meta);
      else
        notes_.add(kRule, "has http-equiv " + base::quoted(tree_.attribute(meta, "http-equiv")));
    if (policies.size() != 1)
      notes_.add(kRule, "has " + std::to_string(policies.size()) + " policies, not one");
    const auto at = policies.empty() ? html::kNoNode : policies.front();
    Policy policy(policies.empty() ? "" : tree_.attribute(at, "content"), notes_);
    if (!policies.empty()) policy.check();
    for (NodeId id = 0; id < tree_.size(); ++id) {
      if (tree_[id].is_text()) continue;
      check_loads(id);
      if (is_code(id)) check_code(id, policy, at);
    }
  }

 private:
  [[nodiscard]] std::string_view written(NodeId id) const {
    const auto& source = tree_[id].source;
    return page_.substr(source.begin, source.end - source.begin);
  }

  [[nodiscard]] bool is_code(NodeId id) const {
    if (tree_[id].name == "style") return true;
    const auto type = tree_.attribute(id, "type");
    const bool is_data = type == "application/json" || type == "application/ld+json";
    return tree_[id].name == "script" && (!is_data || tree_.has_attribute(id, "src"));
  }

  /// @param policy_at  element that states the policy: what stands before it isn't bound by it.
  void check_code(NodeId id, const Policy& policy, NodeId policy_at) {
    const auto name = tree_[id].name;
    const auto content = content_of(written(id), name);
    const auto quoted_name = base::quoted(name);
    if (id < policy_at) notes_.add(kRule, "has a " + quoted_name + " before its policy");
    if (!content)
      notes_.add(kRule, "has a " + quoted_name + " with attributes");
    else if (!policy.names(std::string(name) + "-src", policy_source(*content)))
      notes_.add(kRule, "has a " + quoted_name + " whose hash its policy doesn't name");
  }

  /// Nothing is asked of anyone, and no markup is a program.
  void check_loads(NodeId id) {
    const auto& node = tree_[id];
    const auto quoted_name = base::quoted(node.name);
    if (std::ranges::find(kForeign, node.name) != kForeign.end())
      notes_.add("external", "has an element " + quoted_name);
    for (const auto name : kLoading) check_address(id, name);
    if (node.name == "link") check_address(id, "href");
    if (node.name == "a") check_link(tree_.attribute(id, "href"));
    check_style(tree_.attribute(id, "style"));
    if (node.name == "style") check_style(written(id));
    for (const std::string_view name : {"onclick", "onload", "onerror", "onmouseover", "onfocus"})
      if (tree_.has_attribute(id, name))
        notes_.add("external", quoted_name + " has the program " + std::string(name));
  }

  void check_link(std::string_view address) {
    for (const std::string_view begin : {"#", "https://", "http://"})
      if (address.starts_with(begin)) return;
    notes_.add("external", "has a link to " + base::quoted(address, 100));
  }

  void check_style(std::string_view css) {
    for (const std::string_view loading : {"url(", "@import", "image-set("})
      if (css.find(loading) != std::string_view::npos)
        notes_.add("external", "has a style that loads something: " + std::string(loading));
  }

  void check_address(NodeId id, std::string_view name) {
    const auto address = tree_.attribute(id, name);
    if (is_own(address)) return;
    notes_.add("external", base::quoted(tree_[id].name) + " loads " + base::quoted(address, 100));
  }

  const html::Tree& tree_;
  std::string_view page_;
  Notes& notes_;
};

}  // namespace

void check_policy(const html::Tree& tree, std::string_view page, Notes& notes) {
  Checker(tree, page, notes).check();
}

}  // namespace lector::verify
