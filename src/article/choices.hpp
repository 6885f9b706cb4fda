/// What an editor wants read, or not read, against what the reader decided.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"

namespace lector::article {

/// Names of kinds of blocks in the plural ("captions", "pull quotes") and of reasons ("related
/// links"), as the tables have them.
struct Choices {
  std::vector<std::string> keep;
  std::vector<std::string> drop;
  bool operator==(const Choices&) const = default;
};

/// Checks what was asked for and gives it the names of the tables. A word may be a list with
/// commas; case, hyphens and a missing plural don't matter.
/// @throws Error(config) for a name that nobody knows, for what can't be kept or dropped, and for
///   what is both; it lists the names that may stand there.
[[nodiscard]] Choices read_choices(std::span<const std::string> keep,
                                   std::span<const std::string> drop);

/// Both, where the first one counts more.
[[nodiscard]] Choices combined(const Choices& first, const Choices& second);

/// The article with what is kept among its blocks, where it stands on the page, and what is dropped
/// in `left_out`, the fields of the header emptied. What was put back by `keep` isn't dropped
/// again.
/// @throws Error(input) if nothing would be left to read.
[[nodiscard]] Article with_choices(Article article, const Choices& choices);

/// What `--keep` must be given to have pieces back that were left out for this reason; empty if
/// they can't be.
[[nodiscard]] std::string_view name_to_keep(std::string_view reason);

}  // namespace lector::article
