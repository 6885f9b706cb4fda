#include "verify/cues.hpp"

#include <algorithm>
#include <charconv>

#include "base/report.hpp"

namespace lector::verify {
namespace {

std::optional<std::int64_t> number(std::string_view digits) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool is_whole = error == std::errc() && end == digits.data() + digits.size();
  return is_whole && !digits.starts_with('-') ? std::optional(value) : std::nullopt;
}

std::string cue_name(std::size_t position) {
  return "cue " + std::to_string(position + 1);
}

void expect_same_cue(std::size_t i, const Cue& found, const Cue& expected, Notes& notes) {
  if (found.start_ms != expected.start_ms || found.end_ms != expected.end_ms) {
    notes.add(kAgreement,
              cue_name(i) + " sounds from " + time_text(found.start_ms) + " to " +
                  time_text(found.end_ms) + ", not from " + time_text(expected.start_ms) + " to " +
                  time_text(expected.end_ms));
  }
  expect_same_text(cue_name(i), squeezed(found.text), squeezed(expected.text), notes);
}

/// Whether both have as many sentences; a note if not.
bool has_same_count(const std::vector<Cue>& found, const Reading& expected, Notes& notes) {
  if (found.size() == expected.cues.size()) return true;
  notes.add(kAgreement,
            std::to_string(found.size()) + " sentences, but " + expected.file + " has " +
                std::to_string(expected.cues.size()));
  return false;
}

/// @param i  which cue.
void expect_same_words_of(std::size_t i,
                          const std::vector<Word>& found,
                          const Reading& expected,
                          Notes& notes) {
  const auto there = expected.cues[i].words.value_or(std::vector<Word>());
  if (found.size() != there.size())
    notes.add(kAgreement,
              cue_name(i) + " has " + std::to_string(found.size()) + " words, in " + expected.file +
                  " " + std::to_string(there.size()));
  for (std::size_t j = 0; j < std::min(found.size(), there.size()); ++j) {
    const auto name = cue_name(i) + "'s word " + std::to_string(j + 1);
    if (found[j].start_ms != there[j].start_ms)
      notes.add(kAgreement,
                name + " begins at " + time_text(found[j].start_ms) + ", in " + expected.file +
                    " at " + time_text(there[j].start_ms));
    expect_same_text(name, found[j].written, there[j].written, notes);
  }
}

}  // namespace

std::optional<std::int64_t> read_time(std::string_view text, char point) {
  // Hours of two digits or more: some readers drop a whole transcript for one short time.
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon < 2 || text.size() != colon + 10)
    return std::nullopt;
  if (text[colon + 3] != ':' || text[colon + 6] != point) return std::nullopt;
  const auto hours = number(text.substr(0, colon));
  const auto minutes = number(text.substr(colon + 1, 2));
  const auto seconds = number(text.substr(colon + 4, 2));
  const auto thousandths = number(text.substr(colon + 7, 3));
  if (!hours || !minutes || !seconds || !thousandths) return std::nullopt;
  if (*hours > 9999 || *minutes > 59 || *seconds > 59) return std::nullopt;
  return ((*hours * 60 + *minutes) * 60 + *seconds) * 1000 + *thousandths;
}

std::optional<Times> read_times(std::string_view line, char point) {
  constexpr std::string_view kArrow = " --> ";
  const auto arrow = line.find(kArrow);
  if (arrow == std::string_view::npos) return std::nullopt;
  const auto start = read_time(line.substr(0, arrow), point);
  const auto end = read_time(line.substr(arrow + kArrow.size()), point);
  return start && end ? std::optional(Times{*start, *end}) : std::nullopt;
}

std::optional<std::string_view> take_line(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  const auto end = std::min(text.find_first_of("\r\n"), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(end);
  if (text.starts_with("\r\n"))
    text.remove_prefix(2);
  else if (!text.empty())
    text.remove_prefix(1);
  return line;
}

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view kMark = "\uFEFF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  return text;
}

