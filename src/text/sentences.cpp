#include <algorithm>
#include <array>
#include <string>

#include "text/characters.hpp"
#include "text/note_marks.hpp"
#include "text/sentence_rules.hpp"
#include "text/unicode.hpp"

namespace lector::text {
namespace {

// UAX #29 ends a sentence at a line end; inside a block it is a space. Lengths stay.
std::string without_line_ends(std::string_view text) {
  std::string result(text);
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = character_at(text, offset);
    offset = character.end;
    if (character.value != ' ' && is_white_space(character.value)) {
      std::fill(result.begin() + static_cast<std::ptrdiff_t>(character.begin),
                result.begin() + static_cast<std::ptrdiff_t>(character.end),
                ' ');
    }
  }
  return result;
}

constexpr std::size_t kLongestMarker = 10;  // bytes, bullet and space included

bool is_bullet(char32_t character) {
  return character == 0x2022 || character == 0x2023 || character == 0x25E6 || character == 0x2043;
}

// Marker of a list's line: a bullet, or "1.", "a)", "(iv)".
bool begins_with_marker(std::string_view line) {
  constexpr std::size_t kLongest = 4;  // "viii"
  if (line.empty()) return false;
  const auto first = character_at(line, 0).value;
  if (is_bullet(first)) return true;
  const std::size_t begin = first == '(' ? 1 : 0;
  const auto end = std::min(line.find_first_of(").", begin), line.size());
  if (end == line.size() || end == begin || end - begin > kLongest) return false;
  if (begin == 1 && line[end] != ')') return false;
  const auto inner = line.substr(begin, end - begin);
  const bool is_number = inner.find_first_not_of("0123456789") == std::string_view::npos;
  const bool is_letters = inner.size() == 1
                              ? is_letter(character_at(inner, 0).value)
                              : inner.find_first_not_of("ivxIVX") == std::string_view::npos;
  return is_number || (is_letters && line[end] == ')');
}

// True if the text is a marker and nothing else: "1.", "• 3.", "a."
bool is_marker(std::string_view text) {
  if (text.size() > kLongestMarker || text.empty() || text.back() != '.') return false;
  const auto bullet = character_at(text, 0);
  const auto begin = is_bullet(bullet.value) ? find_ink(text, bullet.end) : 0;
  const auto label = text.substr(begin, text.size() - 1 - begin);
  return !label.empty() && (label.find_first_not_of("0123456789") == std::string_view::npos ||
                            (label.size() == 1 && is_letter(character_at(label, 0).value)));
}

bool is_line_end(char32_t character) {
  return character == '\n' || character == 0x85 || character == 0x2028 || character == 0x2029;
}

// Armenian's full stop is often typed as a colon.
bool ends_with_colon(std::string_view text, std::size_t begin) {
  return begin > 1 && text[begin - 1] == ' ' && text[begin - 2] == ':' &&
         is_upper(character_at(text, begin).value);
}

// Where a sentence begins that UAX #29 doesn't see: after a blank line, with a list's marker.
std::vector<std::size_t> extra_begins(std::string_view text, const SentenceRules& rules) {
  std::vector<std::size_t> begins;
  int line_ends = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = character_at(text, offset);
    if (is_line_end(character.value)) ++line_ends;
    if (!is_white_space(character.value)) {
      const bool is_item =
          line_ends == 1 && begins_with_marker(text.substr(offset, kLongestMarker));
      const bool follows_colon = rules.has_colon_stop && ends_with_colon(text, offset);
      if (line_ends > 1 || is_item || follows_colon) begins.push_back(offset);
      line_ends = 0;
    }
    offset = character.end;
  }
  return begins;
}

std::size_t trim_end(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin) {
    const auto character = character_before(text, end);
    if (!is_white_space(character.value)) break;
    end = character.begin;
  }
  return end;
}

