#include <cmath>
#include <nlohmann/json.hpp>

#include "base/report.hpp"
#include "batch/ledger.hpp"
#include "batch/report.hpp"

namespace lector::batch {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "lector.episode/1";

Json value_or_null(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

std::optional<std::string> text_or_nothing(const Json& json, const char* field) {
  const auto& value = json.at(field);
  return value.is_null() ? std::nullopt : std::optional(value.get<std::string>());
}

/// To a hundredth, as people read levels.
double hundredths(double value) {
  return std::round(value * 100.0) / 100.0;
}

base::Key key_at(const Json& json, const char* field) {
  const auto key = base::parse_key(json.at(field).get<std::string>());
  if (!key) throw Error(ErrorKind::input, std::string(field) + " is no 32 hex digits");
  return *key;
}

/// A name in the folder itself: records may have been written by anyone.
void check_name(const std::string& name) {
  if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos)
    throw Error(ErrorKind::input, base::quoted(name) + " is no name of an episode");
}

std::string episode_at(const Json& json) {
  auto name = json.at("episode").get<std::string>();
  check_name(name);
  return name;
}

/// The episode and the files beside it; records of before have no keys, or nothing beside.
Files files_at(const Json& json) {
  Files files;
  files[episode_at(json)].size_bytes = json.at("size_bytes").get<std::uint64_t>();
  const Json none = Json::object();
  const Json beside = json.value("beside", none);
  for (const auto& [name, size] : beside.items()) {
    check_name(name);
    files[name].size_bytes = size.get<std::uint64_t>();
  }
  const Json keys = json.value("keys", none);
  for (auto& [name, written] : files)
    if (keys.contains(name)) written.key = key_at(keys, name.c_str());
  return files;
}

void add_files(Json& json, const Record& record) {
  auto& beside = json["beside"] = Json::object();
  auto& keys = json["keys"] = Json::object();
  for (const auto& [name, written] : record.files) {
    if (name != record.episode) beside[name] = written.size_bytes;
    if (written.key) keys[name] = base::to_text(*written.key);
  }
}

Summary summary_from(const Json& json) {
  Summary summary;
  summary.title = json.at("title").get<std::string>();
  summary.byline = text_or_nothing(json, "byline");
  summary.publication = text_or_nothing(json, "publication");
  summary.published = text_or_nothing(json, "published");
  summary.url = text_or_nothing(json, "url");
  summary.language = json.at("language").get<std::string>();
  summary.length_ms = json.at("length_ms").get<std::int64_t>();
  summary.size_bytes = json.at("size_bytes").get<std::uint64_t>();
  const auto& loudness = json.at("loudness");
  if (!loudness.at("integrated_lufs").is_null())
    summary.integrated_lufs = loudness.at("integrated_lufs").get<double>();
  summary.true_peak_dbtp = loudness.at("true_peak_dbtp").get<double>();
  summary.chapters = json.at("chapters").get<std::vector<std::string>>();
  summary.warnings = json.at("warnings").get<std::vector<std::string>>();
  for (const auto& piece : json.at("left_out"))
    summary.left_out.push_back(
        {piece.at("text").get<std::string>(), piece.at("reason").get<std::string>()});
  return summary;
}

void add_summary(Json& json, const Summary& summary) {
  json["title"] = summary.title;
  json["byline"] = value_or_null(summary.byline);
  json["publication"] = value_or_null(summary.publication);
  json["published"] = value_or_null(summary.published);
  json["url"] = value_or_null(summary.url);
  json["language"] = summary.language;
  json["length_ms"] = summary.length_ms;
  json["size_bytes"] = summary.size_bytes;
  const auto level = summary.integrated_lufs;
  json["loudness"]["integrated_lufs"] = level ? Json(hundredths(*level)) : Json(nullptr);
  json["loudness"]["true_peak_dbtp"] = hundredths(summary.true_peak_dbtp);
  json["chapters"] = summary.chapters;
  json["warnings"] = summary.warnings;
  auto& left_out = json["left_out"] = Json::array();
  for (const auto& piece : summary.left_out) {
    Json shown;
    shown["text"] = piece.text;
    shown["reason"] = piece.reason;
    left_out.push_back(std::move(shown));
  }
}

}  // namespace

std::string to_json(const Record& record) {
  Json json;
  json["format"] = kFormat;
  json["guid"] = base::to_text(record.guid);
  json["source"] = record.source;
  json["article"] = record.article;
  json["articles"] = record.articles;
  json["input_key"] = base::to_text(record.input_key);
  json["content_key"] = base::to_text(record.content_key);
  json["episode"] = record.episode;
  add_files(json, record);
  add_summary(json, record.summary);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Record record_from(std::string_view bytes) {
  try {
    const auto json = Json::parse(bytes);
    if (json.at("format") != kFormat) throw Error(ErrorKind::input, "is no record of an episode");
    return {.guid = key_at(json, "guid"),
            .source = json.at("source").get<std::string>(),
            .article = json.at("article").get<std::size_t>(),
            .articles = json.at("articles").get<std::size_t>(),
            .input_key = key_at(json, "input_key"),
            .content_key = key_at(json, "content_key"),
            .episode = episode_at(json),
            .files = files_at(json),
            .summary = summary_from(json)};
  } catch (const Json::exception& error) {
    throw Error(ErrorKind::input, std::string("is no record of an episode: ") + error.what());
  }
}

std::string to_json(const Entry& entry) {
  Json json;
  json["input"] = entry.input;
  if (entry.article > 0) json["article"] = entry.article;
  json["outcome"] = name_of(entry.outcome);
  if (entry.guid) json["guid"] = base::to_text(*entry.guid);
  if (!entry.episode.empty()) json["episode"] = entry.episode;
  if (entry.summary) add_summary(json, *entry.summary);
  if (entry.failure) {
    json["stage"] = entry.failure->stage;
    json["cause"] = entry.failure->cause;
    json["attempts"] = entry.failure->attempts;
  }
  if (!entry.same_as.empty()) json["same_as"] = entry.same_as;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace lector::batch
