#include "text/missed_breaks.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/abbreviations.hpp"
#include "text/note_marks.hpp"

namespace lector::text {
namespace {

bool is_full_stop(char byte) {
  return byte == '.' || byte == '!' || byte == '?';
}

char32_t value_at(std::string_view text, std::size_t offset) {
  return offset < text.size() ? character_at(text, offset).value : 0;
}

std::size_t after(std::string_view text, std::size_t offset) {
  return offset < text.size() ? character_at(text, offset).end : offset;
}

bool begins_address(std::string_view text) {
  constexpr std::array<std::string_view, 3> kBegins = {"http://", "https://", "www."};
  return std::ranges::any_of(kBegins,
                             [text](std::string_view begin) { return text.starts_with(begin); });
}

// "so cold. they froze", "extraordinary. pizza", "the shop. http://": not after an
// abbreviation, and in careful writing not after a short word either, which may be one that isn't
// listed.
bool begins_in_lower_case(const Passage& passage, const Break& around) {
  if (around.stop != '.' || around.stops != 1 || around.gap.begin == around.gap.end) return false;
  if (!is_lower(around.next) || around.is_closed) return false;
  if (around.word.empty() && !is_closing(around.before_word)) return false;  // ". . . was"
  if (is_abbreviation(passage, around)) {
    return passage.is_careless && may_end_sentence(passage, around) &&
           starts_sentence(passage, around);
  }
  if (begins_address(passage.text.substr(around.gap.end))) return true;
  if (passage.is_careless) return true;
  constexpr std::size_t kLongWord = 8;
  const auto length = count_characters(around.word);
  const bool is_number = !around.word.empty() && is_digit(character_at(around.word, 0).value);
  if (!is_number && length >= kLongWord) return true;
  return (around.word.empty() || length >= passage.rules.shortest_word) &&
         starts_sentence(passage, around);
}

// End of "4", "11 12", "3-5"; `begin` if there is no number, or one as long as a year.
std::size_t end_of_numbers(std::string_view text, std::size_t begin) {
  constexpr std::size_t kMostDigits = 3;
  constexpr std::size_t kMostNumbers = 8;
  auto end = begin;
  for (std::size_t count = 0; count < kMostNumbers; ++count) {
    const auto first = count == 0 ? begin : end + 1;
    if (count > 0 &&
        (end == text.size() || std::string_view(" ,-").find(text[end]) == std::string_view::npos)) {
      break;
    }
    const auto digits_end = std::min(text.find_first_not_of("0123456789", first), text.size());
    if (first >= text.size() || digits_end == first) break;
    if (digits_end - first > kMostDigits) return begin;
    end = digits_end;
  }
  return end;
}

// "They came. 12 men were late": UAX #29 takes the number for what may follow an abbreviation.
bool begins_with_number(const Passage& passage, const Break& around) {
  if (around.stop != '.' || around.stops != 1 || around.gap.begin == around.gap.end) return false;
  constexpr std::u32string_view kCurrencies = U"$\u20AC\u00A3\u00A5";
  const bool is_money = kCurrencies.find(around.next) != std::u32string_view::npos &&
                        is_digit(value_at(passage.text, after(passage.text, around.gap.end)));
  if ((!is_digit(around.next) && !is_money) || around.word.empty()) return false;
  if (is_abbreviation(passage, around)) return false;
  const auto first = character_at(around.word, 0).value;
  if (is_digit(first)) {  // "is 4. 3 + 3 is", but "3. 5mm", "10. 000"
    const auto end = end_of_numbers(passage.text, around.gap.end);
    return !passage.rules.has_ordinal_stop && end < around.gap.end + 3 &&
           value_at(passage.text, end) == ' ';
  }
  constexpr std::size_t kShortestName = 7;  // shorter ones may be abbreviations that aren't listed
  return count_characters(around.word) >=
         (is_upper(first) ? kShortestName : passage.rules.shortest_word);
}

// "all day.Then it stopped", but not "Node.js", "Yahoo.Com", "obj.Method()"
bool lacks_space(const Passage& passage, const Break& around) {
  if (around.gap.begin != around.gap.end || around.stops != 1) return false;
  if (!is_upper(around.next) || is_abbreviation(passage, around)) return false;
  const auto word = around.next_word;
  if (word.find('.') != std::string_view::npos) return false;
  const auto word_end = around.gap.end + word.size();
  const auto following = value_at(passage.text, word_end);
  constexpr std::u32string_view kMayFollow = U" ,;:.!?";
  if (kMayFollow.find(following) == std::u32string_view::npos) return false;
  if (starts_sentence(passage, around) || passage.rules.never_final.holds(around.lower_next_word)) {
    return true;
  }
  constexpr std::size_t kShortest = 3;
  return count_characters(around.word) >= kShortest && count_characters(word) >= kShortest &&
         is_lower(character_at(around.word, 0).value) &&
         is_lower(character_before(word, word.size()).value);
}

// "That is all. - Anna", "Who is it? - Nobody knows"; but after "- Hello! - he
// said." a dash goes on with what is said.
bool precedes_dash(const Passage& passage, const Break& around) {
  constexpr std::size_t kFarthest = 200;
  if (around.next != '-' || around.gap.begin == around.gap.end || around.is_closed) return false;
  if (is_abbreviation(passage, around)) return false;
  const auto begin =
      around.gap.begin - std::min(around.gap.begin - around.sentence_begin, kFarthest);
  if (passage.text.substr(begin, around.gap.begin - begin).find("- ") != std::string_view::npos) {
    return false;
  }
  auto after_dash = after(passage.text, around.gap.end);
  if (value_at(passage.text, after_dash) == ' ') ++after_dash;
  return is_upper(value_at(passage.text, after_dash));
}

// "it fell. ...and nobody", "it fell. . . . The rest": what is left out comes first.
bool precedes_ellipsis(const Passage& passage, const Break& around) {
  if (around.gap.begin == around.gap.end || around.word.empty()) return false;
  const auto ahead = passage.text.substr(around.gap.end);
  if (ahead.starts_with(". . . ")) return is_upper(value_at(ahead, 6));
  const std::size_t length = ahead.starts_with("...") || ahead.starts_with("\u2026") ? 3 : 0;
  return length > 0 && is_letter(value_at(ahead, length));
}

// "by chance.10 It", "(in 1920).3 It": the number of a note at the end of the stop.
bool has_note_number(const Passage& passage, const Break& around) {
  if (around.gap.begin != around.gap.end || around.stops != 1) return false;
  const bool is_after_number =
      !around.word.empty() && is_digit(character_before(around.word, around.word.size()).value);
  return !is_after_number && !is_abbreviation(passage, around) &&
         skip_trailers(passage, around.gap.end) > around.gap.end;
}

// "We won. :) They", "(We won. ) They", "« Non. » Elle"
bool has_stray_mark(const Passage& passage, const Break& around) {
  if (around.gap.begin == around.gap.end || is_abbreviation(passage, around)) return false;
  constexpr std::u32string_view kFirst = U":;)]\u00BB";
  if (kFirst.find(around.next) == std::u32string_view::npos) return false;
  const auto end = skip_trailers(passage, around.gap.end);
  const auto next = end > around.gap.end ? find_ink(passage.text, end) : std::string_view::npos;
  return next != std::string_view::npos && !is_lower(value_at(passage.text, next));
}

// Length of "4" or "11 12" before a word that begins a sentence; "4 people" is none.
std::size_t note_number_length(const Passage& passage, std::size_t begin) {
  const auto end = end_of_numbers(passage.text, begin);
  if (end == begin || value_at(passage.text, end) != ' ') return 0;
  const auto word = find_ink(passage.text, end);
  if (word == std::string_view::npos || !is_upper(value_at(passage.text, word))) return 0;
  const bool is_glued = begin > 0 && passage.text[begin - 1] != ' ';
  const bool is_mark =
      is_glued || starts_sentence(passage, look_around(passage, begin, {begin, word}));
  return is_mark ? end - begin : 0;
}

// Length of ":)", ";-D", a bracket or "»" that stands alone.
std::size_t stray_mark_length(std::string_view text) {
  constexpr std::string_view kSpacedQuote = "\u00BB ";
  if (text.starts_with(kSpacedQuote)) return kSpacedQuote.size() - 1;
  constexpr std::string_view kMouths = ")(DPp/|]";
  std::size_t length = 0;
  if (text.starts_with(':') || text.starts_with(';')) ++length;
  if (length > 0 && text.substr(length).starts_with('-')) ++length;
  if (length >= text.size()) return 0;
  const bool closes = length > 0 ? kMouths.find(text[length]) != std::string_view::npos
                                 : text[0] == ')' || text[0] == ']';
  if (!closes) return 0;
  const auto end = std::min(text.find_first_not_of(")]", length + 1), text.size());
  return end == text.size() || text[end] == ' ' ? end : 0;
}

std::size_t trailer_length(const Passage& passage, std::size_t begin) {
  const auto text = passage.text.substr(begin);
  if (const auto length = note_mark_length(text); length > 0) return length;
  if (const auto length = stray_mark_length(text); length > 0) return length;
  return note_number_length(passage, begin);
}

// What UAX #29 goes over after a stop; most stops are done with here.
bool may_begin(std::string_view text, std::size_t stops_end, std::size_t ink) {
  const auto next = value_at(text, ink);
  if (stops_end == ink) {
    const bool is_number = stops_end > 1 && is_digit(value_at(text, stops_end - 2));
    return is_upper(next) || (is_digit(next) && !is_number);
  }
  constexpr std::u32string_view kMarks = U"-.\u2026:;)]\u00BB$\u20AC\u00A3\u00A5";
  return is_lower(next) || is_digit(next) || kMarks.find(next) != std::u32string_view::npos;
}

constexpr std::array<bool (*)(const Passage&, const Break&), 7> kMissed = {begins_in_lower_case,
                                                                           begins_with_number,
                                                                           lacks_space,
                                                                           precedes_dash,
                                                                           precedes_ellipsis,
                                                                           has_note_number,
                                                                           has_stray_mark};

}  // namespace

bool is_careless(std::string_view text, const SentenceRules& rules) {
  const auto first = find_ink(text, 0);
  if (first == std::string_view::npos) return false;
  if (is_lower(value_at(text, first)) && is_letter(value_at(text, after(text, first)))) return true;
  if (rules.pronoun.empty()) return false;
  return text.substr(first).starts_with(rules.pronoun + ' ') ||
         text.find(' ' + rules.pronoun + ' ') != std::string_view::npos;
}

std::size_t end_of_stops(std::string_view text, std::size_t stop) {
  constexpr std::size_t kMost = 16;
  auto end = stop;
  for (std::size_t count = 0; end < text.size() && is_full_stop(text[end]) && count < kMost;
       ++count) {
    ++end;
  }
  for (std::size_t count = 0; end < text.size() && count < kMost; ++count) {
    const auto character = character_at(text, end);
    if (!is_closing(character.value)) break;
    end = character.end;
  }
  return end;
}

std::optional<Cut> missed_break(const Passage& passage,
                                std::size_t sentence_begin,
                                std::size_t stops_end) {
  const auto ink = find_ink(passage.text, stops_end);
  if (ink == std::string_view::npos) return std::nullopt;
  if (!may_begin(passage.text, stops_end, ink)) return std::nullopt;
  const auto around = look_around(passage, sentence_begin, {stops_end, ink});
  const bool is_missed =
      std::ranges::any_of(kMissed, [&](const auto missed) { return missed(passage, around); });
  if (!is_missed) return std::nullopt;
  const auto next = skip_trailers(passage, ink);
  return Cut{next > ink ? next : stops_end, next};
}

std::size_t skip_trailers(const Passage& passage, std::size_t next) {
  auto end = next;
  constexpr std::size_t kMost = 64;
  for (std::size_t count = 0; end < passage.text.size() && count < kMost; ++count) {
    const auto length = trailer_length(passage, end);
    if (length == 0) break;
    end += length;
  }
  return end == passage.text.size() || passage.text[end] == ' ' ? end : next;
}

}  // namespace lector::text
