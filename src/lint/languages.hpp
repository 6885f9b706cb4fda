/// The data files of `lint/languages`, part of the program.
#pragma once

#include <vector>

#include "base/data_file.hpp"

namespace lector::lint {

[[nodiscard]] std::vector<base::DataFile> language_files();

}  // namespace lector::lint
