/// What stands in an element of XML, as text or as HTML, with its place in the input.
#pragma once

#include <string>

#include "article/xml_tree.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// True if elements stand in it: markup that isn't escaped.
[[nodiscard]] bool has_elements(const XmlTree& tree, XmlId id);

/// All text in an element, references resolved; those of HTML ("&nbsp;") stay as they are.
/// @param input  what the tree was parsed from.
[[nodiscard]] text::Decoded read_xml_text(const XmlTree& tree,
                                          XmlId id,
                                          const text::Decoded& input);

/// The inside of an element whose markup isn't escaped, as HTML: without prefixes, with end tags
/// where HTML wants them. What the file doesn't say stands in front of what follows it.
[[nodiscard]] text::Decoded read_inline_html(const XmlTree& tree,
                                             XmlId id,
                                             const text::Decoded& input);

/// An attribute's value, references resolved.
[[nodiscard]] std::string read_attribute(const XmlTree& tree,
                                         XmlId id,
                                         std::string_view name,
                                         const text::Decoded& input);

}  // namespace lector::article
