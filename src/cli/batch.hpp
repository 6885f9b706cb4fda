/// `lector batch`: an episode for each article.
#pragma once

#include <optional>
#include <string_view>

#include "batch/shard.hpp"
#include "cli/options.hpp"

namespace lector::cli {

/// "2/8" as the second of eight parts; nothing if it is none.
[[nodiscard]] std::optional<batch::Shard> parse_shard(std::string_view text);

/// Renders a batch.
/// @return the exit code: 1 if an article failed, 130 if the user stopped it.
/// @throws Error(config), Error(io) for what concerns all of it.
[[nodiscard]] int render_batch(const Invocation& wanted);

}  // namespace lector::cli
