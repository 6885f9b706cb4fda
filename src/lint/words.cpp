// Acronyms and names: words that the voice may not know.
#include <algorithm>
#include <set>
#include <string>

#include "lint/finders.hpp"
#include "lint/hints.hpp"
#include "lint/tally.hpp"
#include "spoken/language.hpp"
#include "spoken/sentence.hpp"
#include "text/characters.hpp"

namespace lector::lint {
namespace {

using script::Change;
using script::Segment;
using text::TextSpan;

const Change* change_at(const Segment& segment, const TextSpan& word) {
  const auto found = std::ranges::find_if(segment.changes, [&](const Change& change) {
    return change.written.begin < word.end && word.begin < change.written.end &&
           change.rule != "silent.character";
  });
  return found == segment.changes.end() ? nullptr : &*found;
}

bool is_all_letters(std::string_view word) {
  for (std::size_t offset = 0; offset < word.size();) {
    const auto character = text::character_at(word, offset);
    if (!text::is_letter(character.value)) return false;
    offset = character.end;
  }
  return true;
}

// Without "'s", or the "s" of "CEOs".
TextSpan without_ending(std::string_view written, TextSpan word) {
  const auto text = slice(written, word);
  for (const std::string_view ending : {"'s", "’s"}) {
    if (text.ends_with(ending)) return {word.begin, word.end - ending.size()};
  }
  const bool is_plural = text.size() > 2 && text.ends_with('s') &&
                         spoken::is_capitals(text.substr(0, text.size() - 1));
  return is_plural ? TextSpan{word.begin, word.end - 1} : word;
}

bool is_acronym(std::string_view word) {
  constexpr std::size_t kLongest = 8;
  const auto letters = spoken::count_letters(word);
  return letters >= 2 && letters <= kLongest && is_all_letters(word) &&
         spoken::begins_upper(word) && spoken::is_capitals(word);
}

bool is_listed(std::string_view word, const spoken::Language& language) {
  return language.acronym_words.has(word) || language.plain_words.has(word) ||
         language.spelled_acronyms.has(word) || language.zones.value_of(word) != nullptr ||
         language.currencies.value_of(word) != nullptr;
}

bool shouts(const Segment& segment) {
  return spoken::is_capitals(segment.written);
}

void describe_acronym(Finding& finding, const Segment& segment, const Change* change) {
  const auto entry = "{written = \"" + finding.text + "\", say = ";
  const bool has_rules = spoken::Language::of(segment.language).has_file;
  if (change != nullptr) {
    finding.reading = slice(segment.spoken, change->spoken);
    finding.advice = "in no list, so it is spelled";
    finding.lexicon = entry + "\"word\"}";
  } else {
    finding.reading = finding.text;
    finding.advice = has_rules ? "in no list, read as a word by its look"
                               : "left to the voice, which may spell it or not";
    finding.lexicon = entry + "\"letters\"}";
  }
}

// True for a word that isn't capitalised because it begins a sentence or a quotation.
bool is_amid_sentence(std::string_view written, std::size_t begin) {
  while (begin > 0) {
    const auto before = text::character_before(written, begin);
    begin = before.begin;
    if (text::is_white_space(before.value)) continue;
    constexpr std::u32string_view kInside = U",;-.’'";
    return text::is_letter(before.value) || text::is_digit(before.value) ||
           kInside.find(before.value) != std::u32string_view::npos;
  }
  return false;
}

// Words that a hyphen joins are one name: "Ji-eun".
std::vector<TextSpan> joined_words(const Segment& segment) {
  std::vector<TextSpan> joined;
  for (const auto& word : text::words(segment.written, segment.language)) {
    const bool goes_on = !joined.empty() && word.begin == joined.back().end + 1 &&
                         segment.written[joined.back().end] == '-';
    if (goes_on) {
      joined.back().end = word.end;
    } else {
      joined.push_back(word);
    }
  }
  return joined;
}

class NameCounter {
 public:
  NameCounter(const script::Script& script, const Places& places)
      : places_(places), language_(spoken::Language::of(script.language)) {
    for (const auto& segment : script.segments) note_common_words(segment);
    for (const auto& segment : script.segments) count(segment);
  }

  std::vector<Finding> take() && {
    constexpr std::size_t kMost = 20;
    auto names = std::move(tally_).take();
    std::ranges::stable_sort(names, std::greater(), &Finding::count);
    names.resize(std::min(names.size(), kMost));
    return names;
  }

 private:
  void note_common_words(const Segment& segment) {
    for (const auto& word : joined_words(segment)) {
      const auto written = slice(segment.written, word);
      if (!spoken::begins_upper(written)) common_.insert(std::string(written));
    }
  }

  void count(const Segment& segment) {
    // Titles may have capitals everywhere.
    const bool is_title =
        segment.role == script::Role::headline || segment.role == script::Role::subheading;
    if (is_title || !is_from_page(segment) || shouts(segment)) return;
    for (const auto& found : joined_words(segment)) {
      const auto word = without_ending(segment.written, found);
      if (!is_name(segment, word)) continue;
      auto* const finding = tally_.add(std::string(slice(segment.written, word)));
      if (finding == nullptr) continue;
      *finding = places_.finding(Kind::name, segment, word);
      finding->advice = "left to the voice";
      finding->lexicon = "{written = \"" + finding->text + "\", words = \"" + finding->text + "\"}";
    }
  }

  [[nodiscard]] bool is_name(const Segment& segment, const TextSpan& word) const {
    constexpr std::size_t kFewestLetters = 3;
    const auto written = slice(segment.written, word);
    if (spoken::count_letters(written) < kFewestLetters || !spoken::begins_upper(written) ||
        spoken::is_capitals(written) || !is_amid_sentence(segment.written, word.begin)) {
      return false;
    }
    const auto lower = spoken::folded(written);
    const bool is_known = common_.contains(lower) || language_.months.value_of(lower) != nullptr ||
                          std::ranges::find(language_.calendar.weekdays, written) !=
                              language_.calendar.weekdays.end();
    return !is_known && change_at(segment, word) == nullptr;
  }

  const Places& places_;
  const spoken::Language& language_;
  std::set<std::string, std::less<>> common_;
  Tally tally_;
};

// A dateline's place is in capitals, and said without them.
bool may_have_acronyms(const Segment& segment) {
  return is_from_page(segment) && segment.role != script::Role::dateline && !shouts(segment);
}

// An acronym that neither a list nor another rule knows.
bool is_unknown(const Segment& segment, const TextSpan& word) {
  const auto written = slice(segment.written, word);
  if (!is_acronym(written) || is_listed(written, spoken::Language::of(segment.language))) {
    return false;
  }
  const auto* const change = change_at(segment, word);
  return change == nullptr || change->rule == "letters.acronym";
}

}  // namespace

std::vector<Finding> find_acronyms(const script::Script& script, const Places& places) {
  Tally tally;
  for (const auto& segment : script.segments) {
    if (!may_have_acronyms(segment)) continue;
    for (const auto& found : text::words(segment.written, segment.language)) {
      const auto word = without_ending(segment.written, found);
      if (!is_unknown(segment, word)) continue;
      auto* const finding = tally.add(std::string(slice(segment.written, word)));
      if (finding == nullptr) continue;
      *finding = places.finding(Kind::acronym, segment, word);
      describe_acronym(*finding, segment, change_at(segment, word));
    }
  }
  return std::move(tally).take();
}

std::vector<Finding> find_names(const script::Script& script, const Places& places) {
  if (!hints_for(script.language).capitals_mean_names) return {};
  return NameCounter(script, places).take();
}

}  // namespace lector::lint
