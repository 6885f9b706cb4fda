/// What is said of a batch when it is over, and of an article that wasn't rendered in earnest.
#pragma once

#include <string>

#include "batch/batch.hpp"
#include "batch/run.hpp"
#include "batch/sources.hpp"
#include "cli/options.hpp"

namespace lector::cli {

/// An article of a rehearsal: what would become of it, with its notes; lines.
[[nodiscard]] std::string rehearsed_line(const batch::Entry& entry);

/// Writes to standard error how many articles became what.
void print_summary(const Invocation& wanted,
                   const batch::Sources& sources,
                   const batch::Result& result);

}  // namespace lector::cli
