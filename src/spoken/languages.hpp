/// What the room knows of each language, as the data files of `spoken/languages` say it.
#pragma once

#include <vector>

#include "base/data_file.hpp"

namespace lector::spoken {

/// The files of `spoken/languages`, by language.
[[nodiscard]] std::vector<base::DataFile> language_files();

}  // namespace lector::spoken
