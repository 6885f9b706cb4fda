#include "verify/facts.hpp"

#include <algorithm>

#include "base/report.hpp"
#include "text/characters.hpp"

namespace lector::verify {

namespace {

void count_one_more(Finding& rest, std::size_t number) {
  rest.more += number;
  rest.message = "and " + std::to_string(rest.more) + " more";
}

}  // namespace

void Notes::add(std::string_view rule, const std::string& message) {
  const auto found = counts_.find(rule);
  auto& count = found == counts_.end() ? counts_[std::string(rule)] : found->second;
  if (count.findings <= kMostFindings) {
    count.rest = findings_.size();
    findings_.push_back({.file = file_, .rule = std::string(rule), .message = message});
  }
  if (++count.findings > kMostFindings) count_one_more(findings_[count.rest], 1);
}

std::vector<Finding> shortened(const std::vector<Finding>& findings) {
  struct Count {
    std::size_t findings = 0;
    std::size_t rest = 0;
  };
  std::map<std::pair<std::string, std::string>, Count> counts;
  std::vector<Finding> shorter;
  for (const auto& finding : findings) {
    auto& count = counts[{finding.file, finding.rule}];
    const bool is_listed = finding.more == 0 && count.findings < kMostFindings;
    if (is_listed) ++count.findings;
    const bool is_first_rest = !is_listed && count.rest == 0;
    if (is_first_rest) count.rest = shorter.size() + 1;
    if (is_listed || is_first_rest) shorter.push_back(finding);
    if (is_listed) continue;
    auto& rest = shorter[count.rest - 1];
    if (is_first_rest) rest.more = 0;
    count_one_more(rest, std::max<std::size_t>(finding.more, 1));
  }
  return shorter;
}

std::string time_text(std::int64_t time_ms) {
  if (time_ms < 0) return "-" + time_text(-time_ms);
  auto digits = std::to_string(time_ms % 1000);
  digits.insert(0, 3 - digits.size(), '0');
  return std::to_string(time_ms / 1000) + "." + digits + " s";
}

std::size_t most_text_bytes(const Facts& facts, std::size_t first_bytes) {
  // timing.json has the most, 620 bytes a second of speech (samples, November 2026).
  constexpr std::int64_t kMostBytesPerMs = 10;
  return first_bytes +
         static_cast<std::size_t>(std::max<std::int64_t>(facts.length_ms, 0) * kMostBytesPerMs);
}

std::string squeezed(std::string_view text) {
  std::string ink;
  ink.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto character = text::character_at(text, i);
    if (!text::is_white_space(character.value))
      ink.append(text.substr(character.begin, character.end - character.begin));
    i = character.end;
  }
  return ink;
}

void expect_language(const std::string& what,
                     std::string_view language,
                     const Facts& facts,
                     Notes& notes) {
  // A tag that says nothing is of a language that has no code of three letters.
  const bool is_same = facts.language.empty() || language == facts.language ||
                       edition::iso639_2(language) == facts.language;
  if (!is_same)
    notes.add(kAgreement,
              what + " is in the language " + base::quoted(language) + ", the sound in " +
                  base::quoted(facts.language));
}

void expect_same_text(const std::string& what,
                      std::string_view found,
                      std::string_view expected,
                      Notes& notes) {
  constexpr std::size_t kShownBytes = 40;
  const auto [in_found, in_expected] = std::ranges::mismatch(found, expected);
  if (in_found == found.end() && in_expected == expected.end()) return;
  auto at = static_cast<std::size_t>(in_found - found.begin());
  while (at > 0 && at < found.size() && (static_cast<unsigned char>(found[at]) & 0xC0U) == 0x80U)
    --at;
  const auto shown = [&](std::string_view text) {
    return at < text.size() ? base::quoted(text.substr(at), kShownBytes) : "nothing";
  };
  notes.add(kAgreement,
            what + " has " + shown(found) + " where " + shown(expected) + " is expected");
}

}  // namespace lector::verify
