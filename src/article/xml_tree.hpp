/// XML as feed readers read it, by pugixml: a tree of values that knows where it was written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::article {

using XmlId = std::uint32_t;
constexpr XmlId kNoXml = UINT32_MAX;

/// Attributes of one element that are kept.
constexpr std::size_t kMostXmlAttributes = 100;

struct XmlAttribute {
  std::string_view name;  ///< as written, with its prefix
  text::TextSpan value;   ///< between the quotes
};

/// An element, or a piece of text.
struct XmlNode {
  std::string_view name;  ///< as written, with its prefix; empty for text
  XmlId parent = kNoXml;
  XmlId end = 0;          ///< one past the last descendant
  text::TextSpan source;  ///< text as written, elements with their tags
  std::uint32_t first_attribute = 0;
  std::uint32_t attributes = 0;
  bool is_verbatim = false;  ///< CDATA: "&" is itself

  [[nodiscard]] bool is_text() const noexcept { return name.empty(); }
};

/// A parsed file; its views are of the text that was parsed.
struct XmlTree {
  std::vector<XmlNode> nodes;  ///< in document order
  std::vector<XmlAttribute> attributes;
  std::vector<std::size_t> faults;  ///< where the XML is broken

  [[nodiscard]] const XmlNode& operator[](XmlId id) const { return nodes[id]; }
  [[nodiscard]] XmlId size() const noexcept { return static_cast<XmlId>(nodes.size()); }
  /// Next child of `parent` after `child`, or the first one after `kNoXml`; `kNoXml` at the end.
  [[nodiscard]] XmlId next_child(XmlId parent, XmlId child) const;
  /// An attribute's value as written; empty if there is none.
  [[nodiscard]] text::TextSpan attribute(XmlId id, std::string_view name) const;
};

/// A name without its prefix.
[[nodiscard]] std::string_view local_name(std::string_view name);

/// Parses a file. No entity is resolved and nothing is loaded; nesting costs no stack. Where the
/// XML is broken, it goes on with the next entry ("<item", "<entry"), which then has no parent.
/// @param text  without controls; it must outlive the tree.
/// @throws Error(input) for more tags or attributes than a feed has.
[[nodiscard]] XmlTree parse_xml(std::string_view text);

}  // namespace lector::article
