/// A file that holds articles: how many, and each when it is wanted.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "article/entry.hpp"
#include "text/unicode.hpp"

namespace lector::article {

struct Collection {
  std::string name;  ///< what messages call it: "feed", "file"
  std::string unit;  ///< and what is in it: "entry", "article"
  std::string units;
  std::string_view around;            ///< why the rest of the file isn't read
  std::vector<text::TextSpan> parts;  ///< of the file's text, one an entry, in order
  std::function<Entry(std::size_t)> entry;
  std::vector<base::Diagnostic> diagnostics;  ///< about the file
};

/// One article of a file, from 0. What stands around its entry is left out; with the markup inside
/// it, that covers the file.
[[nodiscard]] Article read_article(const Collection& collection,
                                   std::size_t number,
                                   const text::Decoded& input);

}  // namespace lector::article
