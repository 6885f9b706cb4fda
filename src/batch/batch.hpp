/// Door of `batch`: what became of each article, and what is known of its episode.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/hash.hpp"

namespace lector::batch {

/// What became of an article.
enum class Outcome {
  rendered,   ///< its episode was made, or replaced
  unchanged,  ///< its episode stands as it is
  duplicate,  ///< another input is the same article
  failed,
  untried,   ///< the batch ended before
  vanished,  ///< its episode is there, but no input is the article any more
  pruned,    ///< vanished, and its episode was removed
};

/// "rendered", "unchanged", ...: as reports and events have it.
[[nodiscard]] std::string name_of(Outcome outcome);

/// A piece of the input that isn't read, as a report shows it; markup isn't listed.
struct LeftOut {
  std::string text;
  std::string reason;
  bool operator==(const LeftOut&) const = default;
};

/// What a report tells of an article that could be read.
struct Summary {
  std::string title{};
  std::optional<std::string> byline{};
  std::optional<std::string> publication{};
  std::optional<std::string> published{};  ///< ISO 8601 as far as known
  std::optional<std::string> url{};
  std::string language{};
  std::int64_t length_ms = 0;
  std::uint64_t size_bytes = 0;
  std::optional<double> integrated_lufs{};  ///< nothing for silence
  double true_peak_dbtp = 0.0;
  std::vector<std::string> chapters{};
  std::vector<std::string> warnings{};
  std::vector<LeftOut> left_out{};
  bool operator==(const Summary&) const = default;
};

/// Why an article failed.
struct Failure {
  std::string stage;  ///< "read", "compose", "speak", "master", "encode", "write"
  std::string cause;  ///< with the remedy
  int attempts = 1;
  bool operator==(const Failure&) const = default;
};

/// A line of the report.
struct Entry {
  std::string input;              ///< as it was given or found, fit for JSON
  std::size_t article = 0;        ///< which of a feed's, from 1; 0 if the input is one article
  std::optional<base::Key> guid;  ///< nothing if it couldn't be read
  Outcome outcome = Outcome::failed;
  std::string episode;  ///< name of its file in the folder; empty if there is none
  std::optional<Summary> summary;
  std::optional<Failure> failure;
  std::string same_as;  ///< of a duplicate: the input that is rendered
};

}  // namespace lector::batch
