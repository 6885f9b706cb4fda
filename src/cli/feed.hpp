/// `lector feed`: a podcast of a folder of episodes.
#pragma once

#include "cli/options.hpp"

namespace lector::cli {

/// Writes DIR/feed.xml of the episodes in DIR and its podcast.toml; with `--init` that file, to
/// begin with; with `--cover auto` the cover that it names, unless there is one.
/// @return the exit code.
/// @throws Error(config) for a wrong podcast.toml; Error(io), Error(input) for what it is made of.
[[nodiscard]] int make_feed(const Invocation& wanted);

/// The feed after a batch, if its folder has a podcast.toml. What goes wrong is told: the episodes
/// stand.
/// @return false if there should be a feed, but it couldn't be written.
[[nodiscard]] bool feed_after_batch(const Invocation& wanted);

/// Whether a call wants a cover to be drawn.
[[nodiscard]] bool draws_cover(const Invocation& wanted);

}  // namespace lector::cli
