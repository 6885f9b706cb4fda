/// What each command does.
#pragma once

#include "cli/options.hpp"

namespace lector::cli {

/// Does what was asked for; results on stdout, progress and messages on stderr.
/// @return the exit code: 0, or 1 when `verify` found a fault.
/// @throws Error, base::Interrupted; anything else is a bug.
[[nodiscard]] int run(const Invocation& wanted);

}  // namespace lector::cli
