/// A data file of the source tree that became part of the program.
#pragma once

#include <string_view>

namespace lector::base {

/// Lives as long as the program.
struct DataFile {
  std::string_view name;     ///< without folder and ending: "en"
  std::string_view content;  ///< its bytes
  std::string_view sha256;   ///< of these, in hexadecimal
};

}  // namespace lector::base
