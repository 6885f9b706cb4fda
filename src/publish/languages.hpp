/// What the page says around its text, as the data files of `publish/languages` have it.
#pragma once

#include <vector>

#include "base/data_file.hpp"

namespace lector::publish {

/// The files of `publish/languages`, by language.
[[nodiscard]] std::vector<base::DataFile> language_files();

}  // namespace lector::publish
