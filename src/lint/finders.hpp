/// The parts of lint: each looks for some kinds of findings, in the order of the script.
#pragma once

#include <vector>

#include "lint/lint.hpp"
#include "lint/places.hpp"
#include "script/script.hpp"

namespace lector::lint {

/// Capitals that are in no list of the language and that no other rule has read.
[[nodiscard]] std::vector<Finding> find_acronyms(const script::Script& script,
                                                 const Places& places);

/// The 20 commonest capitalised words inside sentences that no rule has read.
[[nodiscard]] std::vector<Finding> find_names(const script::Script& script, const Places& places);

/// Changes by rules whose reading could be otherwise, and long addresses that are read out.
[[nodiscard]] std::vector<Finding> find_doubtful_readings(const script::Script& script,
                                                          const Places& places);

/// Long sentences, and phrases that point at what a listener hasn't got.
[[nodiscard]] std::vector<Finding> find_hard_sentences(const script::Script& script,
                                                       const Places& places);

/// Leftovers of markup; emoji and rare signs.
[[nodiscard]] std::vector<Finding> find_leftovers(const script::Script& script,
                                                  const Places& places);

}  // namespace lector::lint
