#include "text/sentence_breaks.hpp"

#include <algorithm>
#include <array>

#include "text/abbreviations.hpp"

namespace lector::text {
namespace {

bool is_digits(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

// "IV", but not "I", which is a pronoun or a name.
bool is_roman(std::string_view word) {
  return word.size() > 1 && word.find_first_not_of("IVXLC") == std::string_view::npos;
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

// "№ 12", which only refers
bool is_before_number_sign(const Passage& /*passage*/, const Break& around) {
  return around.stop == '.' && around.next == 0x2116;
}

// "he and I. Nobody", "Chapter I. Dawn", but "Anna I. Berg"
bool is_pronoun_or_number(const Passage& passage, const Break& around) {
  if (passage.rules.pronoun.empty() || around.lower_word != passage.rules.pronoun) return false;
  auto end = static_cast<std::size_t>(around.word.data() - passage.text.data());
  if (end > around.sentence_begin && passage.text[end - 1] == ' ') --end;
  const auto word = word_before(passage.text, around.sentence_begin, end);
  return word.empty() || !is_upper(character_at(word, 0).value) ||
         passage.rules.numbered.holds(to_lower(word, ""));
}

// "Karl P. Ott", "[Karl P.] Ott", but "he and I. Nobody", "20 °C. Rain", "plan B. The"
bool is_initial(const Passage& passage, const Break& around) {
  if (!has_one_stop(around) || !is_letter_alone(around)) return false;
  if (around.is_closed && passage.text[around.gap.begin - 1] != ']') return false;
  if (!is_upper(character_at(around.word, 0).value) || !is_upper(around.next_ink)) return false;
  return !is_pronoun_or_number(passage, around) && !starts_sentence(passage, around);
}

// "VIP", but not "A"
bool is_all_capitals(std::string_view word) {
  return word.size() > 1 && to_lower(word, "") != word && std::ranges::none_of(word, [](char byte) {
           return is_lower(static_cast<unsigned char>(byte));
         });
}

// "in Md. Cases", "IN MD. CASES", but "in MD. Cases": a code of capitals has no stop of its own.
bool is_listed_as_may_end(const Passage& passage, const Break& around) {
  return is_in(passage.rules.may_end, around) &&
         (!is_all_capitals(around.word) || is_all_capitals(around.next_word));
}

// "U.S. Senate", "Apple Inc. Chairman": an end only before a typical first word. Where none are
// known a word without vowel goes on if it looks like a title.
bool is_going_on(const Passage& passage, const Break& around) {
  const auto& rules = passage.rules;
  if (!has_one_stop(around) || around.is_closed) return false;
  if (is_in(rules.often_final, around)) return false;
  const bool may_be_title =
      lacks_vowel(around.word) &&
      (!rules.starters.empty() || is_upper(character_at(around.word, 0).value));
  const bool may_go_on = is_dotted(around.word) || is_listed_as_may_end(passage, around) ||
                         may_be_title || ends_abbreviated(passage, around);
  return may_go_on && !starts_sentence(passage, around);
}

// "At 5 p.m. Lowe": a preposition and some three words are no sentence.
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

// "5 p.m. Tuesday", "By 6 p.m. Ms. Lowe"
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

// "am 12. Juni", "im 1.-3. Jahrhundert", "XIV. Zjazd"; digits before a capital only where nouns
// have one, or before a month: elsewhere it begins a sentence.
bool is_ordinal(const Passage& passage, const Break& around) {
  const auto& rules = passage.rules;
  if (!rules.has_ordinal_stop || !has_one_stop(around)) return false;
  const auto number = around.word.substr(around.word.rfind('-') + 1);  // npos + 1 is 0
  const bool may_be_one = rules.has_capital_nouns || rules.followers.holds(around.lower_next_word);
  const bool is_number = may_be_one && is_digits(number) && number.size() <= 2;
  return (is_number || is_roman(number)) && !starts_sentence(passage, around);
}

// "“Stop!” he said", "Jeopardy! on", "Oh! the duke"; UAX #29 looks at lower case after a full stop
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

// "what he meant . . . I know": three spaced stops leave something out, a fourth ends the
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

// "1.Bread", "?q=y" in an address, "!Kora": a full stop without white space ends none (but see
// `missed_break`), other stops do before a capital, or where letters have no case.
bool is_inside_word(const Passage& /*passage*/, const Break& around) {
  if (around.gap.begin != around.gap.end || around.stop == 0 || around.stop > 0x7F) return false;
  const bool is_cased = is_upper(around.next_ink) || is_lower(around.next_ink);
  if (!is_cased) return !is_letter(around.next_ink);
  return !is_upper(around.next_ink) || around.word.empty() || has_one_stop(around);
}

// `[...]" (Ott 12).`: after a quotation, a bracket that the sentence's stop follows.
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

bool is_joined(const Passage& passage, const Break& around) {
  return std::ranges::any_of(kJoins, [&](const auto joins) { return joins(passage, around); });
}

}  // namespace lector::text
