// Signs that aren't words: markup, emoji.
#include <string>

#include "lint/finders.hpp"
#include "lint/markup.hpp"
#include "lint/tally.hpp"
#include "text/characters.hpp"

namespace lector::lint {
namespace {

using script::Segment;
using text::TextSpan;

// From the arrows on (U+2190), what is neither letter nor digit nor East Asian punctuation: arrows,
// technical signs, boxes, dingbats, emoji, private use. Mathematics (U+2200 .. 22FF) is among it,
// since few of its signs have a word.
bool is_rare(char32_t character) {
  constexpr char32_t kFirst = 0x2190;
  const bool is_east_asian = (character >= 0x3000 && character <= 0x303F) ||
                             (character >= 0xFE30 && character <= 0xFE4F) ||
                             (character >= 0xFF00 && character <= 0xFFEF);
  return character >= kFirst && !is_east_asian && !text::is_letter(character) &&
         !text::is_digit(character) && !text::is_soundless(character) &&
         !text::is_white_space(character);
}

// Joiners and selectors between the parts of one emoji.
bool joins(char32_t character) {
  constexpr char32_t kJoiner = 0x200D;
  return character == kJoiner || (character >= 0xFE00 && character <= 0xFE0F);
}

std::vector<TextSpan> find_signs(std::string_view text) {
  std::vector<TextSpan> signs;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = text::character_at(text, offset);
    offset = character.end;
    const bool follows = !signs.empty() && signs.back().end == character.begin;
    const bool is_sign = is_rare(character.value);
    if (follows && (is_sign || joins(character.value))) {
      signs.back().end = character.end;
    } else if (is_sign) {
      signs.push_back({character.begin, character.end});
    }
  }
  return signs;
}

// What is said for a part of the written form, if a rule says something for it.
std::string reading_of(const Segment& segment, const TextSpan& part) {
  std::string reading;
  for (const auto& change : segment.changes) {
    const bool is_meant = change.written.begin < part.end && part.begin < change.written.end;
    if (is_meant && reading.empty()) reading = slice(segment.spoken, change.spoken);
  }
  return reading;
}

}  // namespace

std::vector<Finding> find_leftovers(const script::Script& script, const Places& places) {
  std::vector<Finding> findings;
  Tally signs;
  for (const auto& segment : script.segments) {
    if (!is_from_page(segment)) continue;
    for (const auto& leftover : find_markup(segment.written)) {
      findings.push_back(places.finding(Kind::markup, segment, leftover.span));
      findings.back().advice = "looks like " + std::string(leftover.what) + "; take it out";
    }
    for (const auto& sign : find_signs(segment.written)) {
      auto* const finding = signs.add(std::string(slice(segment.written, sign)));
      if (finding == nullptr) continue;
      *finding = places.finding(Kind::sign, segment, sign);
      finding->reading = reading_of(segment, sign);
      finding->advice = finding->reading.empty()
                            ? "left to the voice, which may name it, or say nothing"
                            : "read by its name";
    }
  }
  auto rare = std::move(signs).take();
  findings.insert(findings.end(), rare.begin(), rare.end());
  return findings;
}

}  // namespace lector::lint
