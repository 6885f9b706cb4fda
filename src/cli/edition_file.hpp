/// What an edition of several articles is made of: a file of its own, or the command line.
///
/// Edition files, version `lector.edition/1`: TOML 1.0, UTF-8, at most 1 MB. Unknown keys are
/// refused. Fields may be added; none changes its meaning.
///
///     format = "lector.edition/1"
///     title = "Monday"              # default: the publication that all articles are from
///     publisher = "Coast Herald"    # default: the same
///     date = "2025-04-01"           # default: the latest day on which one was published
///     language = "en"               # of opening and ending; default: the first article's
///     cover = "cover.jpg"           # default: none
///     style = "newsreader"          # a name in voices/, or a .toml file
///     order = "given"               # or "date", newest first, or "section"
///     chapters = "articles"         # or "sections": "Headline: Section" for each subheading too
///     fit = "30min"                 # take what fits; default: all
///
///     [[items]]                     # at least one
///     input = "tide.txt"            # file, address, or - for standard input
///     entry = 2                     # of a feed; default: each entry is an article
///     headline = "The tide"         # instead of the article's own
///     style = "slow.toml"           # default: the edition's
///     section = "World"             # for `order`
///     skip = ["Background"]         # subheadings whose sections aren't read
///     priority = 1                  # for `fit`, the least first; default: after these, as ordered
///
/// Only `format` and `items.input` must be there. Paths are relative to the file. What the command
/// line says counts more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"
#include "script/join.hpp"
#include "script/tailor.hpp"

namespace lector::cli {

/// An input of an edition, and what is wanted of it.
struct ItemRequest {
  std::string input;
  std::optional<std::size_t> entry = std::nullopt;
  script::Wishes wishes = {};
  std::string style = {};  ///< empty: the edition's
  std::optional<std::string> section = std::nullopt;
  std::int64_t priority = std::numeric_limits<std::int64_t>::max();
};

/// An edition as it is asked for.
struct EditionRequest {
  script::Naming naming = {};
  std::optional<std::filesystem::path> cover = std::nullopt;
  std::optional<std::string> style = std::nullopt;
  RunningOrder order = RunningOrder::given;
  script::Chapters chapters = script::Chapters::articles;
  std::optional<std::int64_t> fit_ms = std::nullopt;
  std::vector<ItemRequest> items = {};
  bool is_edition = true;  ///< also of one article
};

/// Reads an edition file.
/// @param file  its path, for messages; those in it are relative to its folder.
/// @throws Error(config) that names file, line, key and value, and what is allowed.
[[nodiscard]] EditionRequest parse_edition(std::string_view toml,
                                           const std::filesystem::path& file);

/// What a call of `render` asks for: of an edition file, if it names one, else of its inputs.
/// @throws Error(config) for a wrong edition file, and for one among other inputs.
[[nodiscard]] EditionRequest requested(const Invocation& wanted);

}  // namespace lector::cli
