/// Where the report of a batch goes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/files.hpp"
#include "batch/shard.hpp"
#include "cli/options.hpp"

namespace lector::cli {

/// Name of the report's file: "report.json"; of a part "report-2-of-5.json".
[[nodiscard]] std::string report_name(const batch::Shard& shard);

/// A file in the folder of the episodes, which appears when it is whole; of a rehearsal, which
/// writes nothing, a text.
class ReportFile {
 public:
  ReportFile(const Invocation& wanted, const batch::Shard& shard);

  void write(std::string_view text);

  /// @return the report as text, if anybody wants it.
  [[nodiscard]] std::string finish(OutputMode mode);

 private:
  std::filesystem::path path_;
  std::optional<base::OutputFile> file_;
  std::string kept_;
};

}  // namespace lector::cli
