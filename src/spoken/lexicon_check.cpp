#include "spoken/lexicon_check.hpp"

#include <cassert>

#include "base/report.hpp"
#include "spoken/lexicon_file.hpp"
#include "text/unicode.hpp"

namespace lector::spoken {
namespace {

/// What an entry is tried with.
const std::string& sample_of(const Entry& entry) {
  return entry.example.empty() ? entry.written : entry.example;
}

bool is_tested(const Entry& entry) {
  return !entry.expect.empty() || entry.saying == Saying::phonemes;
}

std::string_view file_of(const Entry& entry) {
  return std::string_view(entry.place).substr(0, entry.place.rfind(':'));
}

Finding finding(const Entry& entry, std::string message, bool is_fault = true) {
  return {.place = entry.place,
          .written = entry.written,
          .message = std::move(message),
          .is_fault = is_fault};
}

bool is_ipa(std::string_view expect) {
  return expect.size() > 1 && expect.front() == '/' && expect.back() == '/';
}

std::string fault_of(const Entry& entry, const Heard& heard) {
  if (!heard.is_known)
    return base::quoted(entry.value) + " has a name that the voice " + base::quoted(entry.voice) +
           " doesn't have; of it is heard " + base::quoted(heard.names);
  if (entry.expect.empty()) return {};
  const std::string_view expect = entry.expect;
  const auto wanted = is_ipa(expect) ? expect.substr(1, expect.size() - 2) : expect;
  const auto& said = is_ipa(expect) ? heard.ipa : heard.names;
  if (text::collapse_white_space(wanted) == text::collapse_white_space(said)) return {};
  return "is said " + base::quoted(said) + ", expected " + base::quoted(wanted);
}

}  // namespace

std::vector<Trial> trials_of(const Lexicon& lexicon) {
  std::vector<Trial> trials;
  const auto& entries = lexicon.entries();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto& entry = entries[i];
    if (!is_tested(entry) || entry.voice.empty()) continue;
    const auto& sample = sample_of(entry);
    const LexiconMatch match{.length = sample.size(), .ending = 0, .entry = &entry};
    auto said = say_entry(match, sample);
    const auto voice = said.language.empty() ? entry.voice : voice_of(said.language);
    trials.push_back({.entry = i, .said = std::move(said), .voice = voice});
  }
  return trials;
}

std::vector<Finding> judge(const Lexicon& lexicon,
                           std::span<const Trial> trials,
                           std::span<const Heard> heard) {
  assert(trials.size() == heard.size());
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < trials.size(); ++i) {
    const auto& entry = lexicon.entries()[trials[i].entry];
    auto fault = fault_of(entry, heard[i]);
    if (!fault.empty()) findings.push_back(finding(entry, std::move(fault)));
  }
  return findings;
}

std::vector<Finding> find_clashes(const Lexicon& lexicon) {
  std::vector<Finding> findings;
  for (const auto& entry : lexicon.entries()) {
    if (is_tested(entry) && entry.voice.empty())
      findings.push_back(finding(entry, "can't be tested: it says neither `language` nor `voice`"));
    const auto& sample = sample_of(entry);
    if (entry.form == Form::pattern && entry.example.empty()) continue;
    const auto match =
        lexicon.find(sample, 0, {.language = entry.language, .publication = entry.publication});
    if (match && match->entry == &entry) continue;
    if (!match) {
      findings.push_back(finding(entry, "doesn't fit " + base::quoted(sample)));
      continue;
    }
    const bool is_same_file = file_of(*match->entry) == file_of(entry);
    findings.push_back(
        finding(entry, "never counts; " + match->entry->place + " does", is_same_file));
  }
  return findings;
}

}  // namespace lector::spoken
