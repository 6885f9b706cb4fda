/// What a language's editors look for: the data files of `lint/languages`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lector::lint {

struct Hints {
  bool has_file = false;
  bool capitals_mean_names = true;
  std::vector<std::string> seen;      ///< phrases that point at a picture or a place
  std::vector<std::string> followed;  ///< phrases that point at a link
  bool glues_endings = false;         ///< a phrase may go on as a longer word
};

/// Hints of a BCP 47 tag's language; without phrases if there is no file for it.
[[nodiscard]] Hints hints_for(std::string_view tag);

}  // namespace lector::lint
