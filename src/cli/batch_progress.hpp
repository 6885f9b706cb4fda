/// How a batch is seen while it is at work, on standard error.
///
/// On a terminal that can wipe a line a bar, never wider than it: articles done, time left, audio
/// made, its speed in times real time. Else a line an article that is made or fails. With
/// `--progress json` a line an event, each an object:
///   {"event": "read", "done": n, "total": n}                   inputs read so far
///   {"event": "planned", "total": n}                            articles of the batch
///   {"event": "began", "input": "a.txt"}
///   {"event": "progress", "done": n, "total": n, "share": x, "audio_ms": n, "elapsed_ms": n,
///    "speed": x or null, "left_ms": n or null}                  some four times a second
///   {"event": "finished", "input": "a.txt", "outcome": "rendered", "episode": "...", "done": n,
///    "total": n} with "length_ms", or "stage" and "cause" instead of both of one that failed; with
///    "article": n of one of several in an input
/// `share` is how much of the work is done, by words, 0 to 1; `speed` is audio made per time.
#pragma once

#include <functional>

#include "batch/run.hpp"
#include "cli/options.hpp"

namespace lector::cli {

/// Shows what happens; each call also stops the batch if the user asked for it. The last copy wipes
/// the bar.
[[nodiscard]] std::function<void(const batch::Event&)> show_batch_progress(
    const Invocation& wanted);

}  // namespace lector::cli
