#include "article/xml_tree.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <pugixml.hpp>
#include <string>

#include "base/report.hpp"

namespace lector::article {
namespace {

// Texts stay as they are written, so that what stands for a character can be found; white space and
// comments are kept because an element's end is found behind its last child.
constexpr unsigned kFlags = pugi::parse_cdata | pugi::parse_comments | pugi::parse_pi |
                            pugi::parse_declaration | pugi::parse_doctype | pugi::parse_ws_pcdata;

bool may_begin_markup(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c == '/' ||
         c == '!' || c == '?' || static_cast<unsigned char>(c) >= 0x80U;
}

/// What pugixml parses in place: the text with signs "<" that begin no tag taken away ("5 < 6").
std::string parsable(std::string_view text) {
  std::string buffer(text);
  for (auto at = buffer.find('<'); at != std::string::npos; at = buffer.find('<', at + 1)) {
    if (at + 1 < buffer.size() && !may_begin_markup(buffer[at + 1])) buffer[at] = ' ';
  }
  buffer.push_back('\0');
  return buffer;
}

/// pugixml's tree takes 64 bytes a tag and 40 an attribute: files that hold nothing else are
/// refused before it is made.
void check_size(std::string_view text) {
  constexpr std::size_t kMost = 4'000'000;
  std::size_t tags = 0;
  std::size_t attributes = 0;
  bool in_tag = false;
  for (const char c : text) {
    if (c == '<') ++tags;
    if (c == '=' && in_tag) ++attributes;
    if (c == '<' || c == '>') in_tag = c == '<';
  }
  if (tags <= kMost && attributes <= 2 * kMost) return;
  throw Error(ErrorKind::input,
              "XML of " + std::to_string(tags) + " tags and " + std::to_string(attributes) +
                  " attributes, more than the 4,000,000 and 8,000,000 that are read; "
                  "split the feed");
}

class XmlBuilder {
 public:
  explicit XmlBuilder(std::string_view text) : text_(text), buffer_(parsable(text)) {}

  XmlTree build() {
    // A file of nothing but broken entries costs a parser each.
    constexpr int kMostParts = 10'000;
    std::size_t begin = 0;
    for (int parts = 0; begin < text_.size() && parts < kMostParts; ++parts) {
      pugi::xml_document document;
      const auto result = document.load_buffer_inplace(
          buffer_.data() + begin, buffer_.size() - begin, kFlags, pugi::encoding_utf8);
      const auto fault =
          std::min(begin + static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)),
                   text_.size());
      const auto next = result ? text_.size() : next_entry(std::max(fault, begin + 1));
      // A file without an element is told apart by whoever wants one.
      if (!result && result.status != pugi::status_no_document_element)
        tree_.faults.push_back(fault);
      reached_ = begin;
      limit_ = std::min(next, text_.size());
      add_all(document);
      begin = next;
    }
    return std::move(tree_);
  }

 private:
  /// Where the next entry begins. Each is looked for once: a feed has one sort of them.
  std::size_t next_entry(std::size_t from) {
    if (next_item_ < from) next_item_ = text_.find("<item", from);
    if (next_atom_ < from) next_atom_ = text_.find("<entry", from);
    return std::min(next_item_, next_atom_);
  }

  /// Where a string of pugixml's stands; the end of the text for one that it made itself.
  [[nodiscard]] std::size_t offset_of(const char* place) const {
    const bool is_inside =
        std::less_equal<>()(buffer_.data(), place) && std::less<>()(place, &buffer_.back());
    return is_inside ? static_cast<std::size_t>(place - buffer_.data()) : text_.size();
  }
  /// Such a string, which may have no end where the XML is broken.
  [[nodiscard]] std::string_view as_written(const char* part) const {
    const auto begin = std::min(offset_of(part), limit_);
    return text_.substr(begin, ::strnlen(part, limit_ - begin));
  }
  /// Behind the next occurrence of a mark.
  [[nodiscard]] std::size_t behind(std::string_view mark, std::size_t from) const {
    const auto at = text_.find(mark, from);
    return at == std::string_view::npos ? limit_ : std::min(at + mark.size(), limit_);
  }

