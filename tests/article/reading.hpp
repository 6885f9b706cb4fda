/// What tests of this room ask of an article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "article/reader.hpp"

namespace reading {

using lector::article::Article;
using lector::article::BlockKind;

/// Texts of all blocks of a kind, in page order.
inline std::vector<std::string> texts(const Article& article, BlockKind kind) {
  std::vector<std::string> found;
  for (const auto& block : article.blocks) {
    if (block.kind == kind) {
      found.push_back(block.text);
    }
  }
  return found;
}

/// Texts of all pieces left out for a reason, in page order.
inline std::vector<std::string> left_out(const Article& article, std::string_view reason) {
  std::vector<std::string> found;
  for (const auto& piece : article.left_out) {
    if (piece.reason == reason) {
      found.push_back(piece.text);
    }
  }
  return found;
}

/// Why a text was left out; empty if it wasn't.
inline std::string reason(const Article& article, std::string_view text) {
  for (const auto& piece : article.left_out) {
    if (piece.text == text) {
      return piece.reason;
    }
  }
  return {};
}

/// A page with a header and two paragraphs, and a line between these.
inline std::string page_around(std::string_view line) {
  std::string page =
      "Geese take over the town pond\nBy Ida Marsh\nApril 1, 2025\n"
      "The geese came in the night and were not asked to leave.\n";
  page.append(line).append("\nBy noon they had elected a speaker, and the ducks had moved out.\n");
  return page;
}

}  // namespace reading
