/// What a page says itself, in the language of its text.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace lector::publish {

struct Phrases {
  std::string language;  ///< that of the phrases: "en" where there are none in the one wanted
  std::map<std::string, std::string, std::less<>> texts;  ///< by name: "chapters"
};

/// @param tag  BCP 47; only the language counts.
[[nodiscard]] Phrases phrases_for(std::string_view tag);

}  // namespace lector::publish
