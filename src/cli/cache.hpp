/// Where the program keeps what it has worked out, from run to run.
#pragma once

#include <memory>
#include <string>

#include "base/cache.hpp"
#include "cli/options.hpp"

namespace lector::cli {

/// The cache that the user wants: the folder that was named, else `lector` in `$XDG_CACHE_HOME`,
/// else in `~/.cache` (XDG Base Directory Specification 0.8: paths that aren't absolute don't
/// count).
/// @return none with `--no-cache`, without a home, and if the folder that nobody named can't be
///   used; that is told on stderr.
/// @throws Error(io) if the folder that was named can't be used, Error(config) for an empty name.
[[nodiscard]] std::unique_ptr<base::Cache> open_cache(const Invocation& wanted);

/// Names this build of the program by its version and its own bytes: what another one has worked
/// out may differ.
[[nodiscard]] std::string program_identity();

}  // namespace lector::cli
