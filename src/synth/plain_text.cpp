#include "synth/plain_text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace lector::synth {
namespace {

struct CodePoint {
  char32_t value = 0;
  std::size_t offset = 0;
  std::size_t length = 1;
};

constexpr std::size_t kWordBytes = 100;
constexpr std::size_t kClauseCost = 750;
constexpr std::size_t kClauseWords = 250;

bool in_range(char32_t value, char32_t first, char32_t last) {
  return value >= first && value <= last;
}

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Bytes that a first byte announces; 0 if it is none.
std::size_t announced_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return 2;
  if (first >= 0xE0 && first < 0xF0) return 3;
  return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

/// The code point at an offset; a byte that begins none counts as a space of one byte.
CodePoint decode(std::string_view text, std::size_t offset) {
  static constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  const auto first = static_cast<unsigned char>(text[offset]);
  const std::size_t length = announced_length(first);
  const CodePoint invalid{.value = U' ', .offset = offset, .length = 1};
  if (length == 0 || offset + length > text.size()) return invalid;
  if (length == 1) return {.value = first, .offset = offset, .length = 1};
  char32_t value = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[offset + i])) return invalid;
    value = (value << 6U) | (static_cast<unsigned char>(text[offset + i]) & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  if (value < kSmallest.at(length) || value > 0x10FFFF || surrogate) return invalid;
  return {.value = value, .offset = offset, .length = length};
}

/// Divides words in katakana (U+30FB); eSpeak NG reads it as "Japanese letter".
constexpr char32_t kMiddleDot = U'\u30FB';

/// White space and control characters, and what stands for white space.
bool is_space(char32_t value) {
  return value <= 0x20 || in_range(value, 0x7F, 0xA0) || value == 0x1680 ||
         in_range(value, 0x2000, 0x200A) || value == 0x2028 || value == 0x2029 || value == 0x202F ||
         value == 0x205F || value == 0x3000 || value == kMiddleDot;
}

bool is_command(char32_t value) {
  return value == 0x530 || value == 0x557 || in_range(value, 0xE000, 0xF8FF) || value >= 0xF0000;
}

std::vector<CodePoint> decode_all(std::string_view text) {
  std::vector<CodePoint> code_points;
  code_points.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    CodePoint code_point = decode(text, offset);
    offset += code_point.length;
    if (is_space(code_point.value) || is_command(code_point.value)) code_point.value = U' ';
    code_points.push_back(code_point);
  }
  return code_points;
}

bool is_hangul(char32_t value) {
  return in_range(value, 0xAC00, 0xD7A3);
}

/// Thai and Lao, which write words without spaces between them.
bool is_thai(char32_t value) {
  return in_range(value, 0xE00, 0xEFF);
}

/// A Thai or Lao vowel that is written before the consonants of its syllable.
bool begins_syllable(char32_t value) {
  return in_range(value, 0xE40, 0xE44) || in_range(value, 0xEC0, 0xEC4);
}

/// A Thai or Lao sign that can't stand first.
bool hangs_on(char32_t value) {
  const char32_t thai = value >= 0xE80 ? value - 0x80 : value;
  return in_range(thai, 0xE30, 0xE3A) || in_range(thai, 0xE45, 0xE4E);
}

bool is_emoji(char32_t value) {
  return value >= 0x1F000 && value < 0x20000;
}

/// Share of eSpeak NG's buffers that a code point takes, in phonemes or bytes, whichever is more.
std::size_t cost(char32_t value) {
  if (in_range(value, U'0', U'9')) return 8;  // "seven thousand"
  if (value < 0x80) return 1;
  if (is_hangul(value))
    return (value - 0xAC00) % 28 == 0 ? 6 : 9;  // two or three jamo, 3 bytes each
  if (is_ideograph(value)) return 9;            // "Chinese letter"
  if (value >= 0x10000) return 24;              // "grinning face"
  return in_range(value, 0x2010, 0x2BFF) ? 12 : 2;
}

