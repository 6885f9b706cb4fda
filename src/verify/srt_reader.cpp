#include "base/report.hpp"
#include "verify/cues.hpp"

namespace lector::verify {
namespace {

constexpr std::size_t kMostCharacters = 32;
constexpr std::size_t kMostLines = 2;

/// Arrows and brackets are written as signs that no reader takes for a time or a tag. An arrow may
/// have been divided between two lines, so all are looked for in what is left without white space;
/// and an arrow of which only a half was seen is a dash and a bracket.
std::string as_shown(std::string text) {
  const auto replace = [&text](std::string_view sign, std::string_view other) {
    for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign, at))
      text.replace(at, sign.size(), other);
  };
  replace("<", "‹");
  replace(">", "›");
  replace("→", "--›");
  return text;
}

/// Lines up to the next empty one.
std::string take_text(std::string_view& text, const std::string& name, Notes& notes) {
  std::string said;
  std::size_t lines = 0;
  for (auto next = take_line(text); next && !next->empty(); next = take_line(text)) {
    if (length_of(*next) > kMostCharacters)
      notes.add("5.4", name + " has a line of more than 32 characters");
    if (next->find("-->") != std::string_view::npos)
      notes.add("5.6", name + " has --> in its text");
    said += (lines++ == 0 ? "" : "\n") + std::string(*next);
  }
  if (lines > kMostLines) notes.add("5.4", name + " has more than two lines");
  if (lines == 0) notes.add("5.7", name + " has no text");
  return said;
}

}  // namespace

std::vector<Cue> read_srt(std::string_view text, Notes& notes) {
  std::vector<Cue> cues;
  text = without_mark(text);
  while (const auto first = take_line(text)) {
    if (first->empty()) continue;
    const auto number = std::to_string(cues.size() + 1);
    const auto name = "card " + number;
    if (*first != number) notes.add("5.7", name + " has the number " + base::quoted(*first));
    const auto line = take_line(text).value_or("");
    const auto times = read_times(line, ',');
    if (!times)
      notes.add("5.7", name + " has " + base::quoted(line) + " where its times should be");
    Cue cue;
    cue.start_ms = times.value_or(Times()).start_ms;
    cue.end_ms = times.value_or(Times()).end_ms;
    cue.text = take_text(text, name, notes);
    cues.push_back(std::move(cue));
  }
  return cues;
}

void expect_cards(const std::vector<Cue>& cards, const std::vector<Cue>& sentences, Notes& notes) {
  std::size_t next = 0;
  std::string speaker;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const auto& sentence = sentences[i];
    const auto name = "sentence " + std::to_string(i + 1);
    std::string text;
    if (next >= cards.size() || cards[next].start_ms != sentence.start_ms)
      notes.add(kAgreement, "no card begins with " + name + ", at " + time_text(sentence.start_ms));
    for (; next < cards.size() && cards[next].start_ms < sentence.end_ms; ++next) {
      text += cards[next].text;
      if (cards[next].end_ms > sentence.end_ms)
        notes.add(kAgreement,
                  "card " + std::to_string(next + 1) + " ends after its sentence, at " +
                      time_text(cards[next].end_ms));
    }
    const auto expected =
        (sentence.speaker == speaker ? "" : sentence.speaker + ": ") + sentence.text;
    speaker = sentence.speaker;
    expect_same_text(name, as_shown(squeezed(text)), as_shown(squeezed(expected)), notes);
  }
  if (next < cards.size())
    notes.add(kAgreement, std::to_string(cards.size() - next) + " cards too many");
}

}  // namespace lector::verify