std::size_t length_of(std::string_view line) {
  return static_cast<std::size_t>(std::ranges::count_if(
      line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void check_order(const std::vector<Cue>& cues, const Facts& facts, Notes& notes) {
  std::int64_t latest = 0;
  for (std::size_t i = 0; i < cues.size(); ++i) {
    const auto& cue = cues[i];
    if (cue.end_ms <= cue.start_ms)
      notes.add("5.2", cue_name(i) + " ends at " + time_text(cue.end_ms) + ", before it starts");
    if (cue.start_ms < latest)
      notes.add("5.2",
                cue_name(i) + " starts at " + time_text(cue.start_ms) +
                    ", before the one before it ends");
    if (cue.end_ms > facts.length_ms)
      notes.add("5.11",
                cue_name(i) + " ends at " + time_text(cue.end_ms) +
                    ", after the sound, which ends at " + time_text(facts.length_ms));
    latest = std::max(latest, cue.end_ms);
  }
}

std::string text_of(const std::vector<Cue>& cues) {
  std::string text;
  for (const auto& cue : cues) text += squeezed(cue.text);
  return text;
}

std::string speaker_named(std::string_view role) {
  std::string name(role);
  std::ranges::replace(name, '_', ' ');
  if (!name.empty() && name.front() >= 'a' && name.front() <= 'z')
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

bool is_same(const std::vector<Cue>& one, const std::vector<Cue>& other) {
  return std::ranges::equal(one, other, [](const Cue& a, const Cue& b) {
    return a.start_ms == b.start_ms && a.end_ms == b.end_ms && a.speaker == b.speaker &&
           squeezed(a.text) == squeezed(b.text);
  });
}

void expect_same_words(const std::vector<Cue>& found, const Reading& expected, Notes& notes) {
  for (std::size_t i = 0; i < std::min(found.size(), expected.cues.size()); ++i) {
    const auto& here = found[i];
    const auto& there = expected.cues[i];
    if (here.stamps && there.stamps && here.stamps != there.stamps)
      notes.add(kAgreement, cue_name(i) + " has its words at other times than " + expected.file);
    if (here.words && there.words) expect_same_words_of(i, *here.words, expected, notes);
  }
}

void expect_same_voices(const std::vector<Cue>& found, const Reading& expected, Notes& notes) {
  const auto expect_same = [&](std::size_t i,
                               const std::string& what,
                               const std::string& here,
                               const std::string& there) {
    if (!here.empty() && !there.empty() && here != there)
      notes.add(kAgreement,
                cue_name(i) + " has the " + what + " " + base::quoted(here) + ", in " +
                    expected.file + " " + base::quoted(there));
  };
  if (found.size() != expected.cues.size()) return;  // which has been told
  for (std::size_t i = 0; i < found.size(); ++i) {
    expect_same(i, "role", found[i].speaker, expected.cues[i].speaker);
    expect_same(i, "language", found[i].language, expected.cues[i].language);
  }
}

void expect_same_cues(const std::vector<Cue>& found, const Reading& expected, Notes& notes) {
  if (!has_same_count(found, expected, notes)) return;
  for (std::size_t i = 0; i < found.size(); ++i)
    expect_same_cue(i, found[i], expected.cues[i], notes);
}

void expect_same_sentences(const std::vector<Cue>& found, const Reading& expected, Notes& notes) {
  if (!has_same_count(found, expected, notes)) return;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto name = "sentence " + std::to_string(i + 1);
    if (found[i].start_ms != expected.cues[i].start_ms)
      notes.add(kAgreement,
                name + " begins at " + time_text(found[i].start_ms) + ", not at " +
                    time_text(expected.cues[i].start_ms));
    expect_same_text(name, squeezed(found[i].text), squeezed(expected.cues[i].text), notes);
  }
}

}  // namespace lector::verify
