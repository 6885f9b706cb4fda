/// SubRip: for players that know nothing else.
#pragma once

#include <string>

#include "publish/publication.hpp"

namespace lector::publish {

/// Cards of at most two lines of 32 characters, each from its first word to the next card or the
/// end of the sentence. The first card of another speaker begins with "Name: ".
[[nodiscard]] std::string srt(const Publication& publication);

}  // namespace lector::publish
