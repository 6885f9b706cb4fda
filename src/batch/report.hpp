/// What a batch did, for people and programs.
///
/// `report.json` (of a part of a batch `report-2-of-8.json`): {"format": "lector.report/1",
///  "articles": [an object an article], "passed_over": {".png": 3},
///  "counts": {"rendered": n, "unchanged": n, "duplicate": n, "failed": n, "untried": n,
///  "vanished": n, "pruned": n}, "length_ms": n, "ended": "done", "fail_fast" or "interrupted"}.
/// An article: {"input": "a.txt", "article": 2 (of several in one input), "outcome": "rendered",
///  "guid": "...", "episode": "2025-...mp3", then as in `lector.episode/1` title, byline,
///  publication, published, url, language, length_ms, size_bytes, loudness, chapters, warnings and
///  left_out; or "stage", "cause" and "attempts" of one that failed, "same_as" of a duplicate}.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "batch/batch.hpp"

namespace lector::batch {

/// How many articles had each outcome, and how much sound their episodes have.
struct Totals {
  std::array<std::size_t, 7> by_outcome{};
  std::int64_t length_ms = 0;  ///< of all episodes that stand, new and old

  void add(const Entry& entry);
  [[nodiscard]] std::size_t of(Outcome outcome) const {
    return by_outcome.at(static_cast<std::size_t>(outcome));
  }
};

/// Why the batch ended.
enum class Ending { done, fail_fast, interrupted };

/// Writes a report article by article, so that it needs no memory.
class ReportWriter {
 public:
  using Sink = std::function<void(std::string_view)>;

  explicit ReportWriter(Sink sink);
  void add(const Entry& entry);
  void finish(const std::map<std::string, std::size_t>& passed_over, Ending ending);
  [[nodiscard]] const Totals& totals() const { return totals_; }

 private:
  Sink sink_;
  Totals totals_;
  bool is_empty_ = true;
};

/// The article of an entry, as messages name it: "feed.xml, article 2", "a.txt".
[[nodiscard]] std::string label_of(const Entry& entry);

/// Text that may stand in JSON and in messages: bytes that are no UTF-8, and controls, as `\xNN`.
[[nodiscard]] std::string safe_text(std::string_view bytes);

/// An article of a report, in one line.
[[nodiscard]] std::string to_json(const Entry& entry);

}  // namespace lector::batch
