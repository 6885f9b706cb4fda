/// Articles made by hand, whose spans count the characters of their blocks.
#pragma once

#include <string>
#include <utility>

#include "article/article.hpp"
#include "voice/style.hpp"

namespace lector::tests {

using article::Article;
using article::Block;
using article::BlockKind;

/// Adds a block behind the others, one byte of white space between them.
inline Block& add_block(Article& article, BlockKind kind, std::string text) {
  const auto begin = article.blocks.empty() ? 0 : article.blocks.back().span.end + 1;
  Block block;
  block.kind = kind;
  block.span = {begin, begin + text.size()};
  block.text = std::move(text);
  article.blocks.push_back(std::move(block));
  return article.blocks.back();
}

/// Header of a news page: headline, date, byline.
inline Article article_with_header() {
  Article article;
  article.headline = "Harbour bridge opens";
  article.byline = "SEO JI-EUN";
  article.publication = "The Tide";
  article.published = "2025-04-01T17:13";
  article.language = "en";
  add_block(article, BlockKind::headline, "Harbour bridge opens");
  add_block(article, BlockKind::date, "Published: 01 Apr. 2025, 17:13");
  add_block(article, BlockKind::byline, "BY SEO JI-EUN");
  add_block(article, BlockKind::publication, "The Tide");
  return article;
}

inline voice::Style newsreader() {
  return voice::read_style(std::string(LECTOR_SOURCE_DIR) + "/voices", "newsreader");
}

}  // namespace lector::tests
