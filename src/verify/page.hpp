/// The page beside the sound, read as a browser would.
#pragma once

#include <string_view>

#include "verify/cues.hpp"
#include "verify/facts.hpp"

namespace lector::verify {

/// Holds a page against the sound and the captions: it plays this file, has its title and chapters,
/// every sentence with its times, those of its words, its role and its language, and what it tells
/// programs (JSON-LD) is true. What it shows beside is known (`page_text.hpp`), and it does nothing
/// that it wasn't made for (`page_policy.hpp`).
/// @param text  of the page: HTML.
/// @param expected  sentences from another file of the edition; null if there is none.
void check_page(std::string_view text, const Facts& facts, const Reading* expected, Notes& notes);

}  // namespace lector::verify
