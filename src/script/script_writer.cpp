#include <nlohmann/json.hpp>

#include "base/report.hpp"
#include "script/compose.hpp"
#include "script/names.hpp"
#include "spoken/spoken.hpp"

namespace lector::script {
namespace {

using Json = nlohmann::ordered_json;  // fields in our order

constexpr const char* kFormat = "lector.script/1";

Json to_value(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

Json to_value(const base::SourceSpan& span) {
  return Json::array({span.begin, span.end});
}

Json to_value(const spoken::Run& run) {
  Json value = {{"span", Json::array({run.span.begin, run.span.end})}};
  if (run.phonemes.empty())
    value["language"] = run.language;
  else
    value["phonemes"] = run.phonemes;
  return value;
}

Json to_value(const Segment& segment) {
  Json value = {{"id", segment.id},
                {"role", name_of(segment.role)},
                {"voice", segment.voice},
                {"language", segment.language},
                {"pause", name_of(segment.pause)},
                {"written", segment.written},
                {"spoken", segment.spoken},
                {"span", to_value(segment.span)}};
  for (const auto& run : segment.runs) value["runs"].push_back(to_value(run));
  if (segment.chapter) value["chapter"] = *segment.chapter;
  return value;
}

Json to_value(const text::TextSpan& span) {
  return Json::array({span.begin, span.end});
}

// Null where the input has nothing for it.
Json source_value(const base::SourceSpan& source) {
  return source.begin == source.end ? Json(nullptr) : to_value(source);
}

void explain(Json& value, const Segment& segment) {
  auto& changes = value["changes"] = Json::array();
  for (const auto& change : segment.changes) {
    changes.push_back({{"written", to_value(change.written)},
                       {"spoken", to_value(change.spoken)},
                       {"source", source_value(change.source)},
                       {"class", spoken::name_of(change.semiotic_class)},
                       {"rule", change.rule}});
  }
  auto& words = value["words"] = Json::array();
  for (const auto& word : segment.words) {
    words.push_back({{"spoken", to_value(word.spoken)},
                     {"written", to_value(word.written)},
                     {"source", source_value(word.source)}});
  }
}

Json to_value(const std::vector<article::LeftOut>& left_out) {
  Json pieces = Json::array();
  for (const auto& piece : left_out) {
    pieces.push_back(
        {{"text", piece.text}, {"reason", piece.reason}, {"span", to_value(piece.span)}});
  }
  return pieces;
}

Json to_value(const std::vector<base::Diagnostic>& diagnostics) {
  Json notes = Json::array();
  for (const auto& diagnostic : diagnostics) {
    notes.push_back({{"message", diagnostic.message}, {"span", to_value(diagnostic.span)}});
  }
  return notes;
}

Json to_value(const Item& item, const std::vector<Segment>& segments) {
  Json value = {{"input", item.input},
                {"headline", item.headline},
                {"section", to_value(item.section)},
                {"byline", to_value(item.byline)},
                {"publication", to_value(item.publication)},
                {"published", to_value(item.published)},
                {"url", to_value(item.url)},
                {"language", item.language},
                {"first", segments[item.first_segment].id},
                {"last", segments[item.end_segment - 1].id},
                {"left_out", to_value(item.left_out)},
                {"diagnostics", to_value(item.diagnostics)}};
  if (!item.style.empty()) value["style"] = item.style;
  return value;
}

std::string dump(const Json& root) {
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string to_json(const Script& script, Detail detail) {
  Json root = {{"format", kFormat},
               {"title", script.title},
               {"language", script.language},
               {"style", script.style},
               {"byline", to_value(script.byline)},
               {"publication", to_value(script.publication)},
               {"published", to_value(script.published)},
               {"url", to_value(script.url)},
               {"segments", Json::array()},
               {"left_out", to_value(script.left_out)},
               {"diagnostics", to_value(script.diagnostics)}};
  for (const auto& segment : script.segments) {
    auto& value = root["segments"].emplace_back(to_value(segment));
    if (detail == Detail::explained) explain(value, segment);
  }
  if (script.items.empty()) return dump(root);
  auto& items = root["items"] = Json::array();
  for (const auto& item : script.items) items.push_back(to_value(item, script.segments));
  return dump(root);
}

}  // namespace lector::script
