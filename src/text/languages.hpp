/// What the room knows of each language, as the data files of `text/languages` say it.
#pragma once

#include <vector>

#include "base/data_file.hpp"

namespace lector::text {

/// The files of `text/languages`, by language.
[[nodiscard]] std::vector<base::DataFile> language_files();

}  // namespace lector::text
