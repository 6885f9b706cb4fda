/// A text cut into sentences, as texts.
#pragma once

#include <string>
#include <vector>

#include "text/unicode.hpp"

namespace lector::tests {

using Sentences = std::vector<std::string>;

inline Sentences split(const std::string& text, const std::string& language = "en") {
  Sentences found;
  for (const auto& span : text::sentences(text, language)) {
    found.push_back(text.substr(span.begin, span.end - span.begin));
  }
  return found;
}

}  // namespace lector::tests
