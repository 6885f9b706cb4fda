/// An article is changed to fit its edition: another headline, sections that aren't read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "article/article.hpp"

namespace lector::script {

/// What an editor wants of an article.
struct Wishes {
  std::optional<std::string> headline;  ///< said instead of the article's own
  std::vector<std::string> skip;        ///< subheadings of sections that aren't read
};

/// The article as it is wanted. A section lasts from its subheading to the next one; subheadings
/// are compared without regard to case, white space and what stands at their ends but isn't a
/// letter.
/// @return what isn't read any more is in `left_out`, "replaced headline" and "skipped section"; a
///   subheading that isn't there is noted in `diagnostics`.
[[nodiscard]] article::Article tailored(article::Article article, const Wishes& wishes);

}  // namespace lector::script
