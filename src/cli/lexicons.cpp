#include "cli/lexicons.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "base/report.hpp"
#include "cli/counted.hpp"
#include "cli/terminal.hpp"
#include "cli/voices.hpp"
#include "spoken/lexicon_check.hpp"
#include "spoken/lexicon_file.hpp"
#include "synth/phonemes.hpp"

namespace lector::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

spoken::LexiconFile read(const fs::path& path) {
  return spoken::read_lexicon(base::read_file(path, spoken::kMaxLexiconBytes), path.string());
}

std::vector<spoken::Entry> read_users(const Invocation& wanted) {
  std::vector<spoken::Entry> entries;
  for (const auto& path : wanted.lexicons) {
    auto file = read(path);
    for (const auto& refused : file.refused)
      if (wanted.progress != ProgressMode::none) print_message("lector: note: " + refused.message);
    for (auto& entry : file.entries) {
      entry.is_user = true;
      entries.push_back(std::move(entry));
    }
  }
  return entries;
}

/// "en" of "en-GB"; a name of a file, so nothing but letters.
std::string primary_subtag(std::string_view language) {
  std::string tag(language.substr(0, language.find('-')));
  std::ranges::transform(tag, tag.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  const bool is_tag =
      std::ranges::all_of(tag, [](char letter) { return letter >= 'a' && letter <= 'z'; });
  return is_tag ? tag : "";
}

/// Lexicons by language, made when they are wanted. Safe from several threads.
class Shelf {
 public:
  explicit Shelf(std::vector<spoken::Entry> users) : users_(std::move(users)) {}

  const spoken::Lexicon* find(std::string_view language) {
    const auto tag = primary_subtag(language);
    const std::lock_guard lock(mutex_);
    const auto [place, is_new] = lexicons_.try_emplace(tag);
    if (is_new) {
      const auto path = voices_folder() / "lexicons" / (tag + ".toml");
      std::error_code missing;
      if (!tag.empty() && fs::is_regular_file(path, missing)) place->second.add(read(path).entries);
      place->second.add(users_);
    }
    return place->second.empty() ? nullptr : &place->second;
  }

 private:
  std::vector<spoken::Entry> users_;
  std::mutex mutex_;
  std::map<std::string, spoken::Lexicon> lexicons_;
};

std::vector<spoken::Heard> hear(const std::vector<spoken::Trial>& trials) {
  std::vector<synth::Question> questions;
  for (const auto& [entry, said, voice] : trials) {
    const bool has_phonemes = !said.phonemes.empty();
    questions.push_back(
        {.text = has_phonemes ? said.phonemes : said.text,
         .notation = has_phonemes ? synth::Notation::phonemes : synth::Notation::words,
         .voice = voice});
  }
  std::vector<spoken::Heard> heard;
  for (auto& answer : synth::pronounce(questions))
    heard.push_back({.names = std::move(answer.names),
                     .ipa = std::move(answer.ipa),
                     .is_known = answer.is_known});
  return heard;
}

/// All that was found, in the order of the files' checks.
struct Check {
  std::size_t entries = 0;
  std::size_t tests = 0;
  std::vector<spoken::Finding> findings;

  [[nodiscard]] std::size_t faults() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(findings, [](const auto& finding) { return finding.is_fault; }));
  }
};

Check run_check(const Invocation& wanted) {
  Check check;
  spoken::Lexicon lexicon;
  for (const auto& path : wanted.lexicons) {
    auto file = read(path);
    for (const auto& refused : file.refused)
      check.findings.push_back({.place = {}, .written = {}, .message = refused.message});
    lexicon.add(std::move(file.entries));
  }
  const auto trials = spoken::trials_of(lexicon);
  check.entries = lexicon.entries().size();
  check.tests = trials.size();
  for (auto& finding : spoken::judge(lexicon, trials, hear(trials)))
    check.findings.push_back(std::move(finding));
  for (auto& finding : spoken::find_clashes(lexicon)) check.findings.push_back(std::move(finding));
  return check;
}

std::string to_line(const spoken::Finding& finding) {
  std::string line = finding.place.empty() ? "" : finding.place + ": ";
  if (!finding.is_fault) line += "note: ";
  if (!finding.written.empty()) line += base::quoted(finding.written) + " ";
  return line + finding.message + "\n";
}

std::string to_json(const Check& check) {
  Json findings = Json::array();
  for (const auto& finding : check.findings)
    findings.push_back({{"place", finding.place},
                        {"written", finding.written},
                        {"message", finding.message},
                        {"fault", finding.is_fault}});
  const Json root = {{"format", "lector.lexicon_check/1"},
                     {"entries", check.entries},
                     {"tests", check.tests},
                     {"findings", findings}};
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

spoken::Lexicons lexicons_of(const Invocation& wanted) {
  const auto shelf = std::make_shared<Shelf>(read_users(wanted));
  return [shelf](std::string_view language) { return shelf->find(language); };
}

int check_lexicons(const Invocation& wanted) {
  const auto check = run_check(wanted);
  if (wanted.output_mode == OutputMode::json) {
    print_result(to_json(check));
  } else {
    for (const auto& finding : check.findings) print_result(to_line(finding));
    print_message(counted(check.entries, "entry", "entries") + ", " + counted(check.tests, "test") +
                  ", " + counted(check.faults(), "fault"));
  }
  return check.faults() == 0 ? 0 : 1;
}

}  // namespace lector::cli
