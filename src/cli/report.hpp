/// What a rendering says of itself, as text for people and as JSON for programs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/render.hpp"

namespace lector::cli {

/// An article that didn't fit into its edition.
struct LeftForTomorrow {
  std::string input;
  std::string headline;
  std::int64_t length_ms = 0;
};

/// What was rendered, or would be.
struct Report {
  pipeline::Rendered rendered;
  std::string output;                       ///< empty if no file was named
  std::optional<std::uint64_t> size_bytes;  ///< of that file; nothing where it isn't known
  bool is_rehearsal = false;                ///< nothing was written
  std::vector<LeftForTomorrow> left = {};
};

/// Rendering, version `lector.render/1`, two spaces of indent, with a line feed at the end: output
/// (null if none was named), size, length, loudness, chapters and segments with their times, what
/// was left out of the input, and what an editor should know. A rehearsal says `"dry_run": true`.
/// Of an edition `items` has this for each article, with its place in the edition; `left_out` and
/// `diagnostics` are then those of no article. `left_for_tomorrow` is there where something is.
[[nodiscard]] std::string to_json(const Report& report);

/// A rehearsal for people: length, chapters, what is left out by reason, notes.
[[nodiscard]] std::string to_text(const Report& report);

/// Where an article lies in its edition, with the pause behind it.
struct ItemTimes {
  std::int64_t start_ms = 0;
  std::int64_t end_ms = 0;
};

[[nodiscard]] ItemTimes times_of(const pipeline::Rendered& rendered, const script::Item& item);

/// One line: "monday.mp3: 3 min 20 s, 5 chapters, 2.4 MB, -16.0 LUFS".
[[nodiscard]] std::string summary(const Report& report);

}  // namespace lector::cli
