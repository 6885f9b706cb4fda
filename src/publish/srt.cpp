#include "publish/srt.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <string_view>
#include <utility>
#include <vector>

#include "publish/lines.hpp"
#include "publish/names.hpp"

namespace lector::publish {
namespace {

constexpr std::size_t kMostCharacters = 32;

struct Card {
  std::int64_t start_ms = 0;
  std::string text;
};

/// SubRip has no escapes. What looks like a time would be taken for the next card, and players drop
/// what looks like a tag: both are written with signs that look alike.
std::string without_markup(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kSigns{
      {{"-->", "→"}, {"<", "‹"}, {">", "›"}}};
  for (const auto& [sign, other] : kSigns)
    for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign, at))
      text.replace(at, sign.size(), other);
  return text;
}

/// When the first word sounds that begins at a byte or later.
std::int64_t time_at(const Sentence& sentence, std::size_t byte) {
  const auto word =
      std::ranges::find_if(sentence.words, [&](const Word& one) { return one.written.end > byte; });
  return word == sentence.words.end() ? sentence.end_ms : word->start_ms;
}

/// Each card begins after the one before and leaves a moment to those behind it: words without a
/// time of their own may begin together, and a card needs time to be seen.
void part(std::vector<Card>& cards, const Sentence& sentence) {
  auto least = sentence.start_ms;
  for (auto& card : cards) {
    card.start_ms = std::max(card.start_ms, least);
    least = card.start_ms + 1;
  }
  auto most = sentence.end_ms - 1;
  for (auto& card : std::views::reverse(cards)) {
    card.start_ms = std::min(card.start_ms, most);
    most = card.start_ms - 1;
  }
}

/// @param name  "Caption: " before the first line, or nothing.
std::vector<Card> cards_of(const Sentence& sentence, const std::string& name) {
  std::vector<Card> cards;
  const auto lines =
      lines_of(sentence.written, {.most = kMostCharacters, .first = kMostCharacters - name.size()});
  // Where a sentence has fewer milliseconds than cards, it is no speech; one card shows all of it.
  const auto most = static_cast<std::size_t>(sentence.end_ms - sentence.start_ms);
  const bool is_parted = (lines.size() + 1) / 2 <= most;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto text = sentence.written.substr(lines[i].begin, lines[i].end - lines[i].begin);
    if (cards.empty()) {
      cards.push_back({.start_ms = sentence.start_ms, .text = name + text});
    } else if (i % 2 == 0 && is_parted) {
      cards.push_back({.start_ms = time_at(sentence, lines[i].begin), .text = text});
    } else {
      cards.back().text += "\n" + text;
    }
  }
  part(cards, sentence);
  return cards;
}

}  // namespace

std::string srt(const Publication& publication) {
  std::string text;
  std::size_t number = 0;
  std::string speaker;
  for (const auto& sentence : publication.sentences) {
    const auto next = speaker_of(sentence.role);
    const auto cards = cards_of(sentence, next == speaker ? "" : next + ": ");
    speaker = next;
    for (std::size_t i = 0; i < cards.size(); ++i) {
      const auto end_ms = i + 1 < cards.size() ? cards[i + 1].start_ms : sentence.end_ms;
      text += (number == 0 ? "" : "\n") + std::to_string(number + 1) + "\n" +
              clock_time(cards[i].start_ms, ',') + " --> " + clock_time(end_ms, ',') + "\n" +
              without_markup(cards[i].text) + "\n";
      ++number;
    }
  }
  return text;
}

}  // namespace lector::publish
