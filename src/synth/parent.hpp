/// The life of a helper process that forks others; see `nursery.hpp`.
#pragma once

#include "base/files.hpp"
#include "synth/nursery.hpp"

namespace lector::synth {

/// Lives as a parent in this process, which was just forked, until the socket of requests closes.
/// Never returns.
[[noreturn]] void live_as_parent(const Trade& trade, base::Descriptor requests);

}  // namespace lector::synth
