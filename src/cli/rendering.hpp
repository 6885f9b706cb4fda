/// `lector render`: an article, or several, become a file. `lector script` goes half of that way.
#pragma once

#include "cli/options.hpp"
#include "script/script.hpp"

namespace lector::cli {

/// Renders what the call names, or says what it would be.
/// @return the exit code.
/// @throws Error for whatever went wrong; nothing is written then.
[[nodiscard]] int render(const Invocation& wanted);

/// What `render` would say of the same inputs: a saved script as it stands, an article, or an
/// edition.
/// @throws Error as `render`.
[[nodiscard]] script::Script read_script(const Invocation& wanted);

}  // namespace lector::cli
