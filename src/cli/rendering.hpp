/// `lector render`: an article, or several, become a file.
#pragma once

#include "cli/options.hpp"

namespace lector::cli {

/// Renders what the call names, or says what it would be.
/// @return the exit code.
/// @throws Error for whatever went wrong; nothing is written then.
[[nodiscard]] int render(const Invocation& wanted);

}  // namespace lector::cli
