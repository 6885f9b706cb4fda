#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include "base/report.hpp"
#include "script/compose.hpp"
#include "script/names.hpp"
#include "spoken/foreign.hpp"
#include "spoken/spoken.hpp"
#include "text/unicode.hpp"

namespace lector::script {
namespace {

constexpr const char* kFormat = "lector.script/1";

[[noreturn]] void refuse(const std::string& where, const std::string& what) {
  throw Error(ErrorKind::input, where + ": " + what);
}

// Containers are named, not shown: they may be deep enough to exhaust the stack.
std::string shown(const nlohmann::json& value) {
  if (value.is_structured()) return value.is_array() ? "a list" : "an object";
  return value.is_string() ? base::quoted(value.get_ref<const std::string&>()) : value.dump();
}

// One object of the file, read field by field; `null` is as good as missing.
class Fields {
 public:
  Fields(const nlohmann::json& object, std::string where)
      : object_(object), where_(std::move(where)) {
    if (!object_.is_object()) refuse(where_, shown(object_) + " is no object");
  }

  [[nodiscard]] const std::string& where() const { return where_; }

  [[nodiscard]] const nlohmann::json* find(const char* field) const {
    const auto found = object_.find(field);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }

  [[nodiscard]] std::optional<std::string> text(const char* field) const {
    const auto* const value = find(field);
    if (value == nullptr) return std::nullopt;
    if (!value->is_string()) refuse(at(field), shown(*value) + " must be text");
    return value->get<std::string>();
  }

  [[nodiscard]] std::string text_or(const char* field, const std::string& otherwise) const {
    return text(field).value_or(otherwise);
  }

  [[nodiscard]] std::optional<std::string> date(const char* field) const {
    auto value = text(field);
    if (value && !text::is_iso_date(*value))
      refuse(at(field),
             base::quoted(*value) + " must be a date as " + std::string(text::kIsoDates) +
                 "; take it out if none is known");
    return value;
  }

  [[nodiscard]] base::SourceSpan span() const {
    const auto* const value = find("span");
    if (value == nullptr) return {};
    const bool is_pair = value->is_array() && value->size() == 2 &&
                         (*value)[0].is_number_unsigned() && (*value)[1].is_number_unsigned();
    if (is_pair) {
      const base::SourceSpan span{(*value)[0].get<std::size_t>(), (*value)[1].get<std::size_t>()};
      if (span.begin <= span.end) return span;
    }
    refuse(at("span"), shown(*value) + " must be two byte offsets, [begin, end)");
  }

  // Elements of a list, each with its place for messages; none if the field is missing.
  [[nodiscard]] std::vector<Fields> list(const char* field, const std::string& element) const {
    const auto* const value = find(field);
    if (value == nullptr) return {};
    if (!value->is_array()) refuse(at(field), shown(*value) + " must be a list");
    std::vector<Fields> elements;
    for (const auto& object : *value) {
      elements.emplace_back(object, element + " " + std::to_string(elements.size() + 1));
    }
    return elements;
  }

  [[nodiscard]] std::string at(const char* field) const { return where_ + ": " + field; }

  void rename(std::string where) { where_ = std::move(where); }

