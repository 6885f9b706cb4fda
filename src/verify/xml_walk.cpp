#include "verify/xml_walk.hpp"

#include <pugixml.hpp>

namespace lector::verify {

using pugi::xml_node;

std::string_view local_name(const xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

xml_node next_in(const xml_node& root, xml_node node) {
  if (node.first_child()) return node.first_child();
  while (node != root && !node.next_sibling()) node = node.parent();
  return node == root ? xml_node() : node.next_sibling();
}

std::vector<xml_node> elements(const xml_node& root, std::string_view name) {
  std::vector<xml_node> found;
  for (auto node = root; node; node = next_in(root, node))
    if (node.type() == pugi::node_element && (name.empty() || local_name(node) == name))
      found.push_back(node);
  return found;
}

std::string text_of(const xml_node& element) {
  std::string text;
  for (const auto& child : element.children())
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      text += child.value();
  return text;
}

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos;
       at = words.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' '))
      return true;
  }
  return false;
}

}  // namespace lector::verify
