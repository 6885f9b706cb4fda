#include "html/selectors.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/report.hpp"

namespace lector::html {
namespace {

constexpr std::string_view kSpaces = " \t\n\r\f";

bool is_space(char c) {
  return kSpaces.find(c) != std::string_view::npos;
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

/// Reads a list of selectors from left to right.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Selectors parse() {
    Selectors selectors;
    do {
      selectors.push_back(read_selector());
      if (selectors.size() > kMostSelectors) fail("more than 200 selectors");
    } while (take(','));
    if (at_ < text_.size()) fail("unexpected " + base::quoted(text_.substr(at_, 1)) + remedy());
    return selectors;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(
        ErrorKind::config,
        "selector " + base::quoted(text_) + ", column " + std::to_string(at_ + 1) + ": " + what);
  }

  [[nodiscard]] std::string remedy() const {
    if (text_[at_] == ':') return "; pseudo-classes such as :first-child aren't known here";
    if (text_[at_] == '+' || text_[at_] == '~') return "; siblings aren't known here";
    return "";
  }

  [[nodiscard]] bool sees(char c) const { return at_ < text_.size() && text_[at_] == c; }

  bool take(char c) {
    if (!sees(c)) return false;
    ++at_;
    return true;
  }

  bool skip_spaces() {
    const auto begin = at_;
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    return at_ > begin;
  }

  Selector read_selector() {
    skip_spaces();
    Selector selector = {read_compound()};
    for (;;) {
      const bool is_inside = skip_spaces();
      const bool is_child = take('>');
      if (is_child) skip_spaces();
      const bool goes_on = is_child || (is_inside && at_ < text_.size() && begins_compound());
      if (!goes_on) return selector;
      if (selector.size() == kMostCompounds) fail("more than 32 elements inside each other");
      selector.push_back(read_compound());
      selector.back().is_child = is_child;
    }
  }

  [[nodiscard]] bool begins_compound() const {
    constexpr std::string_view kOpeners = ".#[*\\";
    return is_name_character(text_[at_]) || kOpeners.find(text_[at_]) != std::string_view::npos;
  }

  Compound read_compound() {
    const auto begin = at_;
    Compound compound;
    if (at_ < text_.size() && (is_name_character(text_[at_]) || text_[at_] == '\\'))
      compound.type = lower_case(read_name());
    else
      take('*');
    for (;;) {
      if (take('.')) {
        compound.tests.push_back({"class", AttributeTest::Fit::word, read_name()});
      } else if (take('#')) {
        compound.tests.push_back({"id", AttributeTest::Fit::equal, read_name()});
      } else if (take('[')) {
        compound.tests.push_back(read_test());
      } else {
        break;
      }
    }
    if (at_ == begin) fail("an element is missing, such as p, .story or #main" + here());
    return compound;
  }

  [[nodiscard]] std::string here() const { return at_ < text_.size() ? remedy() : ""; }

  std::string read_name() {
    std::string name;
    while (at_ < text_.size()) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        ++at_;
      } else if (!is_name_character(text_[at_])) {
        break;
      }
      name.push_back(text_[at_++]);
    }
    if (name.empty()) fail("a name is missing");
    return name;
  }

  AttributeTest read_test() {
    using Fit = AttributeTest::Fit;
    AttributeTest test;
    skip_spaces();
    test.name = lower_case(read_name());
    skip_spaces();
    if (take(']')) return test;
    constexpr std::string_view kMarks = "=~^$*";
    constexpr std::array kFits = {Fit::equal, Fit::word, Fit::front, Fit::end, Fit::part};
    const auto mark = at_ < text_.size() ? kMarks.find(text_[at_]) : std::string_view::npos;
    if (mark == std::string_view::npos) fail("] or one of = ~= ^= $= *= is missing");
    ++at_;
    if (mark > 0 && !take('=')) fail("= is missing");
    test.fit = kFits.at(mark);
    skip_spaces();
    test.value = sees('"') || sees('\'') ? read_quoted() : read_name();
    skip_spaces();
    if (!take(']')) fail("] is missing");
    return test;
  }

  std::string read_quoted() {
    const char mark = text_[at_++];
    std::string value;
    while (at_ < text_.size() && text_[at_] != mark) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      value.push_back(text_[at_++]);
    }
    if (!take(mark)) fail("the quotation isn't closed");
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

