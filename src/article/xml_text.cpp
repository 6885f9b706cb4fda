#include "article/xml_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "article/traced_text.hpp"
#include "text/characters.hpp"

namespace lector::article {
namespace {

struct Reference {
  char32_t value = 0;
  std::size_t bytes = 0;
};

/// The number in "#8217" or "#x2019"; nothing if it is none.
std::optional<char32_t> number_in(std::string_view name) {
  name.remove_prefix(1);
  const bool is_hex = !name.empty() && (name.front() == 'x' || name.front() == 'X');
  if (is_hex) name.remove_prefix(1);
  std::uint32_t value = 0;
  const auto result =
      std::from_chars(name.data(), name.data() + name.size(), value, is_hex ? 16 : 10);
  if (name.empty() || result.ec != std::errc() || result.ptr != name.data() + name.size()) {
    return std::nullopt;
  }
  return static_cast<char32_t>(value);
}

/// The reference that begins with the "&" in front of a text; nothing for those that only HTML has.
std::optional<Reference> reference_at(std::string_view text) {
  constexpr std::size_t kLongest = 12;
  constexpr std::array<std::pair<std::string_view, char32_t>, 5> kNames = {
      {{"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"quot", U'"'}, {"apos", U'\''}}};
  const auto end = text.substr(0, kLongest).find(';');
  if (end == std::string_view::npos) return std::nullopt;
  const auto name = text.substr(1, end - 1);
  if (name.starts_with('#')) {
    const auto number = number_in(name);
    return number ? std::optional(Reference{*number, end + 1}) : std::nullopt;
  }
  const auto* const found =
      std::ranges::find(kNames, name, &std::pair<std::string_view, char32_t>::first);
  return found == kNames.end() ? std::nullopt : std::optional(Reference{found->second, end + 1});
}

bool is_void(std::string_view element) {
  constexpr std::array<std::string_view, 13> kVoid = {"area",
                                                      "base",
                                                      "br",
                                                      "col",
                                                      "embed",
                                                      "hr",
                                                      "img",
                                                      "input",
                                                      "link",
                                                      "meta",
                                                      "source",
                                                      "track",
                                                      "wbr"};
  return std::ranges::find(kVoid, element) != kVoid.end();
}

/// True for a name that HTML takes for one, and that doesn't make it take what follows for text.
bool is_html_name(std::string_view name) {
  constexpr std::size_t kLongest = 40;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto fits = [&](char c) { return is_letter(c) || c == '-' || (c >= '0' && c <= '9'); };
  return !name.empty() && name.size() <= kLongest && is_letter(name.front()) &&
         std::ranges::all_of(name, fits) && name != "plaintext" && name != "xmp";
}

/// An element as HTML has it.
std::string_view html_name(std::string_view element) {
  const auto name = local_name(element);
  return is_html_name(name) ? name : "span";
}

/// How signs that HTML takes for markup are written in it.
std::string_view escape_of(char32_t value) {
  switch (value) {
    case U'<':
      return "&lt;";
    case U'>':
      return "&gt;";
    case U'&':
      return "&amp;";
    case U'"':
      return "&quot;";
    default:
      return {};
  }
}

enum class Form { text, html };

class XmlText {
 public:
  XmlText(const XmlTree& tree, const text::Decoded& input, Form form)
      : tree_(tree), input_(input), form_(form), made_(input) {}

  /// A part of the file, references resolved.
  void add(text::TextSpan part, bool is_verbatim) {
    const std::string_view input = std::string_view(input_.text()).substr(0, part.end);
    for (auto at = part.begin; at < part.end;) {
      const auto reference =
          !is_verbatim && input[at] == '&' ? reference_at(input.substr(at)) : std::nullopt;
      const auto character = text::character_at(input, at);
      const auto end = reference ? at + reference->bytes : character.end;
      // What XML doesn't know ("&nbsp;") is left to HTML.
      const bool is_left = !reference && character.value == U'&' && !is_verbatim;
      add(reference ? reference->value : character.value, {at, end}, is_left);
      at = end;
    }
  }

  void add_inside(XmlId id) {
    std::vector<XmlId> open;
    for (XmlId inner = id + 1; inner < tree_[id].end; ++inner) {
      while (!open.empty() && inner >= tree_[open.back()].end) close(open);
      const auto& node = tree_[inner];
      if (node.is_text()) {
        add(node.source, node.is_verbatim);
      } else if (form_ == Form::html) {
        open_tag(inner);
        open.push_back(inner);
      }
    }
    while (!open.empty()) close(open);
  }

  [[nodiscard]] const std::string& text() const { return made_.text(); }
  text::Decoded finish() { return made_.finish(); }

 private:
  void add(char32_t value, text::TextSpan part, bool is_left) {
    last_ = part.end;
    const auto escape = form_ == Form::html && !is_left ? escape_of(value) : std::string_view();
    if (escape.empty()) {
      made_.add(value, part);
      return;
    }
    made_.add(U'&', part);
    made_.add_markup(escape.substr(1), part.end);
  }

  void open_tag(XmlId id) {
    const auto& node = tree_[id];
    last_ = node.source.begin;
    made_.add_markup("<", node.source.begin);
    made_.add_markup(html_name(node.name), node.source.begin);
    for (auto i = node.first_attribute; i < node.first_attribute + node.attributes; ++i) {
      const auto& attribute = tree_.attributes[i];
      if (!is_html_name(local_name(attribute.name))) continue;
      made_.add_markup(" ", attribute.value.begin);
      made_.add_markup(local_name(attribute.name), attribute.value.begin);
      made_.add_markup("=\"", attribute.value.begin);
      add(attribute.value, false);
      made_.add_markup("\"", attribute.value.end);
    }
    made_.add_markup(">", node.source.begin);
  }

  void close(std::vector<XmlId>& open) {
    const auto& node = tree_[open.back()];
    open.pop_back();
    if (is_void(html_name(node.name))) return;
    made_.add_markup("</", last_);
    made_.add_markup(html_name(node.name), last_);
    made_.add_markup(">", last_);
  }

  const XmlTree& tree_;
  const text::Decoded& input_;
  Form form_;
  TracedText made_;
  std::size_t last_ = 0;  ///< where the last character ends
};

text::Decoded read_inside(const XmlTree& tree, XmlId id, const text::Decoded& input, Form form) {
  XmlText made(tree, input, form);
  made.add_inside(id);
  return made.finish();
}

}  // namespace

bool has_elements(const XmlTree& tree, XmlId id) {
  for (auto child = tree.next_child(id, kNoXml); child != kNoXml;
       child = tree.next_child(id, child)) {
    if (!tree[child].is_text()) return true;
  }
  return false;
}

text::Decoded read_xml_text(const XmlTree& tree, XmlId id, const text::Decoded& input) {
  return read_inside(tree, id, input, Form::text);
}

text::Decoded read_inline_html(const XmlTree& tree, XmlId id, const text::Decoded& input) {
  return read_inside(tree, id, input, Form::html);
}

std::string read_attribute(const XmlTree& tree,
                           XmlId id,
                           std::string_view name,
                           const text::Decoded& input) {
  XmlText made(tree, input, Form::text);
  const auto value = tree.attribute(id, name);
  made.add(value, false);
  return made.text();
}

}  // namespace lector::article
