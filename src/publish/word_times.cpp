#include "publish/word_times.hpp"

#include <algorithm>
#include <string_view>

#include "base/audio.hpp"
#include "text/characters.hpp"

namespace lector::publish {
namespace {

using text::TextSpan;

constexpr std::int64_t kUnknown = -1;

/// A stretch of the written form and where what is said for it begins.
struct Unit {
  TextSpan written;
  TextSpan spoken{};  ///< the first word of it; empty if nothing is known
  base::SourceSpan source{};
  std::int64_t frame = kUnknown;  ///< from the cue's start

  [[nodiscard]] bool is_timed() const { return frame != kUnknown; }
};

bool sounds(char32_t character) {
  return text::is_letter(character) || text::is_digit(character);
}

/// Without the punctuation at either end; empty if there is nothing else.
TextSpan trimmed(std::string_view text, TextSpan span) {
  const TextSpan none{span.begin, span.begin};
  while (span.begin < span.end) {
    const auto first = text::character_at(text, span.begin);
    if (sounds(first.value)) break;
    span.begin = first.end;
  }
  while (span.begin < span.end) {
    const auto last = text::character_before(text, span.end);
    if (sounds(last.value)) return span;
    span.end = last.begin;
  }
  return none;
}

/// Words between white space.
std::vector<TextSpan> tokens_of(std::string_view text) {
  std::vector<TextSpan> tokens;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    const auto token = trimmed(text, {begin, end});
    if (token.begin < token.end) tokens.push_back(token);
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto character = text::character_at(text, i);
    if (text::is_white_space(character.value)) {
      close(i);
      begin = character.end;
    }
    i = character.end;
  }
  close(text.size());
  return tokens;
}

/// What a segment's own words say: one unit for all words that stand for the same.
std::vector<Unit> units_of_words(const script::Segment& segment) {
  std::vector<Unit> units;
  for (const auto& word : segment.words) {
    if (word.written.begin >= word.written.end) continue;
    units.push_back({.written = word.written, .spoken = word.spoken, .source = word.source});
  }
  std::ranges::stable_sort(units, {}, [](const Unit& unit) { return unit.written.begin; });
  std::vector<Unit> merged;
  for (auto& unit : units) {
    if (merged.empty() || unit.written.begin >= merged.back().written.end) {
      merged.push_back(unit);
      continue;
    }
    auto& last = merged.back();
    last.written.end = std::max(last.written.end, unit.written.end);
    last.source.end = std::max(last.source.end, unit.source.end);
    if (unit.spoken.begin < last.spoken.begin) last.spoken = unit.spoken;
  }
  return merged;
}

/// Positions of tokens that are the same on both sides, by longest common subsequence.
struct Matches {
  std::vector<std::size_t> written;
  std::vector<std::size_t> spoken;
};

Matches match(const std::vector<std::string_view>& written,
              const std::vector<std::string_view>& spoken) {
  // Sentences of thousands of words are no one's writing: those aren't matched.
  constexpr std::size_t kMostPairs = 4'000'000;
  if (written.size() * spoken.size() > kMostPairs) return {};
  const std::size_t width = spoken.size() + 1;
  std::vector<std::uint16_t> best((written.size() + 1) * width, 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& {
    return best[i * width + j];
  };
  for (std::size_t i = written.size(); i-- > 0;)
    for (std::size_t j = spoken.size(); j-- > 0;)
      at(i, j) = written[i] == spoken[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                         : std::max(at(i + 1, j), at(i, j + 1));
  Matches matches;
  for (std::size_t i = 0, j = 0; i < written.size() && j < spoken.size();) {
    if (written[i] == spoken[j]) {
      matches.written.push_back(i++);
      matches.spoken.push_back(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
  return matches;
}

std::vector<std::string_view> texts_of(std::string_view text, const std::vector<TextSpan>& spans) {
  std::vector<std::string_view> texts;
  texts.reserve(spans.size());
  for (const auto& span : spans) texts.push_back(text.substr(span.begin, span.end - span.begin));
  return texts;
}

/// What lies between two matches becomes one unit.
std::vector<Unit> units_of_texts(const script::Segment& segment) {
  const auto written = tokens_of(segment.written);
  const auto spoken = tokens_of(segment.spoken);
  auto matches = match(texts_of(segment.written, written), texts_of(segment.spoken, spoken));
  matches.written.push_back(written.size());
  matches.spoken.push_back(spoken.size());
  std::vector<Unit> units;
  std::size_t i = 0;
  std::size_t j = 0;
  for (std::size_t m = 0; m < matches.written.size(); ++m) {
    if (i < matches.written[m]) {
      Unit unit{.written = {written[i].begin, written[matches.written[m] - 1].end}};
      if (j < matches.spoken[m]) unit.spoken = spoken[j];
      units.push_back(unit);
    }
    i = matches.written[m];
    j = matches.spoken[m];
    if (i == written.size()) break;
    units.push_back({.written = written[i++], .spoken = spoken[j++]});
  }
  return units;
}

/// Adds the words of the written form that no unit has: "Photo" of a phrase of Lector's own.
void add_missing(std::vector<Unit>& units, std::string_view written) {
  std::vector<Unit> all;
  std::size_t next = 0;
  for (const auto& token : tokens_of(written)) {
    while (next < units.size() && units[next].written.end <= token.begin)
      all.push_back(units[next++]);
    const bool is_there = next < units.size() && units[next].written.begin < token.end;
    if (!is_there) all.push_back({.written = token});
  }
  for (; next < units.size(); ++next) all.push_back(units[next]);
  units = std::move(all);
}

/// The event that a spoken word begins in, or the first one inside of it; none if there is no such.
const mix::WordOnset* onset_of(TextSpan spoken, const std::vector<mix::WordOnset>& onsets) {
  const auto after = std::ranges::upper_bound(
      onsets, spoken.begin, {}, [](const mix::WordOnset& one) { return one.offset_bytes; });
  if (after != onsets.begin()) {
    const auto& before = *(after - 1);
    if (before.offset_bytes + before.length_bytes > spoken.begin) return &before;
  }
  const bool begins_inside = after != onsets.end() && after->offset_bytes < spoken.end;
  return begins_inside ? &*after : nullptr;
}

/// Sets the frames that the engine told. Of words that are one event ("HA-RAM") it told the first
/// one's.
void set_told(std::vector<Unit>& units, const mix::Cue& cue) {
  const mix::WordOnset* latest = nullptr;
  for (auto& unit : units) {
    const auto* const onset =
        unit.spoken.begin < unit.spoken.end ? onset_of(unit.spoken, cue.onsets) : nullptr;
    if (onset == nullptr || onset == latest) continue;
    unit.frame = onset->frame;
    latest = onset;
  }
}

/// Takes back what a neighbour contradicts.
void drop_contradicted(std::vector<Unit>& units, std::int64_t length_frames) {
  std::int64_t latest = 0;
  for (auto& unit : units) {
    if (!unit.is_timed()) continue;
    const bool is_in_order = unit.frame >= latest && unit.frame <= length_frames;
    unit.frame = is_in_order ? unit.frame : kUnknown;
    latest = std::max(latest, unit.frame);
  }
}

/// Fills the gaps, by bytes of the written form.
void set_others(std::vector<Unit>& units, std::size_t written_bytes, std::int64_t length_frames) {
  if (!units.empty() && !units.front().is_timed()) units.front().frame = 0;
  for (std::size_t i = 1; i < units.size(); ++i) {
    if (units[i].is_timed()) continue;
    const auto& from = units[i - 1];
    const auto next = std::find_if(units.begin() + static_cast<std::ptrdiff_t>(i),
                                   units.end(),
                                   [](const Unit& unit) { return unit.is_timed(); });
    const auto to_frame = next == units.end() ? length_frames : next->frame;
    const auto to_byte = next == units.end() ? written_bytes : next->written.begin;
    const auto bytes = std::max<std::size_t>(to_byte - from.written.begin, 1);
    const auto way = units[i].written.begin - from.written.begin;
    units[i].frame = from.frame + (to_frame - from.frame) * static_cast<std::int64_t>(way) /
                                      static_cast<std::int64_t>(bytes);
  }
}

}  // namespace

std::vector<Word> word_times(const script::Segment& segment,
                             const mix::Cue& cue,
                             int sample_rate_hz) {
  auto units = segment.words.empty() ? units_of_texts(segment) : units_of_words(segment);
  add_missing(units, segment.written);
  set_told(units, cue);
  drop_contradicted(units, cue.length_frames);
  set_others(units, segment.written.size(), cue.length_frames);
  std::vector<Word> words;
  words.reserve(units.size());
  for (const auto& unit : units) {
    const auto start_ms = base::to_ms(cue.start_frame + unit.frame, sample_rate_hz);
    if (!words.empty()) words.back().end_ms = start_ms;
    words.push_back({.written = unit.written, .start_ms = start_ms, .source = unit.source});
  }
  if (!words.empty())
    words.back().end_ms = base::to_ms(cue.start_frame + cue.length_frames, sample_rate_hz);
  return words;
}

}  // namespace lector::publish