// A place where ICU ends a sentence, and what stands around it.
struct Break {
  const SentenceRules* rules = nullptr;
  std::string before;      ///< last word, lower case, without its last stop: "p.m"
  std::string word;        ///< the same as written
  char32_t stop = 0;       ///< ".", "!", ...
  bool is_closed = false;  ///< a quotation mark or bracket closes after the stop
  char32_t next = 0;       ///< first character of what follows
  std::string next_word;   ///< first word of it, lower case, opening marks skipped
};

constexpr std::size_t kLongestWord = 40;  // bytes; longer ones are in no list

bool is_word_part(char32_t character) {
  return is_letter(character) || is_digit(character) || character == '.' || character == '-';
}

// Begin of the word that ends here.
std::size_t word_begin(std::string_view text, std::size_t end) {
  const auto least = end - std::min(end, kLongestWord);
  while (end > least) {
    const auto character = character_before(text, end);
    if (!is_word_part(character.value)) break;
    end = character.begin;
  }
  return end;
}

std::string_view word_at(std::string_view text, std::size_t begin) {
  auto end = begin;
  while (end < text.size() && end - begin < kLongestWord) {
    const auto character = character_at(text, end);
    if (!is_word_part(character.value)) break;
    end = character.end;
  }
  return text.substr(begin, end - begin);
}

std::size_t skip_openings(std::string_view text, std::size_t offset) {
  while (offset < text.size()) {
    const auto character = character_at(text, offset);
    if (!is_opening(character.value)) break;
    offset = character.end;
  }
  return offset;
}

void look_back(Break& around, std::string_view text, std::size_t end) {
  while (end > 0) {
    const auto character = character_before(text, end);
    if (!is_closing(character.value)) break;
    around.is_closed = true;
    end = character.begin;
  }
  if (end == 0) return;
  const auto stop = character_before(text, end);
  around.stop = stop.value;
  const auto begin = word_begin(text, stop.begin);
  around.word = text.substr(begin, stop.begin - begin);
  around.before = to_lower(around.word, "");
}

void look_ahead(Break& around, std::string_view text, std::size_t begin) {
  const auto first = skip_openings(text, begin);
  around.next = character_at(text, first < text.size() ? first : begin).value;
  auto word = word_at(text, first);
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  around.next_word = to_lower(word, "");
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

bool starts_sentence(const Break& around) {
  return holds(around.rules->starters, around.next_word);
}

// "Dr. Smith", "vs. Rumsfeld"
bool is_never_final(const Break& around) {
  return around.stop == '.' && !around.is_closed && holds(around.rules->never_final, around.before);
}

// "No. 5", "pp. 3-5", "c. 1818"
bool is_before_digit(const Break& around) {
  return around.stop == '.' && is_digit(around.next) &&
         holds(around.rules->before_digit, around.before);
}

// "Jonas E. Smith", but "you and I. Did", "World War I. Germany", "plan B. The"
bool is_initial(const Break& around) {
  if (around.stop != '.' || around.is_closed || count_characters(around.word) != 1) return false;
  if (!is_upper(character_at(around.word, 0).value) || !is_upper(around.next)) return false;
  return around.word != "I" && !starts_sentence(around);
}

// "U.S. Senate", "5 p.m. Tuesday", "Apple Inc. Chairman": an end only before a typical first word.
bool is_going_on(const Break& around) {
  const auto& rules = *around.rules;
  if (around.stop != '.' || around.is_closed || rules.starters.empty()) return false;
  const auto inner = around.word.find('.');
  constexpr std::size_t kLongestPart = 2;  // of "Ph.D."; longer is a word and a missing space
  const bool is_dotted = inner != std::string::npos && inner <= kLongestPart &&
                         count_characters(around.word) <= 3 * kLongestPart;
  return (is_dotted || holds(rules.may_end, around.before)) && !starts_sentence(around);
}

// "z. B.", "d. h.": letters of one abbreviation, written apart.
bool is_spaced_abbreviation(const Break& around) {
  return around.stop == '.' && count_characters(around.word) == 1 &&
         is_lower(character_at(around.word, 0).value) && count_characters(around.next_word) == 1 &&
         is_upper(around.next);
}

// "am 12. Juni", "im 19. Jahrhundert"
bool is_ordinal(const Break& around) {
  return around.rules->has_ordinal_stop && around.stop == '.' && !around.word.empty() &&
         around.word.size() <= 2 &&
         around.word.find_first_not_of("0123456789") == std::string::npos &&
         !starts_sentence(around);
}

// "“Stop!” he said", "Yahoo! in the"; UAX #29 looks at lower case after a full stop only.
bool is_before_lower_case(const Break& around) {
  return is_lower(around.next) && (around.is_closed || around.stop == '!');
}

// ". . .": what has no word of its own belongs to what it follows.
bool is_before_stop(const Break& around) {
  return around.next == '.' || around.next == 0x2026 || around.next == ',';
}

constexpr std::array<bool (*)(const Break&), 8> kJoins = {is_never_final,
                                                          is_before_digit,
                                                          is_initial,
                                                          is_going_on,
                                                          is_spaced_abbreviation,
                                                          is_ordinal,
                                                          is_before_lower_case,
                                                          is_before_stop};

bool is_joined(std::string_view text, const TextSpan& gap, const SentenceRules& rules) {
  Break around;
  around.rules = &rules;
  look_back(around, text, gap.begin);
  look_ahead(around, text, gap.end);
  return std::ranges::any_of(kJoins, [&around](const auto joins) { return joins(around); });
}

// Note marks stand after the stop and belong to what they follow: `used them". [1] After`.
std::size_t skip_note_marks(std::string_view text, std::size_t next) {
  auto end = next;
  for (auto length = note_mark_length(text.substr(end)); length > 0;
       length = note_mark_length(text.substr(end))) {
    end += length;
  }
  return end == text.size() || text[end] == ' ' ? end : next;
}

// ICU takes brackets behind a stop for closing ones: "used.[ | 1] After".
std::size_t before_brackets(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin + 1 && (text[end - 1] == '[' || text[end - 1] == '(')) --end;
  return end;
}

