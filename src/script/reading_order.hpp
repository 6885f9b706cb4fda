/// In which order the body of an article is read.
#pragma once

#include <vector>

#include "article/article.hpp"

namespace lector::script {

/// What is said of the body in page order, and the captions if they are kept apart. The pointers
/// last as long as the blocks.
struct ReadingOrder {
  std::vector<const article::Block*> text;
  std::vector<const article::Block*> captions;
};

/// Where captions are read: between the other blocks, or apart from them.
enum class Captions { in_place, apart };

/// Orders the body and the dateline. A caption stays where it stands unless it would interrupt: it
/// waits for the end of a list, and of a paragraph that goes on behind the picture.
[[nodiscard]] ReadingOrder reading_order(const std::vector<article::Block>& blocks,
                                         Captions captions);

}  // namespace lector::script
