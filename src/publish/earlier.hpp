/// What an earlier rendering left beside an edition of the same name.
#pragma once

#include <filesystem>
#include <vector>

#include "publish/publish.hpp"

namespace lector::publish {

/// True for a page that this program wrote, as its generator says: any other may be the article.
[[nodiscard]] bool is_own_page(const std::filesystem::path& path);

/// Files that players and `verify` take for those of an edition, because of their names, but that
/// weren't made with it. An HTML file is one only if it is a page of ours.
/// @param made  the kinds that were.
[[nodiscard]] std::vector<std::filesystem::path> earlier_files(const std::filesystem::path& audio,
                                                               const Kinds& made);

}  // namespace lector::publish
