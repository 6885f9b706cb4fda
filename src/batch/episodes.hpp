/// The episodes of a folder as its feed has them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "feed/feed.hpp"

namespace lector::batch {

/// Reads the tags of all MP3s of a folder, several at once, and what a batch noted of them. An
/// episode that a batch made has the identity that it noted; any other one that of its tag,
/// that of the address in it, as a batch would have given it, or that of its file's name.
/// @return ascending by the files' names.
/// @throws Error(io) if the folder or a file can't be read; Error(input) if an MP3 is none, or two
///   of them are the same article.
[[nodiscard]] std::vector<feed::Episode> episodes_in(const std::filesystem::path& folder,
                                                     std::size_t jobs);

}  // namespace lector::batch