bool has_word(std::string_view words, std::string_view wanted) {
  for (auto begin = words.find_first_not_of(kSpaces); begin != std::string_view::npos;) {
    const auto end = std::min(words.find_first_of(kSpaces, begin), words.size());
    if (words.substr(begin, end - begin) == wanted) return true;
    begin = words.find_first_not_of(kSpaces, end);
  }
  return false;
}

bool fits(const AttributeTest& test, const Tree& tree, NodeId id) {
  using Fit = AttributeTest::Fit;
  if (!tree.has_attribute(id, test.name)) return false;
  const auto value = tree.attribute(id, test.name);
  const bool is_empty = test.value.empty();  // which no value begins with, ends with or has in it
  switch (test.fit) {
    case Fit::present:
      return true;
    case Fit::equal:
      return value == test.value;
    case Fit::word:
      return !is_empty && has_word(value, test.value);
    case Fit::front:
      return !is_empty && value.starts_with(test.value);
    case Fit::end:
      return !is_empty && value.ends_with(test.value);
    case Fit::part:
      return !is_empty && value.find(test.value) != std::string_view::npos;
  }
  return false;
}

bool fits(const Compound& compound, const Tree& tree, NodeId id) {
  if (!compound.type.empty() && compound.type != tree[id].name) return false;
  return std::ranges::all_of(compound.tests,
                             [&](const AttributeTest& test) { return fits(test, tree, id); });
}

/// Walks the tree once and knows at each element how far a selector has got: bit n says that its
/// first n+1 compounds fit, the last of them this element.
class Walk {
 public:
  Walk(const Tree& tree, const Selector& selector) : tree_(tree), selector_(selector) {}

  /// Marks the elements that fit.
  void mark(std::vector<char>& found) {
    for (NodeId id = 0; id < tree_.size(); ++id) {
      if (tree_[id].is_text()) continue;
      while (!open_.empty() && id >= open_.back().end) open_.pop_back();
      const auto parent = open_.empty() ? Open{} : open_.back();
      const auto here = reached(id, parent);
      if ((here >> (selector_.size() - 1) & 1U) != 0) found[id] = 1;
      if (tree_[id].end > id + 1) open_.push_back({tree_[id].end, here, parent.above | here});
    }
  }

 private:
  struct Open {
    NodeId end = 0;
    std::uint32_t here = 0;
    std::uint32_t above = 0;  ///< of the element and all around it
  };

  [[nodiscard]] std::uint32_t reached(NodeId id, const Open& parent) const {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < selector_.size(); ++i) {
      const auto& compound = selector_[i];
      const auto before = compound.is_child ? parent.here : parent.above;
      const bool may_begin = i == 0 || (before >> (i - 1) & 1U) != 0;
      if (may_begin && fits(compound, tree_, id)) bits |= std::uint32_t{1} << i;
    }
    return bits;
  }

  const Tree& tree_;
  const Selector& selector_;
  std::vector<Open> open_;
};
static_assert(kMostCompounds <= 32);

}  // namespace

Selectors parse_selectors(std::string_view text) {
  return Parser(text).parse();
}

Selectors parse_selectors(std::span<const std::string> texts) {
  Selectors all;
  for (const auto& text : texts) {
    auto more = parse_selectors(std::string_view(text));
    std::ranges::move(more, std::back_inserter(all));
    if (all.size() > kMostSelectors) throw Error(ErrorKind::config, "more than 200 selectors");
  }
  return all;
}

std::vector<NodeId> find_all(const Tree& tree, const Selectors& selectors) {
  std::vector<char> found(tree.size(), 0);
  for (const auto& selector : selectors) Walk(tree, selector).mark(found);
  std::vector<NodeId> ids;
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (found[id] != 0) ids.push_back(id);
  }
  return ids;
}

}  // namespace lector::html
