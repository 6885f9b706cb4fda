#include "publish/xml.hpp"

#include <pugixml.hpp>
#include <sstream>

namespace lector::publish {
namespace {

/// pugixml writes what it is given: controls that XML 1.0 can't hold would break the document.
std::string fit(std::string_view text) {
  std::string fitting;
  fitting.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_control = byte < 0x20 && c != '\n' && c != '\t';
    if (!is_control && byte != 0x7F) fitting += c;
  }
  return fitting;
}

pugi::xml_node node_of(pugi::xml_node_struct* node) {
  return pugi::xml_node(node);
}

constexpr unsigned int kExact = pugi::format_raw;

}  // namespace

Element Element::add(std::string_view name) {
  return Element(node_of(node_).append_child(std::string(name).c_str()).internal_object());
}

Element Element::add(std::string_view name, std::string_view text) {
  auto element = add(name);
  element.text(text);
  return element;
}

Element& Element::set(std::string_view name, std::string_view value) {
  node_of(node_).append_attribute(std::string(name).c_str()).set_value(fit(value).c_str());
  return *this;
}

Element& Element::text(std::string_view text) {
  node_of(node_).append_child(pugi::node_pcdata).set_value(fit(text).c_str());
  return *this;
}

Element& Element::cdata(std::string_view text) {
  // pugixml parts "]]>" itself when it writes.
  node_of(node_).append_child(pugi::node_cdata).set_value(fit(text).c_str());
  return *this;
}

struct Document::Tree {
  pugi::xml_document document;
};

Document::Document(std::string_view root) : tree_(std::make_unique<Tree>()) {
  tree_->document.append_child(std::string(root).c_str());
}

Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Element Document::root() {
  return Element(tree_->document.document_element().internal_object());
}

std::string Document::to_xml(Layout layout) const {
  std::ostringstream text;
  text << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  const auto flags =
      (layout == Layout::exact ? kExact : pugi::format_indent) | pugi::format_no_declaration;
  tree_->document.save(text, " ", flags, pugi::encoding_utf8);
  return std::move(text).str();
}

std::string Document::inner_markup() const {
  std::ostringstream text;
  for (const auto& child : tree_->document.document_element().children())
    child.print(text, "", kExact, pugi::encoding_utf8);
  return std::move(text).str();
}

}  // namespace lector::publish
