#include "text/sentence_breaks.hpp"

#include <algorithm>
#include <array>

namespace lector::text {
namespace {

constexpr std::size_t kLongestWord = 40;  // bytes; longer ones are in no list
constexpr std::size_t kMostMarks = 16;    // closing, opening marks or stops in a row

bool is_apostrophe(char32_t character) {
  return character == '\'' || character == 0x2019;
}

bool is_word_part(char32_t character) {
  return is_letter(character) || is_digit(character) || character == '.' || character == '-' ||
         character == 0xB0;  // "N°", "°C"
}

bool is_stop(char32_t character) {
  constexpr std::u32string_view kStops =
      U".!?\u2026\u2024\u3002\uFF0E\uFF01\uFF1F\uFF61\u0589\u061F\u06D4\u0964\u0965";
  return kStops.find(character) != std::u32string_view::npos;
}

// "d'Ing. Rossi": an elided article is no part of the word, "don't" is one word.
std::size_t word_begin(std::string_view text, std::size_t least, std::size_t end) {
  least = std::max(least, end - std::min(end, kLongestWord));
  while (end > least) {
    const auto character = character_before(text, end);
    if (!is_word_part(character.value) && !is_soundless(character.value)) break;
    end = character.begin;
  }
  return end;
}

std::string_view word_at(std::string_view text, std::size_t begin) {
  auto end = begin;
  while (end < text.size() && end - begin < kLongestWord) {
    const auto character = character_at(text, end);
    const bool joins = is_apostrophe(character.value) && character.end < text.size() &&
                       is_letter(character_at(text, character.end).value);
    if (!is_word_part(character.value) && !joins) break;
    end = character.end;
  }
  auto word = text.substr(begin, end - begin);
  while (!word.empty() && (word.back() == '.' || word.back() == '-')) word.remove_suffix(1);
  return word;
}

// Steps back over characters of a kind; at most `kMostMarks`.
template <typename Kind>
std::size_t skip_back(std::string_view text, std::size_t end, Kind is_kind) {
  for (std::size_t count = 0; end > 0 && count < kMostMarks; ++count) {
    const auto character = character_before(text, end);
    if (!is_kind(character.value)) break;
    end = character.begin;
  }
  return end;
}

void look_back(Break& around, std::string_view text) {
  const auto closings = skip_back(text, around.gap.begin, [](char32_t character) {
    return is_closing(character) || is_soundless(character);
  });
  const auto stops = skip_back(text, closings, is_stop);
  for (auto end = closings; end > stops; end = character_before(text, end).begin) ++around.stops;
  if (around.stops > 0) {
    around.stop = character_before(text, closings).value;
    around.is_closed = closings < around.gap.begin;
  }
  const auto word_end = skip_back(text, stops, is_soundless);
  const auto begin = word_begin(text, std::min(around.sentence_begin, word_end), word_end);
  around.word = text.substr(begin, word_end - begin);
  around.lower_word = to_lower(around.word, "");
  if (begin > 0) around.before_word = character_before(text, begin).value;
}

void look_ahead(Break& around, std::string_view text) {
  if (around.gap.end >= text.size()) return;
  around.next = character_at(text, around.gap.end).value;
  auto first = around.gap.end;
  for (std::size_t count = 0; first < text.size() && count < kMostMarks; ++count) {
    const auto character = character_at(text, first);
    if (!is_opening(character.value) && !is_soundless(character.value)) break;
    first = character.end;
  }
  if (first == text.size()) return;
  around.next_ink = character_at(text, first).value;
  around.next_word = word_at(text, first);
  around.lower_next_word = to_lower(around.next_word, "");
}

bool is_digits(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

// "IV", but not "I", which is a pronoun or a name.
bool is_roman(std::string_view word) {
  return word.size() > 1 && word.find_first_not_of("IVXLC") == std::string_view::npos;
}

// "°C" is no "c.", "km/h" no "h."
bool stands_alone(const Break& around) {
  return around.before_word == 0 || is_white_space(around.before_word) ||
         is_opening(around.before_word) || is_apostrophe(around.before_word) ||
         around.before_word == 0x2013 || around.before_word == 0x2014;
}

// A word in the list stands for any case, with a capital for that form only ("Ill.", "ill").
bool is_in(const WordList& list, const Break& around) {
  if (around.word.empty() || !stands_alone(around)) return false;
  if (list.holds(around.lower_word)) return true;
  const auto first = character_at(around.word, 0);
  if (!is_upper(first.value)) return false;
  return list.holds(std::string(around.word.substr(0, first.end)) +
                    around.lower_word.substr(std::min(first.end, around.lower_word.size())));
}

bool has_one_stop(const Break& around) {
  return around.stop == '.' && around.stops == 1;
}

// "U.S", "p.m", "Ph.D": short parts with stops between; long ones are words and a missing space.
bool is_dotted(std::string_view word) {
  constexpr std::size_t kLongestFirst = 2;
  constexpr std::size_t kLongestOther = 3;
  std::size_t parts = 0;
  for (std::size_t begin = 0; begin <= word.size(); ++parts) {
    const auto end = std::min(word.find('.', begin), word.size());
    const auto length = count_characters(word.substr(begin, end - begin));
    if (length == 0 || length > (parts == 0 ? kLongestFirst : kLongestOther)) return false;
    if (is_digit(character_at(word, begin).value)) return false;
    begin = end + 1;
  }
  return parts > 1;
}

// "Dr", "bzw", "tzn": no word of a language in Latin script lacks a vowel; capitals alone are a
// name
// ("BBC"), doubled letters a sound ("Hmm", "Pfff").
bool lacks_vowel(std::string_view word) {
  constexpr std::size_t kLongest = 4;
  constexpr std::string_view kConsonants = "bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ";
  if (word.size() < 2 || word.size() > kLongest) return false;
  if (word.find_first_not_of(kConsonants) != std::string_view::npos) return false;
  const bool is_sound = word.size() > 2 && word[word.size() - 1] == word[word.size() - 2];
  return !is_sound && is_lower(static_cast<unsigned char>(word.back()));
}

// "Goethestr", "Hausnr": a compound of which the last part is abbreviated.
bool ends_abbreviated(const Passage& passage, const Break& around) {
  return std::ranges::any_of(passage.rules.endings.words(), [&around](std::string_view ending) {
    return around.lower_word.size() > ending.size() && around.lower_word.ends_with(ending);
  });
}

bool is_letter_alone(const Break& around) {
  return count_characters(around.word) == 1 && stands_alone(around) &&
         !is_apostrophe(around.before_word) &&  // "Tony's"
         is_letter(character_at(around.word, 0).value);
}

// "Dipl.-Ing", "Reg.-Bez": abbreviations joined by a hyphen.
bool is_compound(std::string_view word) {
  return word.find(".-") != std::string_view::npos;
}

// "Dr. Smith", "vs. Rumsfeld"
bool is_never_final(const Passage& passage, const Break& around) {
  return has_one_stop(around) && !around.is_closed &&
         (is_in(passage.rules.never_final, around) || is_compound(around.word));
}

// "No. 5", "pp. 3-5", "Vol. II", "p. 12" in any language
bool is_before_number(const Passage& passage, const Break& around) {
  if (!has_one_stop(around)) return false;
  const bool is_listed = is_in(passage.rules.before_number, around) ||
                         around.word.ends_with("\u00B0") ||  // "N°"
                         ends_abbreviated(passage, around);
  if (!is_digit(around.next_ink)) return is_listed && is_roman(around.next_word);
  return is_listed || lacks_vowel(around.word) ||
         (is_letter_alone(around) && is_lower(character_at(around.word, 0).value));
}

// "№ 70", which only refers
bool is_before_number_sign(const Passage& /*passage*/, const Break& around) {
  return around.stop == '.' && around.next == 0x2116;
}

// "you and I. Men", "World War I. Germany", but "Albert I. Jones"
bool is_pronoun_or_number(const Passage& passage, const Break& around) {
  if (passage.rules.pronoun.empty() || around.lower_word != passage.rules.pronoun) return false;
  auto end = around.gap.begin - 1 - around.word.size();
  const auto least = std::max(around.sentence_begin, end - std::min(end, kLongestWord));
  while (end > least && passage.text[end - 1] == ' ') --end;
  const auto begin = word_begin(passage.text, least, end);
  const auto word = passage.text.substr(begin, end - begin);
  return word.empty() || !is_upper(character_at(word, 0).value) ||
         passage.rules.numbered.holds(to_lower(word, ""));
}

// "Jonas E. Smith", "[George W.] Bush", but "you and I. Did", "20 °C. Rain", "plan B. The"
bool is_initial(const Passage& passage, const Break& around) {
  if (!has_one_stop(around) || count_characters(around.word) != 1) return false;
  if (!stands_alone(around)) return false;
  if (around.is_closed && passage.text[around.gap.begin - 1] != ']') return false;
  if (!is_upper(character_at(around.word, 0).value) || !is_upper(around.next_ink)) return false;
  return !is_pronoun_or_number(passage, around) && !starts_sentence(passage, around);
}

// "U.S. Senate", "Apple Inc. Chairman": an end only before a typical first word.
bool is_going_on(const Passage& passage, const Break& around) {
  const auto& rules = passage.rules;
  if (!has_one_stop(around) || around.is_closed) return false;
  if (is_in(rules.often_final, around)) return false;
  const bool may_go_on = is_dotted(around.word) || is_in(rules.may_end, around) ||
                         lacks_vowel(around.word) || ends_abbreviated(passage, around);
  return may_go_on && !starts_sentence(passage, around);
}

// "At 5 p.m. Smith": a preposition and some three words are no sentence.
bool is_only_a_time(const Passage& passage, const Break& around) {
  constexpr std::ptrdiff_t kMostSpaces = 3;
  constexpr std::size_t kLongest = 40;
  const auto length = around.gap.begin - around.sentence_begin;
  if (length > kLongest) return false;
  const auto sentence = passage.text.substr(around.sentence_begin, length);
  const auto first = to_lower(sentence.substr(0, sentence.find(' ')), "");
  return passage.rules.prepositions.holds(first) &&
         std::ranges::count(sentence, ' ') <= kMostSpaces;
}

// "5 p.m. Tuesday", "At 5 a.m. Mr. Smith"
bool is_mostly_final_but_not_here(const Passage& passage, const Break& around) {
  if (!has_one_stop(around) || !is_in(passage.rules.often_final, around)) return false;
  return passage.rules.followers.holds(around.lower_next_word) || is_only_a_time(passage, around);
}

// "z. B.", "d. h.": letters of one abbreviation, written apart.
bool is_spaced_abbreviation(const Passage& /*passage*/, const Break& around) {
  return has_one_stop(around) && count_characters(around.word) == 1 &&
         is_lower(character_at(around.word, 0).value) && count_characters(around.next_word) == 1 &&
         is_upper(around.next_ink);
}

// "am 12. Juni", "im 1.-3. Jahrhundert", "XII. Pluk"; digits before a capital only where nouns have
// one, or before a month: elsewhere it begins a sentence.
bool is_ordinal(const Passage& passage, const Break& around) {
  const auto& rules = passage.rules;
  if (!rules.has_ordinal_stop || !has_one_stop(around)) return false;
  const auto number = around.word.substr(around.word.rfind('-') + 1);  // npos + 1 is 0
  const bool may_be_one = rules.has_capital_nouns || rules.followers.holds(around.lower_next_word);
  const bool is_number = may_be_one && is_digits(number) && number.size() <= 2;
  return (is_number || is_roman(number)) && !starts_sentence(passage, around);
}

// "“Stop!” he said", "Yahoo! in", "Oh! the duke"; UAX #29 looks at lower case after a full stop
// only.
bool is_before_lower_case(const Passage& passage, const Break& around) {
  if (!is_lower(around.next_ink)) return false;
  if (around.is_closed) return true;
  if (around.stop != '!') return false;
  constexpr std::ptrdiff_t kMostSpaces = 2;  // of an interjection: "Oh my God! that"
  constexpr std::size_t kLongest = 24;
  const auto length = around.gap.begin - around.sentence_begin;
  const auto sentence = passage.text.substr(around.sentence_begin, std::min(length, kLongest));
  const bool is_interjection =
      length < kLongest && std::ranges::count(sentence, ' ') <= kMostSpaces;
  const bool is_name = !around.word.empty() && is_upper(character_at(around.word, 0).value);
  return (is_interjection || is_name) && !passage.is_careless;
}

// ". . .", "?,": what has no word of its own belongs to what it follows.
bool is_before_stop(const Passage& passage, const Break& around) {
  constexpr std::u32string_view kMarks = U".\u2026,;:)]";
  constexpr std::string_view kSpacedQuote = "\u00BB ";  // "« Non ! » dit-il"
  return kMarks.find(around.next) != std::u32string_view::npos ||
         passage.text.substr(around.gap.end).starts_with(kSpacedQuote);
}

// "「はい。」と言った": a particle that follows a quotation goes on with the sentence.
bool is_before_particle(const Passage& passage, const Break& around) {
  constexpr std::size_t kKana = 3;  // bytes
  if (!around.is_closed || passage.rules.particles.empty()) return false;
  const auto next = passage.text.substr(around.gap.end);
  return passage.rules.particles.holds(next.substr(0, kKana)) ||
         passage.rules.particles.holds(next.substr(0, 2 * kKana));
}

// "the thing is . . . I didn't": three spaced stops leave something out, a fourth ends the
// sentence.
bool is_inside_spaced_ellipsis(const Passage& passage, const Break& around) {
  constexpr std::string_view kEllipsis = ". . .";
  constexpr std::size_t kEnd = 7;  // of "; . . . ." with what stands before it
  const auto end = around.gap.begin;
  if (end < kEnd || passage.text.substr(end - kEllipsis.size(), kEllipsis.size()) != kEllipsis) {
    return false;
  }
  if (passage.text[end - kEnd] == '.') return false;
  return around.lower_next_word == passage.rules.pronoun || !starts_sentence(passage, around);
}

// "1.Helado", "?p=ya" in an address, "!Kung": a full stop without white space ends none (but see
// `missed_break`), other stops do before a capital, or where letters have no case.
bool is_inside_word(const Passage& /*passage*/, const Break& around) {
  if (around.gap.begin != around.gap.end || around.stop == 0 || around.stop > 0x7F) return false;
  const bool is_cased = is_upper(around.next_ink) || is_lower(around.next_ink);
  if (!is_cased) return !is_letter(around.next_ink);
  return !is_upper(around.next_ink) || around.word.empty() || has_one_stop(around);
}

// `[...]" (Smith 55).`: after a quotation, a bracket that the sentence's stop follows.
bool is_before_source(const Passage& passage, const Break& around) {
  constexpr std::size_t kLongest = 160;
  if (around.next != '(' || !around.is_closed) return false;
  const auto ahead = passage.text.substr(around.gap.end, kLongest);
  const auto close = ahead.find(')');
  if (close == std::string_view::npos || close + 1 >= ahead.size()) return false;
  constexpr std::string_view kMarks = ".,;";
  return kMarks.find(ahead[close + 1]) != std::string_view::npos;
}

constexpr std::array<bool (*)(const Passage&, const Break&), 14> kJoins = {
    is_never_final,
    is_before_number,
    is_before_number_sign,
    is_initial,
    is_going_on,
    is_mostly_final_but_not_here,
    is_spaced_abbreviation,
    is_ordinal,
    is_before_lower_case,
    is_before_stop,
    is_before_particle,
    is_inside_spaced_ellipsis,
    is_inside_word,
    is_before_source};

}  // namespace

std::size_t count_characters(std::string_view word) {
  return static_cast<std::size_t>(std::ranges::count_if(
      word.substr(0, kLongestWord),
      [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

Break look_around(const Passage& passage, std::size_t sentence_begin, TextSpan gap) {
  Break around;
  around.gap = gap;
  around.sentence_begin = sentence_begin;
  look_back(around, passage.text);
  look_ahead(around, passage.text);
  return around;
}

bool starts_sentence(const Passage& passage, const Break& around) {
  const auto& starters = passage.rules.starters;
  const std::string_view word = around.lower_next_word;
  if (starters.holds(word)) return true;
  const auto apostrophe = std::min(word.find('\''), word.find("\u2019"));  // "it's", "l'amico"
  return apostrophe != std::string_view::npos &&
         (starters.holds(word.substr(0, apostrophe)) ||
          starters.holds(std::string(word.substr(0, apostrophe)) + '\''));
}

bool is_abbreviation(const Passage& passage, const Break& around) {
  const auto& rules = passage.rules;
  if (!has_one_stop(around)) return false;
  const auto lists = {&rules.never_final, &rules.before_number, &rules.may_end, &rules.often_final};
  return is_dotted(around.word) || is_compound(around.word) || lacks_vowel(around.word) ||
         is_letter_alone(around) || ends_abbreviated(passage, around) ||
         std::ranges::any_of(lists,
                             [&around](const WordList* list) { return is_in(*list, around); });
}

bool may_end_sentence(const Passage& passage, const Break& around) {
  const auto& rules = passage.rules;
  return !is_in(rules.never_final, around) && !is_in(rules.before_number, around) &&
         !is_dotted(around.word);
}

bool is_joined(const Passage& passage, const Break& around) {
  return std::ranges::any_of(kJoins, [&](const auto joins) { return joins(passage, around); });
}

}  // namespace lector::text
