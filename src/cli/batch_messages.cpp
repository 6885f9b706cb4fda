#include "cli/batch_messages.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "batch/report.hpp"
#include "cli/counted.hpp"
#include "cli/terminal.hpp"

namespace lector::cli {
namespace {

/// "1 h 2 min", "3 min 5 s".
std::string length_text(std::int64_t length_ms) {
  const auto seconds = length_ms / 1000;
  return seconds >= 3600 ? fmt::format("{} h {} min", seconds / 3600, seconds / 60 % 60)
                         : fmt::format("{} min {} s", seconds / 60, seconds % 60);
}

/// The counts that aren't zero: "3 rendered, 1 failed".
std::string counts_text(const batch::Totals& totals) {
  using batch::Outcome;
  std::string text;
  for (const auto outcome : {Outcome::rendered,
                             Outcome::unchanged,
                             Outcome::duplicate,
                             Outcome::failed,
                             Outcome::untried,
                             Outcome::vanished,
                             Outcome::pruned}) {
    if (totals.of(outcome) == 0) continue;
    text += (text.empty() ? "" : ", ") + std::to_string(totals.of(outcome)) + " " +
            batch::name_of(outcome);
  }
  return text.empty() ? "no articles" : text;
}

std::string passed_over_text(const batch::Sources& sources) {
  std::string text;
  for (const auto& [ending, count] : sources.passed_over)
    text += (text.empty() ? "" : ", ") + std::to_string(count) + " " +
            (ending.empty() ? "without ending" : batch::safe_text(ending));
  return text;
}

}  // namespace

std::string rehearsed_line(const batch::Entry& entry) {
  const auto input = batch::label_of(entry);
  if (entry.failure)
    return fmt::format(
        "failed     {}: {}: {}\n", input, entry.failure->stage, entry.failure->cause);
  if (!entry.summary) return fmt::format("{:<9}  {}\n", batch::name_of(entry.outcome), input);
  const auto& summary = *entry.summary;
  const auto line = fmt::format("{:<9}  {}: {}, {}, {:.1f} MB, {}, {} left out\n",
                                batch::name_of(entry.outcome),
                                input,
                                entry.episode,
                                length_text(summary.length_ms),
                                static_cast<double>(summary.size_bytes) / 1e6,
                                counted(summary.chapters.size(), "chapter"),
                                counted(summary.left_out.size(), "piece"));
  std::string notes;
  for (const auto& warning : summary.warnings)
    notes += "           note: " + batch::safe_text(warning) + "\n";
  return line + notes;
}

void print_summary(const Invocation& wanted,
                   const batch::Sources& sources,
                   const batch::Result& result) {
  if (!sources.passed_over.empty())
    print_message("lector: passed over: " + passed_over_text(sources));
  print_message(fmt::format("{}: {}; {} of audio{}",
                            wanted.batch.out.string(),
                            counts_text(result.totals),
                            length_text(result.totals.length_ms),
                            wanted.is_rehearsal ? "; nothing was written" : ""));
}

}  // namespace lector::cli
