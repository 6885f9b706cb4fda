// Sentences that are hard to follow by ear.
#include <algorithm>
#include <string>

#include "lint/finders.hpp"
#include "lint/hints.hpp"
#include "text/characters.hpp"

namespace lector::lint {
namespace {

using script::Segment;
using text::TextSpan;

// What a listener keeps in mind: broadcasters' style guides ask for 20 to 25 words, so twice that
// is far over.
constexpr std::size_t kMostWords = 40;

bool is_letter_at(std::string_view text, std::size_t offset) {
  return offset < text.size() && text::is_letter(text::character_at(text, offset).value);
}

bool is_letter_before(std::string_view text, std::size_t offset) {
  return offset > 0 && text::is_letter(text::character_before(text, offset).value);
}

class PhraseFinder {
 public:
  PhraseFinder(const Places& places, const Hints& hints) : places_(places), hints_(hints) {}

  void find(const Segment& segment) {
    const auto lower = text::to_lower(segment.written, segment.language);
    // Lower case that has other lengths has other places too; no language with hints has such.
    if (lower.size() != segment.written.size()) return;
    taken_.clear();
    find_all(segment, lower, hints_.seen, "a listener can't see it");
    find_all(segment, lower, hints_.followed, "a listener can't follow it");
  }

  std::vector<Finding> take() && { return std::move(findings_); }

 private:
  void find_all(const Segment& segment,
                std::string_view lower,
                const std::vector<std::string>& phrases,
                std::string_view advice) {
    for (const auto& phrase : phrases) {
      for (auto at = lower.find(phrase); at != std::string_view::npos;
           at = lower.find(phrase, at + phrase.size())) {
        add(segment, {at, at + phrase.size()}, advice);
      }
    }
  }

  void add(const Segment& segment, const TextSpan& part, std::string_view advice) {
    const bool is_part_of_word = is_letter_before(segment.written, part.begin) ||
                                 (!hints_.glues_endings && is_letter_at(segment.written, part.end));
    // "see the chart" and "the chart below" are one thing to look at.
    const bool is_taken = std::ranges::any_of(taken_, [&](const TextSpan& other) {
      return other.begin < part.end && part.begin < other.end;
    });
    if (is_part_of_word || is_taken) return;
    taken_.push_back(part);
    findings_.push_back(places_.finding(Kind::pointer, segment, part));
    findings_.back().advice = advice;
  }

  const Places& places_;
  const Hints& hints_;
  std::vector<TextSpan> taken_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> find_hard_sentences(const script::Script& script, const Places& places) {
  const auto hints = hints_for(script.language);
  PhraseFinder phrases(places, hints);
  std::vector<Finding> findings;
  for (const auto& segment : script.segments) {
    if (!is_from_page(segment)) continue;
    phrases.find(segment);
    const auto words = text::words(segment.written, segment.language).size();
    if (words <= kMostWords) continue;
    auto finding = places.finding(Kind::long_sentence, segment, {0, segment.written.size()});
    finding.advice = std::to_string(words) + " words; hard to follow by ear, break it";
    finding.count = words;
    findings.push_back(std::move(finding));
  }
  auto found = std::move(phrases).take();
  findings.insert(findings.end(), found.begin(), found.end());
  return findings;
}

}  // namespace lector::lint
