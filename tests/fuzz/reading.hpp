// What holds for every article that was read, whatever it was read from.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <vector>

#include "article/reader.hpp"
#include "text/offsets.hpp"

namespace lector::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

/// Pieces stand in the input in order, without overlap, each with a reason.
inline void check_order(const article::Article& read, std::size_t input_size) {
  std::vector<base::SourceSpan> spans;
  for (const auto& block : read.blocks) spans.push_back(block.span);
  for (const auto& piece : read.left_out) {
    require(!piece.reason.empty());
    spans.push_back(piece.span);
  }
  std::ranges::sort(spans);
  std::size_t end = 0;
  for (const auto& span : spans) {
    require(span.begin >= end && span.begin < span.end && span.end <= input_size);
    end = span.end;
  }
}

/// Blocks have texts, whose characters stand inside their spans.
inline void check_blocks(const article::Article& read) {
  std::size_t end = 0;
  require(!read.headline.empty());
  for (const auto& block : read.blocks) {
    require(block.span.begin >= end && !block.text.empty());
    end = block.span.end;
    if (block.origins.empty()) continue;
    const auto span = text::input_span(block.origins, {0, block.text.size()});
    require(block.span.begin <= span.begin && span.end <= block.span.end);
  }
}

/// Every piece stands inside the input. In HTML a hidden word lies inside its block, and the parser
/// moves what is misplaced, so order isn't asked for.
inline void check_pieces(const article::Article& read, std::size_t input_size) {
  const auto check = [input_size](base::SourceSpan span) {
    require(span.begin < span.end && span.end <= input_size);
  };
  require(!read.headline.empty());
  for (const auto& piece : read.left_out) {
    require(!piece.reason.empty());
    check(piece.span);
  }
  for (const auto& block : read.blocks) {
    require(!block.text.empty());
    check(block.span);
    if (block.origins.empty()) continue;
    const auto span = text::input_span(block.origins, {0, block.text.size()});
    require(span.begin <= span.end && span.end <= input_size);
  }
}

/// Reads all articles of an input; each is whole, or the input is refused.
inline void check_articles(const std::string& bytes, const article::ReadOptions& options) {
  try {
    const auto articles = article::read_articles(bytes, options);
    require(!articles.empty());
    for (const auto& read : articles) {
      check_pieces(read, bytes.size());
      require(!article::to_json(read).empty() && !article::to_text(read, {}).empty());
    }
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::input);
  }
}

/// The same as one kind, whatever the bytes look like.
inline void check_articles(const std::string& bytes, article::InputKind kind) {
  article::ReadOptions options;
  options.as = kind;
  check_articles(bytes, options);
}

}  // namespace lector::fuzz
