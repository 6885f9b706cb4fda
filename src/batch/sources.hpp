/// What a batch was given becomes a list of inputs, each with a name that is the same everywhere.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lector::batch {

/// An input: a file or an address on the web.
struct Source {
  std::string path;  ///< as it is opened
  /// What tells it from others where the article itself doesn't: of a file in a folder that was
  /// given, the way from there; of a file that was given by itself, its path, without "." and
  /// ".." in front; an address as it is. Any bytes.
  std::string name;
  bool is_on_the_web = false;
  bool operator==(const Source&) const = default;
};

struct Sources {
  std::vector<Source> sources;  ///< without repetitions
  std::map<std::string, std::size_t>
      passed_over;  ///< files of folders that are no articles, by ending
};

struct Search {
  bool is_recursive = false;  ///< folders inside folders, too
  /// Of the episodes. Not searched where it lies inside a folder that was given; if it was given
  /// itself, or a file in it, what this program wrote there is passed over.
  std::filesystem::path output;
};

/// Lists what is given: files and addresses as they stand, in the order given; of folders the files
/// whose ending says that they may be articles (.txt .text .md .markdown .html .htm .xhtml .json
/// .jsonl .xml .rss .atom), by name, byte by byte; no hidden ones, and nothing that a browser saved
/// beside a page ("Page_files"); patterns (`*`, `?`, `[a-z]`) as a shell does, unless there is a
/// file of that name. What isn't there or can't be read is listed: whoever reads it finds out, and
/// it harms no other.
/// @throws Error(config) for a pattern that nothing matches and for an empty name; Error(io) for a
///   pattern where a folder on the way can't be read.
[[nodiscard]] Sources find_sources(std::span<const std::string> given, const Search& search);

/// Entries of a list of inputs: lines, or what NULs part if there is one. Empty ones don't count.
[[nodiscard]] std::vector<std::string> read_list(std::string_view bytes);

}  // namespace lector::batch
