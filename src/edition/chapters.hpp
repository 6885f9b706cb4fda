/// More chapters than a file can hold become fewer, each a stretch of neighbours.
#pragma once

#include <cstddef>
#include <vector>

#include "edition/edition.hpp"

namespace lector::edition {

/// Merges neighbours until there are at most so many chapters; fewer stay as they are.
///
/// A title `Headline: Section` tells that a chapter is a part of its article. As often as needed,
/// the two neighbours that last shortest together become one: first only sections of the same
/// article, then any. The first chapter (the opening) and the last one (the ending) stay for
/// themselves. Of equally short neighbours the earlier ones are merged.
///
/// A merged chapter lasts from the start of its first part to the end of its last one, and has the
/// first picture among theirs. Its title says what it holds in no language's words: the article's
/// headline if it holds all of the article, else `Headline: Section · Section`, or
/// `Headline · Headline`; if that takes more than 80 characters the first and the last of them,
/// `Headline … Headline`.
/// @param chapters  contiguous, in the order of time.
/// @param most  at least 3.
/// @return contiguous chapters for the same time; exactly `most` if there were more.
[[nodiscard]] std::vector<Chapter> merge_chapters(std::vector<Chapter> chapters,
                                                  std::size_t most = kMostChapters);

}  // namespace lector::edition