  /// Walks the tree without recursion: it may be a million elements deep.
  void add_all(const pugi::xml_node& root) {
    pugi::xml_node node = root.first_child();
    while (node && node != root) {
      add(node);
      if (node.first_child()) {
        node = node.first_child();
        continue;
      }
      while (node != root) {
        if (node.type() == pugi::node_element) close();
        if (node.next_sibling()) break;
        node = node.parent();
      }
      if (node != root) node = node.next_sibling();
    }
  }

  void add(const pugi::xml_node& node) {
    const char* value = node.value();
    const bool has_value = *value != '\0';
    switch (node.type()) {
      case pugi::node_element:
        open(node);
        break;
      case pugi::node_pcdata:
      case pugi::node_cdata:
        if (has_value) add_text(value, node.type() == pugi::node_cdata);
        break;
      case pugi::node_comment:
        reached_ = behind("-->", has_value ? offset_of(value) : reached_);
        break;
      default:
        reached_ = behind(">", std::max(reached_, has_value ? offset_of(value) : 0));
        break;
    }
  }

  void add_text(const char* value, bool is_verbatim) {
    const auto written = as_written(value);
    const auto begin = offset_of(value);
    reached_ = begin + written.size();
    XmlNode text;
    text.parent = open_.empty() ? kNoXml : open_.back();
    text.source = {begin, reached_};
    text.is_verbatim = is_verbatim;
    text.end = tree_.size() + 1;
    tree_.nodes.push_back(text);
    if (is_verbatim) reached_ = behind("]]>", reached_);
  }

  void open(const pugi::xml_node& node) {
    XmlNode element;
    element.name = as_written(node.name());
    if (element.name.empty()) element.name = "?";  // broken off right behind "<"
    element.parent = open_.empty() ? kNoXml : open_.back();
    const auto name = offset_of(node.name());
    element.source.begin = name - (name > 0 ? 1 : 0);
    element.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
    reached_ = name + element.name.size();
    for (const auto& attribute : node.attributes()) {
      const auto value = as_written(attribute.value());
      const auto begin = offset_of(attribute.value());
      reached_ = std::min(begin + value.size() + 1, limit_);
      if (element.attributes == kMostXmlAttributes) continue;
      tree_.attributes.push_back({as_written(attribute.name()), {begin, begin + value.size()}});
      ++element.attributes;
    }
    reached_ = behind(">", reached_);
    is_empty_ = reached_ >= 2 && text_.substr(reached_ - 2).starts_with("/>");
    open_.push_back(tree_.size());
    tree_.nodes.push_back(element);
  }

  void close() {
    auto& element = tree_.nodes[open_.back()];
    element.end = tree_.size();
    const bool is_empty = is_empty_ && element.end == open_.back() + 1;
    if (!is_empty && text_.substr(std::min(reached_, text_.size())).starts_with("</"))
      reached_ = behind(">", reached_);
    element.source.end = reached_;
    is_empty_ = false;
    open_.pop_back();
  }

  std::string_view text_;
  std::string buffer_;
  XmlTree tree_;
  std::vector<XmlId> open_;
  std::size_t limit_ = 0;  ///< where the next part begins
  std::size_t next_item_ = 0;
  std::size_t next_atom_ = 0;
  std::size_t reached_ = 0;  ///< end of what was last added
  bool is_empty_ = false;    ///< the tag last opened closes itself
};

}  // namespace

XmlId XmlTree::next_child(XmlId parent, XmlId child) const {
  const auto next = child == kNoXml ? parent + 1 : nodes[child].end;
  return next < nodes[parent].end ? next : kNoXml;
}

text::TextSpan XmlTree::attribute(XmlId id, std::string_view name) const {
  const auto& node = nodes[id];
  for (auto i = node.first_attribute; i < node.first_attribute + node.attributes; ++i) {
    if (attributes[i].name == name) return attributes[i].value;
  }
  return {};
}

std::string_view local_name(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

XmlTree parse_xml(std::string_view text) {
  check_size(text);
  return XmlBuilder(text).build();
}

}  // namespace lector::article
