/// What holds for every article of a file that may hold several.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "article/reader.hpp"
#include "text/offsets.hpp"
#include "text/unicode.hpp"

namespace feeds {

using namespace lector;

/// Pieces in order, without overlap and without a hole; characters inside their blocks.
inline void require_covered(const std::string& file, const article::ReadOptions& options = {}) {
  for (const auto& read : article::read_articles(file, options)) {
    REQUIRE(article::find_hole(read, file) == std::string::npos);
    std::vector<base::SourceSpan> spans;
    for (const auto& block : read.blocks) {
      spans.push_back(block.span);
      if (block.origins.empty()) continue;
      const auto span = text::input_span(block.origins, {0, block.text.size()});
      REQUIRE(block.span.begin <= span.begin);
      REQUIRE(span.end <= block.span.end);
    }
    for (const auto& piece : read.left_out) spans.push_back(piece.span);
    std::ranges::sort(spans);
    std::size_t end = 0;
    for (const auto& span : spans) {
      REQUIRE(span.begin >= end);
      REQUIRE(span.begin < span.end);
      end = span.end;
    }
    REQUIRE(end <= file.size());
  }
}

/// Words that stand in the file as they do in a block; those behind escapes don't.
inline std::size_t words_in_place(const std::string& file) {
  std::size_t count = 0;
  for (const auto& read : article::read_articles(file)) {
    for (const auto& block : read.blocks) {
      INFO(block.text);
      REQUIRE(!block.origins.empty());
      for (const auto& word : text::words(block.text, "en")) {
        const auto span = text::input_span(block.origins, word);
        const auto written = file.substr(span.begin, span.end - span.begin);
        if (written.find_first_of("&\\") != std::string::npos) continue;
        REQUIRE(block.text.substr(word.begin, word.end - word.begin) == written);
        ++count;
      }
    }
  }
  return count;
}

}  // namespace feeds