// Cuts a text at breaks in ascending order.
class Cutter {
 public:
  Cutter(std::string_view text, const SentenceRules& rules)
      : text_(text), rules_(rules), begin_(find_ink(text, 0)) {}

  void cut_before(std::size_t begin) { cut(begin, begin); }

  void cut_at_break(std::size_t icu_end) {
    if (begin_ == std::string_view::npos || icu_end <= begin_) return;
    const auto end = before_brackets(text_, begin_, icu_end);
    const auto ink = find_ink(text_, end);
    if (ink == std::string_view::npos) return;
    const auto stop_end = trim_end(text_, begin_, end);
    if (is_marker(text_.substr(begin_, stop_end - begin_))) return;
    const auto next = skip_note_marks(text_, ink);
    if (is_joined(text_, {stop_end, ink}, rules_)) return;
    cut(next > ink ? next : end, next);
  }

  std::vector<TextSpan> finish() {
    cut(text_.size(), text_.size());
    return std::move(found_);
  }

 private:
  void cut(std::size_t end, std::size_t next) {
    if (begin_ == std::string_view::npos || end <= begin_) return;
    found_.push_back({begin_, trim_end(text_, begin_, end)});
    begin_ = find_ink(text_, next);
  }

  std::string_view text_;
  const SentenceRules& rules_;
  std::size_t begin_;
  std::vector<TextSpan> found_;
};

}  // namespace

std::vector<TextSpan> sentences(std::string_view text, std::string_view language) {
  const auto& rules = sentence_rules(language);
  const auto flat = without_line_ends(text);
  const auto extra = extra_begins(text, rules);
  auto begin = extra.begin();
  Cutter cutter(flat, rules);
  for (const auto end : sentence_ends(flat, language, rules.suppressions)) {
    for (; begin != extra.end() && *begin <= end; ++begin) cutter.cut_before(*begin);
    cutter.cut_at_break(end);
  }
  return cutter.finish();
}

}  // namespace lector::text
