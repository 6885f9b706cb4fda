#include "batch/report.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "base/report.hpp"

namespace lector::batch {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kNames = {
    "rendered", "unchanged", "duplicate", "failed", "untried", "vanished", "pruned"};

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string name_of(Ending ending) {
  switch (ending) {
    case Ending::fail_fast:
      return "fail_fast";
    case Ending::interrupted:
      return "interrupted";
    case Ending::done:
      break;
  }
  return "done";
}

}  // namespace

std::string name_of(Outcome outcome) {
  return kNames.at(static_cast<std::size_t>(outcome));
}

std::string label_of(const Entry& entry) {
  return entry.article > 0 ? entry.input + ", article " + std::to_string(entry.article)
                           : entry.input;
}

std::string safe_text(std::string_view bytes) {
  const auto quoted = base::quoted(bytes, std::string_view::npos);
  return quoted.substr(1, quoted.size() - 2);
}

void Totals::add(const Entry& entry) {
  ++by_outcome.at(static_cast<std::size_t>(entry.outcome));
  if (entry.summary) length_ms += entry.summary->length_ms;
}

ReportWriter::ReportWriter(Sink sink) : sink_(std::move(sink)) {
  sink_("{\"format\": \"lector.report/1\",\n \"articles\": [");
}

void ReportWriter::add(const Entry& entry) {
  totals_.add(entry);
  sink_((is_empty_ ? "\n  " : ",\n  ") + to_json(entry));
  is_empty_ = false;
}

void ReportWriter::finish(const std::map<std::string, std::size_t>& passed_over, Ending ending) {
  Json counts;
  for (std::size_t i = 0; i < kNames.size(); ++i) counts[kNames.at(i)] = totals_.by_outcome.at(i);
  Json files = Json::object();
  for (const auto& [ending_of_file, count] : passed_over) files[safe_text(ending_of_file)] = count;
  sink_("\n ],\n \"passed_over\": " + dumped(files) + ",\n \"counts\": " + dumped(counts) +
        ",\n \"length_ms\": " + std::to_string(totals_.length_ms) + ",\n \"ended\": \"" +
        name_of(ending) + "\"}\n");
}

}  // namespace lector::batch