/// Collects words, and puts a comma where the next one would overflow the clause.
class Clauses {
 public:
  /// `code_points` is a word, or a sign of a script without spaces.
  void add_word(std::span<const CodePoint> code_points) {
    std::size_t word_cost = 1;
    for (const auto& code_point : code_points) word_cost += cost(code_point.value);
    if (words_ > 0 && (cost_ + word_cost > kClauseCost || words_ >= kClauseWords)) {
      insert_comma(code_points.front().offset);
      begin_clause();
    }
    for (const auto& code_point : code_points) put(code_point.value, code_point.offset);
    cost_ += word_cost;
    ++words_;
  }

  void add_space(std::size_t offset) { put(U' ', offset); }
  /// eSpeak NG passes over phoneme input that something stands before without white space.
  void add_phonemes(std::span<const CodePoint> input) {
    const auto& text = plain_.code_points;
    if (!text.empty() && text.back() != U' ') add_space(input.front().offset);
    add_word(input);
  }
  void begin_clause() { cost_ = words_ = 0; }
  [[nodiscard]] PlainText take() && { return std::move(plain_); }

 private:
  /// Before the white space at the end, where eSpeak NG takes it for the end of a clause.
  void insert_comma(std::size_t offset) {
    const std::size_t end = plain_.code_points.find_last_not_of(U' ') + 1;
    if (end == plain_.code_points.size()) put(U' ', offset);
    plain_.code_points.insert(end, 1, U',');
    plain_.offsets.insert(plain_.offsets.begin() + static_cast<std::ptrdiff_t>(end),
                          plain_.offsets[end]);
  }

  void put(char32_t value, std::size_t offset) {
    plain_.code_points.push_back(value);
    plain_.offsets.push_back(offset);
  }

  PlainText plain_;
  std::size_t cost_ = 0;
  std::size_t words_ = 0;
};

/// Counts against eSpeak NG's limit of a word: letters and digits of alphabets that it spells by
/// rules, and of Thai, of which 1.51 drops what lies beyond some 70 signs. Other scripts without
/// spaces have no such limit, and may not be cut at any place.
bool is_word_letter(char32_t value) {
  const bool ascii_letter = in_range(value | 0x20U, U'a', U'z') || in_range(value, U'0', U'9');
  return ascii_letter || in_range(value, 0xC0, 0x58F) || is_hangul(value) || is_thai(value) ||
         is_emoji(value);
}

/// An emoji is put into words: at most six of them make a word that eSpeak NG speaks to its end.
std::size_t letter_bytes(const CodePoint& code_point) {
  return is_emoji(code_point.value) ? kWordBytes / 6 : code_point.length;
}

/// Where a word that is too long is cut: Thai before a syllable if one can be told in its second
/// half, else before a sign that may stand first; others anywhere.
std::size_t cut_before(std::span<const CodePoint> rest, std::size_t count) {
  if (count == rest.size() || !is_thai(rest[count].value)) return count;
  for (auto i = count; i > count / 2; --i)
    if (begins_syllable(rest[i].value)) return i;
  auto cut = count;
  while (cut > 1 && hangs_on(rest[cut].value)) --cut;
  return cut;
}

/// Number of code points of the word that begins `rest`, within eSpeak NG's limit.
std::size_t word_length(std::span<const CodePoint> rest) {
  if (is_ideograph(rest.front().value)) return 1;
  std::size_t count = 0;
  for (std::size_t bytes = 0; count < rest.size(); ++count) {
    const CodePoint& code_point = rest[count];
    if (code_point.value == U' ' || is_ideograph(code_point.value)) break;
    bytes = is_word_letter(code_point.value) ? bytes + letter_bytes(code_point) : 0;
    if (bytes > kWordBytes) return cut_before(rest, count);
  }
  return count;
}

void add_text(Clauses& clauses, std::span<const CodePoint> rest) {
  while (!rest.empty()) {
    if (rest.front().value == U' ') {
      clauses.add_space(rest.front().offset);
      rest = rest.subspan(1);
      continue;
    }
    const auto word = rest.first(word_length(rest));
    rest = rest.subspan(word.size());
    clauses.add_word(word);
    const char32_t next = rest.empty() ? U' ' : rest.front().value;
    if (ends_clause(word.back().value, next == U' ')) clauses.begin_clause();
    if (is_word_letter(word.back().value) && is_word_letter(next))
      clauses.add_space(rest.front().offset);
  }
}

