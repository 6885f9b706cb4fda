/// Where an edition may be divided, so that its parts are worked on side by side and by themselves.
#pragma once

#include <cstddef>
#include <vector>

#include "script/script.hpp"

namespace lector::mix {

/// Segments of a script that are spoken, mixed and encoded as one.
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< one past the last
  bool operator==(const Run&) const = default;
};

/// Divides a script into runs of some 25 seconds of speech.
///
/// What is said decides where a run ends, not how much came before: a hash of a segment's words
/// and voice, once the run has 150 bytes of text, and 1,500 bytes at the latest. So an edited
/// sentence moves the ends near it and no others (content-defined chunking: LBFS, Muthitacharoen
/// et al., 2001). A chapter begins a run.
/// @return runs that cover all segments in order; none is empty.
[[nodiscard]] std::vector<Run> divide(const script::Script& script);

}  // namespace lector::mix
