/// Books: EPUB 3 with media overlays, read back.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "verify/cues.hpp"
#include "verify/facts.hpp"

namespace lector::verify {

/// Reads a book as a reading system does: container, package, pages in their order, the overlay of
/// each, navigation. Notes what breaks the output standards, section 6, and where book and sound
/// disagree: its chapters are those of the tag, its MP3 is the one beside it, byte for byte.
///
/// Nothing of it is written to the disk, no entry is unpacked beyond 64 MB, and the MP3 is compared
/// block by block.
/// @param audio  the sound beside it.
/// @return its sentences, each from its clip's beginning to its end.
/// @throws Error(io) if one of both can't be read.
[[nodiscard]] std::vector<Cue> check_book(const std::filesystem::path& book,
                                          const std::filesystem::path& audio,
                                          const Facts& facts,
                                          Notes& notes);

}  // namespace lector::verify
