/// The page beside the sound, read as a browser would.
#pragma once

#include <string_view>
#include <vector>

#include "verify/cues.hpp"
#include "verify/facts.hpp"

namespace lector::verify {

/// Holds a page against the sound and the captions: it plays this file, has its title and chapters,
/// every sentence with its times, and what it tells programs (JSON-LD) is true. It asks nobody for
/// anything.
/// @param text  of the page: HTML.
/// @param sentences  from another file of the edition; null if there is none.
void check_page(std::string_view text,
                const Facts& facts,
                const std::vector<Cue>* sentences,
                Notes& notes);

}  // namespace lector::verify
