// Findings for programs and for people.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "lint/lint.hpp"

namespace lector::lint {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

constexpr std::array<std::pair<Kind, std::string_view>, 8> kHeadings = {{
    {Kind::acronym, "Acronyms that no list knows, by frequency"},
    {Kind::name, "Names that the voice may not know, by frequency"},
    {Kind::ambiguous, "Words that may be read in two ways"},
    {Kind::long_sentence, "Sentences of more than 40 words"},
    {Kind::pointer, "Phrases that point at what can't be heard"},
    {Kind::markup, "Leftovers of markup"},
    {Kind::address, "Long addresses"},
    {Kind::sign, "Emoji and rare signs"},
}};

bool is_counted(Kind kind) {
  return kind == Kind::acronym || kind == Kind::name;
}

std::vector<Finding> of_kind(const std::vector<Finding>& findings, Kind kind) {
  std::vector<Finding> chosen;
  std::ranges::copy_if(findings, std::back_inserter(chosen), [kind](const Finding& finding) {
    return finding.kind == kind;
  });
  if (is_counted(kind)) std::ranges::stable_sort(chosen, std::greater(), &Finding::count);
  return chosen;
}

std::string line_of(const Finding& finding) {
  constexpr std::size_t kNumberWidth = 4;
  const auto number = std::to_string(finding.line);
  std::string line = "  line ";
  line.append(kNumberWidth - std::min(kNumberWidth, number.size()), ' ');
  line += number + "  " + base::quoted(finding.text);
  if (!finding.reading.empty() && finding.reading != finding.text) {
    line += " → " + base::quoted(finding.reading);
  }
  const bool is_sentence = finding.kind == Kind::long_sentence;
  if (finding.count > 1 && !is_sentence) line += ", " + std::to_string(finding.count) + " times";
  return line + "  (" + finding.advice + ")\n";
}

// An entry of a lexicon names letters, and no quotation mark or backslash is one.
bool is_safe(std::string_view entry) {
  return entry.find_first_of("\\\n") == std::string_view::npos;
}

}  // namespace

std::string to_json(const std::vector<Finding>& findings, std::string_view language) {
  Json root = {{"format", "lector.lint/1"}, {"language", language}, {"findings", Json::array()}};
  for (const auto& finding : findings) {
    root["findings"].push_back({{"kind", name_of(finding.kind)},
                                {"span", Json::array({finding.source.begin, finding.source.end})},
                                {"line", finding.line},
                                {"segment", finding.segment},
                                {"text", finding.text},
                                {"reading", text_or_null(finding.reading)},
                                {"advice", finding.advice},
                                {"count", finding.count},
                                {"lexicon", text_or_null(finding.lexicon)}});
  }
  root["lexicon"] = text_or_null(suggested_lexicon(findings, language));
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_text(const std::vector<Finding>& findings, std::string_view language) {
  if (findings.empty()) return "Nothing to look at.\n";
  std::string page;
  for (const auto& [kind, heading] : kHeadings) {
    const auto chosen = of_kind(findings, kind);
    if (chosen.empty()) continue;
    page.append(heading).append("\n");
    for (const auto& finding : chosen) page += line_of(finding);
    page += '\n';
  }
  const auto lexicon = suggested_lexicon(findings, language);
  if (lexicon.empty()) return page;
  return page +
         "To paste into a lexicon: take the # from a line, and say it as it should be said.\n\n" +
         lexicon;
}

std::string suggested_lexicon(const std::vector<Finding>& findings, std::string_view language) {
  std::string entries;
  for (const auto kind : {Kind::acronym, Kind::name}) {
    for (const auto& finding : of_kind(findings, kind)) {
      if (!is_safe(finding.lexicon)) continue;
      entries += "  # " + finding.lexicon + ",\n";
    }
  }
  if (entries.empty()) return {};
  return "format = \"lector.lexicon/1\"\nlanguage = \"" + std::string(language) +
         "\"\n\nentries = [\n" + entries + "]\n";
}

}  // namespace lector::lint
