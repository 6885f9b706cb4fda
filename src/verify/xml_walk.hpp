/// Ways through XML of strangers. No recursion: a file may be nested as deep as it likes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pugi {  // the library's, which sources alone include
class xml_node;   // NOLINT(readability-identifier-naming): its name
}

namespace lector::verify {

/// The name of an element without its prefix.
[[nodiscard]] std::string_view local_name(const pugi::xml_node& node);

/// The node after another in document order, inside of a root; none at the end.
[[nodiscard]] pugi::xml_node next_in(const pugi::xml_node& root, pugi::xml_node node);

/// All elements of a name, in document order; of any name if it is empty.
[[nodiscard]] std::vector<pugi::xml_node> elements(const pugi::xml_node& root,
                                                   std::string_view name);

/// What an element says itself, without the elements in it.
[[nodiscard]] std::string text_of(const pugi::xml_node& element);

/// Whether one of the words of a list ("toc landmarks") is this one.
[[nodiscard]] bool has_word(std::string_view words, std::string_view word);

}  // namespace lector::verify