 private:
  const nlohmann::json& object_;
  std::string where_;
};

nlohmann::json parse(std::string_view json) {
  try {
    return nlohmann::json::parse(json);
  } catch (const nlohmann::json::parse_error& error) {
    throw Error(ErrorKind::input,
                "byte " + std::to_string(error.byte) +
                    ": no JSON; look for a missing comma or quotation mark before it");
  }
}

void check_format(const Fields& fields) {
  const auto format = fields.text("format");
  if (format == kFormat) return;
  refuse(fields.at("format"),
         (format ? base::quoted(*format) : "missing") + ", must be " + base::quoted(kFormat));
}

Role read_role(const Fields& fields) {
  const auto name = fields.text("role");
  if (!name) return Role::body;
  const auto role = role_of(*name);
  if (!role) refuse(fields.at("role"), base::quoted(*name) + " must be one of " + role_names());
  return *role;
}

Pause read_pause(const Fields& fields) {
  const auto name = fields.text("pause");
  if (!name) return Pause::after_sentence;
  const auto pause = pause_of(*name);
  if (!pause) refuse(fields.at("pause"), base::quoted(*name) + " must be one of " + pause_names());
  return *pause;
}

// What a script that lacks something is completed with.
struct Completion {
  const voice::Style& style;
  const spoken::Lexicons& lexicons;
};

spoken::Spoken speak(const std::string& written,
                     const Segment& segment,
                     const Script& script,
                     const spoken::Lexicons& lexicons) {
  return spoken::speak(written,
                       {.language = segment.language,
                        .lexicon = lexicons ? lexicons(segment.language) : nullptr,
                        .publication = script.publication.value_or("")});
}

// The words in another language or in phonemes; found anew where the file doesn't say.
std::vector<spoken::Run> read_runs(const Fields& fields, const Segment& segment) {
  if (fields.find("runs") == nullptr) return spoken::foreign_runs(segment.spoken, segment.language);
  std::vector<spoken::Run> runs;
  for (const auto& element : fields.list("runs", fields.where() + ": run")) {
    const auto span = element.span();
    runs.push_back({.span = {span.begin, span.end},
                    .language = element.text_or("language", ""),
                    .phonemes = element.text_or("phonemes", "")});
  }
  const auto fault = spoken::find_fault(runs, segment.spoken);
  if (fault.what != nullptr)
    refuse(fields.where() + ": run " + std::to_string(fault.position + 1), fault.what);
  return runs;
}

// What is written and what is spoken: each is made from the other where only one is there.
void read_words(Segment& segment,
                const Fields& fields,
                const Script& script,
                const spoken::Lexicons& lexicons) {
  const auto written = fields.text("written");
  const auto spoken = fields.text("spoken");
  if (!written && !spoken) refuse(fields.where(), R"(neither "written" nor "spoken")");
  segment.written = written ? *written : *spoken;
  // Controls would be commands to the engine.
  if (spoken) {
    segment.spoken = text::clean(*spoken);
    segment.runs = read_runs(fields, segment);
  } else {
    auto said = speak(*written, segment, script, lexicons);
    segment.spoken = std::move(said.text);
    segment.runs = std::move(said.runs);
  }
  if (text::words(segment.spoken, segment.language).empty()) {
    refuse(fields.at(spoken ? "spoken" : "written"),
           base::quoted(spoken ? *spoken : *written) + " has no words; delete the segment");
  }
}

Segment read_segment(Fields fields, const Script& script, const Completion& completion) {
  Segment segment;
  segment.id = fields.text_or("id", numbered_id(script.segments.size()));
  if (segment.id.empty()) refuse(fields.at("id"), "must not be empty");
  fields.rename("segment " + base::quoted(segment.id));
  segment.role = read_role(fields);
  segment.pause = read_pause(fields);
  segment.language = fields.text_or("language", script.language);
  read_words(segment, fields, script, completion.lexicons);
  const auto voice = fields.text("voice");
  segment.voice =
      voice ? *voice
            : voice::voice_for(completion.style, name_of(segment.role), segment.language).name;
  if (segment.voice.empty()) refuse(fields.at("voice"), "must not be empty");
  segment.span = fields.span();
  segment.chapter = fields.text("chapter");
  return segment;
}

void read_segments(Script& script, const Fields& fields, const Completion& completion) {
  std::set<std::string> ids;
  for (const auto& element : fields.list("segments", "segment")) {
    auto segment = read_segment(element, script, completion);
    if (!ids.insert(segment.id).second) {
      refuse("segment " + base::quoted(segment.id), "id is there twice; ids are unique");
    }
    script.segments.push_back(std::move(segment));
  }
  if (script.segments.empty()) refuse("segments", "none; a script has at least one");
}

std::vector<article::LeftOut> read_left_out(const Fields& fields) {
  std::vector<article::LeftOut> left_out;
  for (const auto& piece : fields.list("left_out", "left_out")) {
    left_out.push_back({piece.text_or("text", ""), piece.text_or("reason", ""), piece.span()});
  }
  return left_out;
}

std::vector<base::Diagnostic> read_diagnostics(const Fields& fields) {
  std::vector<base::Diagnostic> diagnostics;
  for (const auto& diagnostic : fields.list("diagnostics", "diagnostic")) {
    diagnostics.push_back({diagnostic.text_or("message", ""), diagnostic.span()});
  }
  return diagnostics;
}

// Position of a segment that an item names, which isn't before another one.
std::size_t read_place(const Fields& fields,
                       const char* field,
                       const Script& script,
                       std::size_t from) {
  const auto id = fields.text_or(field, "");
  const auto& segments = script.segments;
  const auto found = std::find_if(segments.begin() + static_cast<std::ptrdiff_t>(from),
                                  segments.end(),
                                  [&id](const Segment& segment) { return segment.id == id; });
  if (found == segments.end()) {
    refuse(fields.at(field),
           base::quoted(id) +
               " must be the id of a segment; those of an item follow those of the "
               "item before, in order");
  }
  return static_cast<std::size_t>(found - segments.begin());
}

Item read_item(const Fields& fields, const Script& script) {
  const auto from = script.items.empty() ? 0 : script.items.back().end_segment;
  Item item;
  item.input = fields.text_or("input", "");
  item.headline = fields.text_or("headline", "");
  item.section = fields.text("section");
  item.byline = fields.text("byline");
  item.publication = fields.text("publication");
  item.published = fields.date("published");
  item.url = fields.text("url");
  item.language = fields.text_or("language", script.language);
  item.style = fields.text_or("style", "");
  item.first_segment = read_place(fields, "first", script, from);
  item.end_segment = read_place(fields, "last", script, item.first_segment) + 1;
  item.left_out = read_left_out(fields);
  item.diagnostics = read_diagnostics(fields);
  return item;
}

void read_items(Script& script, const Fields& fields) {
  for (const auto& element : fields.list("items", "item")) {
    script.items.push_back(read_item(element, script));
  }
}

}  // namespace

Script from_json(std::string_view json,
                 const voice::Style& style,
                 const spoken::Lexicons& lexicons) {
  const auto root = parse(json);
  const Fields fields(root, "script");
  check_format(fields);
  Script script;
  script.language = fields.text_or("language", "en");
  script.style = fields.text_or("style", style.name);
  script.byline = fields.text("byline");
  script.publication = fields.text("publication");
  script.published = fields.date("published");
  script.url = fields.text("url");
  read_segments(script, fields, {.style = style, .lexicons = lexicons});
  script.title = fields.text_or("title", script.segments.front().written);
  auto& first_chapter = script.segments.front().chapter;
  if (!first_chapter) first_chapter = script.title;
  script.left_out = read_left_out(fields);
  script.diagnostics = read_diagnostics(fields);
  read_items(script, fields);
  return script;
}

bool is_script(std::string_view bytes) {
  constexpr std::size_t kLookedAt = 65'536;
  constexpr std::string_view kMark = "\"lector.script/";
  const auto ink = text::find_ink(bytes.substr(0, kLookedAt), 0);
  if (ink == std::string_view::npos || bytes[ink] != '{') return false;
  return bytes.substr(0, kLookedAt).find(kMark) != std::string_view::npos;
}

}  // namespace lector::script
