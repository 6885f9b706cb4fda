#include "cli/batch_report.hpp"

#include <fmt/format.h>

#include <utility>

namespace lector::cli {

std::string report_name(const batch::Shard& shard) {
  return shard.count == 1 ? "report.json"
                          : fmt::format("report-{}-of-{}.json", shard.number, shard.count);
}

ReportFile::ReportFile(const Invocation& wanted, const batch::Shard& shard) {
  if (!wanted.is_rehearsal) path_ = wanted.batch.out / report_name(shard);
}

void ReportFile::write(std::string_view text) {
  if (path_.empty()) {
    kept_ += text;
    return;
  }
  // Not before there is something to write: the folder may have to be made first.
  if (!file_) file_.emplace(path_);
  file_->write(text);
}

std::string ReportFile::finish(OutputMode mode) {
  if (file_) file_->commit();
  if (path_.empty()) return std::move(kept_);
  return mode == OutputMode::json ? base::read_file(path_, std::string().max_size()) : "";
}

}  // namespace lector::cli