/// Each word of the phonemes ends with a `|`, which says nothing: a `:` before white space would
/// end the clause even here.
std::vector<CodePoint> phoneme_input(const spoken::Run& run) {
  std::u32string input = U"[\x02";
  for (std::size_t i = 0; i < run.phonemes.size(); ++i) {
    const char phoneme = run.phonemes[i];
    input += static_cast<char32_t>(phoneme);
    const bool is_last = i + 1 == run.phonemes.size() || run.phonemes[i + 1] == ' ';
    if (is_last && phoneme != ' ' && phoneme != '|') input += U'|';
  }
  input += U"]]";
  std::vector<CodePoint> code_points;
  for (const char32_t value : input)
    code_points.push_back({.value = value, .offset = run.span.begin, .length = 1});
  return code_points;
}

}  // namespace

bool is_punctuation(char32_t value) {
  if (value < 0x80) {
    const bool digit = value >= U'0' && value <= U'9';
    const char32_t lower = value | 0x20U;
    return value != U' ' && !digit && (lower < U'a' || lower > U'z');
  }
  return value == 0xA1 || value == 0xAB || value == 0xB7 || value == 0xBB || value == 0xBF ||
         in_range(value, 0x2010, 0x205E) || in_range(value, 0x3001, 0x303F) ||
         in_range(value, 0xFF01, 0xFF0F) || in_range(value, 0xFF1A, 0xFF20);
}

bool ends_clause(char32_t value, bool space_follows) {
  static constexpr std::u32string_view kNarrow = U".,;:!?";
  static constexpr std::u32string_view kWide = U"\u3001\u3002\uFF01\uFF0C\uFF1A\uFF1B\uFF1F";
  return (space_follows && kNarrow.find(value) != std::u32string_view::npos) ||
         kWide.find(value) != std::u32string_view::npos;
}

bool is_ideograph(char32_t value) {
  return in_range(value, 0x3040, 0x30FF) || in_range(value, 0x3400, 0x9FFF) ||
         in_range(value, 0x20000, 0x3FFFF);
}

std::string to_utf8(std::u32string_view code_points) {
  std::string out;
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  for (const char32_t value : code_points) {
    if (value < 0x80) {
      put(value);
      continue;
    }
    const unsigned trailing = value < 0x800 ? 1 : value < 0x10000 ? 2 : 3;
    const std::array<char32_t, 4> marks = {0, 0xC0, 0xE0, 0xF0};
    put(marks.at(trailing) | (value >> (6 * trailing)));
    for (unsigned left = trailing; left-- > 0;) put(0x80U | ((value >> (6 * left)) & 0x3FU));
  }
  return out;
}

PlainText decode_plain(std::string_view text) {
  PlainText plain;
  for (const auto& code_point : decode_all(text)) {
    plain.code_points.push_back(code_point.value);
    plain.offsets.push_back(code_point.offset);
  }
  return plain;
}

PlainText make_plain(std::string_view text, std::span<const spoken::Run> runs) {
  const auto code_points = decode_all(text);
  auto rest = std::span(code_points);
  const auto take_until = [&rest](std::size_t offset) {
    const auto end = std::ranges::lower_bound(rest, offset, {}, &CodePoint::offset);
    const auto taken = rest.first(static_cast<std::size_t>(end - rest.begin()));
    rest = rest.subspan(taken.size());
    return taken;
  };
  Clauses clauses;
  for (const auto& run : runs) {
    if (run.phonemes.empty()) continue;
    add_text(clauses, take_until(run.span.begin));
    static_cast<void>(take_until(run.span.end));
    clauses.add_phonemes(phoneme_input(run));
  }
  add_text(clauses, rest);
  return std::move(clauses).take();
}

}  // namespace lector::synth
