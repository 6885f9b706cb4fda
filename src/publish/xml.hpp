/// XML and XHTML, written by pugixml: whatever a text holds, it comes out as text.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace pugi {  // the library's, which xml.cpp alone includes
struct xml_node_struct;
}

namespace lector::publish {

/// An element of a document, which must outlive it; copies are the same element.
class Element {
 public:
  explicit Element(pugi::xml_node_struct* node) : node_(node) {}

  /// Appends an element.
  Element add(std::string_view name);  // NOLINT(readability-make-member-function-const)
  /// Appends an element that holds a text.
  Element add(std::string_view name, std::string_view text);
  /// Sets an attribute.
  Element& set(std::string_view name, std::string_view value);
  /// Appends a text.
  Element& text(std::string_view text);
  /// Appends a text as CDATA, for markup inside of feeds; parts of "]]>" go into two sections.
  Element& cdata(std::string_view text);

 private:
  pugi::xml_node_struct* node_;
};

/// How the text of a document is laid out: on indented lines, or exactly as it was put together,
/// which text that holds elements needs.
enum class Layout { indented, exact };

/// A document with one root.
class Document {
 public:
  explicit Document(std::string_view root);
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  [[nodiscard]] Element root();
  /// All of it, with the XML declaration.
  [[nodiscard]] std::string to_xml(Layout layout) const;
  /// What is inside of the root, to be put into a page of HTML: elements without content end at
  /// once ("<img/>"), so only those of HTML that never have any may be empty.
  [[nodiscard]] std::string inner_markup() const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace lector::publish
