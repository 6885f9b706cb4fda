#include "spoken/lexicon_fit.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace lector::spoken {
namespace {

constexpr std::size_t kKeyBytes = 100;
/// How far a `*` may reach: no word is longer, and no text takes more than this for a pattern.
constexpr std::size_t kStarBytes = 100;
/// How far to look for small letters: some six words on each side.
constexpr std::size_t kNearBytes = 40;

bool is_word_character(char32_t character) {
  return text::is_letter(character) || text::is_digit(character);
}

char32_t value_at(std::string_view text, std::size_t offset) {
  return offset < text.size() ? text::character_at(text, offset).value : U' ';
}

/// Signs that writers exchange for one another.
char32_t plain_sign(char32_t character) {
  if (character == U'\u2019') return U'\'';
  if (character == U'\u2010' || character == U'\u2011') return U'-';
  return character;
}

bool is_same(char32_t written, char32_t found, CaseRule rule) {
  if (written == found) return true;
  if (plain_sign(written) == plain_sign(found)) return true;
  return rule == CaseRule::any && folded(written) == folded(found);
}

std::size_t skip_white_space(std::string_view text, std::size_t offset) {
  while (offset < text.size()) {
    const auto character = text::character_at(text, offset);
    if (!text::is_white_space(character.value)) break;
    offset = character.end;
  }
  return offset;
}

/// True if what ends here is a word by itself: not part of a longer one, an address or a price.
bool ends_word(std::string_view text, std::size_t begin, std::size_t end) {
  if (end >= text.size() || end == begin) return end > begin;
  const auto last = text::character_before(text, end).value;
  const auto next = text::character_at(text, end);
  const bool is_joined = is_word_character(next.value);
  if (is_joined) return !is_word_character(last) && last != U'.';
  static constexpr std::u32string_view kJoining = U"@_$€£";
  if (kJoining.find(next.value) != std::u32string_view::npos) return false;
  const bool is_divider = next.value == U'.' || plain_sign(next.value) == U'\'';
  if (!is_divider || !is_word_character(value_at(text, next.end))) return true;
  return ending_length(text, begin, end) > 0;
}

/// Goes along an entry and a text at once; remembers the last `*`, to let it reach further.
class Walk {
 public:
  Walk(const Entry& entry, std::string_view text, std::size_t begin)
      : entry_(entry), text_(text), begin_(begin), offset_(begin) {}

  std::size_t end() {
    while (!is_done()) {
      if (step() || stretch()) continue;
      return kNoFit;
    }
    return offset_;
  }

 private:
  [[nodiscard]] bool is_at_end() const { return position_ >= entry_.written.size(); }

  [[nodiscard]] bool is_done() const {
    if (!is_at_end()) return false;
    if (ends_word(text_, begin_, offset_)) return true;
    return ending_length(text_, begin_, offset_) > 0;
  }

  /// One character of the entry; false if it doesn't fit.
  bool step() {
    if (is_at_end() || offset_ >= text_.size()) return false;
    const auto written = text::character_at(entry_.written, position_);
    const auto found = text::character_at(text_, offset_);
    if (text::is_white_space(written.value)) return step_over_space(found);
    if (entry_.form == Form::pattern && written.value == U'*') return begin_star(written, found);
    const bool fits = entry_.form == Form::pattern && written.value == U'#'
                          ? text::is_digit(found.value)
                          : is_same(written.value, found.value, entry_.case_rule);
    if (!fits) return false;
    position_ = written.end;
    offset_ = found.end;
    return true;
  }

  bool step_over_space(const text::Character& found) {
    if (!text::is_white_space(found.value)) return false;
    position_ = skip_white_space(entry_.written, position_);
    offset_ = skip_white_space(text_, offset_);
    star_position_ = kNoFit;  // a star reaches no further than its own word
    return true;
  }

  bool begin_star(const text::Character& written, const text::Character& found) {
    if (!text::is_letter(found.value)) return false;
    position_ = star_position_ = written.end;
    offset_ = star_end_ = found.end;
    star_begin_ = found.begin;
    return true;
  }

  /// Lets the last star take one more letter, and tries again what stands behind it.
  bool stretch() {
    if (star_position_ == kNoFit || star_end_ >= text_.size()) return false;
    const auto next = text::character_at(text_, star_end_);
    if (!text::is_letter(next.value) || next.end - star_begin_ > kStarBytes) return false;
    offset_ = star_end_ = next.end;
    position_ = star_position_;
    return true;
  }

  const Entry& entry_;
  std::string_view text_;
  std::size_t begin_;
  std::size_t offset_;
  std::size_t position_ = 0;            ///< in the entry
  std::size_t star_position_ = kNoFit;  ///< behind the last star of the entry
  std::size_t star_begin_ = 0;
  std::size_t star_end_ = 0;
};

}  // namespace

char32_t folded(char32_t character) {
  return text::to_title(character);
}

std::string first_word(std::string_view text, std::size_t offset) {
  std::string word;
  while (offset < text.size() && word.size() < kKeyBytes) {
    const auto character = text::character_at(text, offset);
    const bool is_part = is_word_character(character.value);
    if (!is_part && !word.empty()) break;
    text::append(word, folded(plain_sign(character.value)));
    if (!is_part) break;
    offset = character.end;
  }
  return word;
}

std::size_t end_of_fit(const Entry& entry, std::string_view text, std::size_t offset) {
  return Walk(entry, text, offset).end();
}

std::size_t ending_length(std::string_view text, std::size_t begin, std::size_t end) {
  if (end <= begin || end >= text.size()) return 0;
  const auto rest = text.substr(end);
  const auto last = text::character_before(text, end).value;
  if (!is_word_character(last)) return 0;
  for (const std::string_view possessive : {"'s", "\u2019s"}) {
    if (!rest.starts_with(possessive)) continue;
    return is_word_character(value_at(rest, possessive.size())) ? 0 : possessive.size();
  }
  const bool is_plural =
      rest.front() == 's' && text::is_upper(last) && !is_word_character(value_at(rest, 1));
  return is_plural ? 1 : 0;
}

bool is_amid_capitals(std::string_view text, std::size_t begin, std::size_t end) {
  bool has_capitals = false;
  const auto first = begin > kNearBytes ? begin - kNearBytes : 0;
  const auto last = std::min(text.size(), end + kNearBytes);
  for (std::size_t offset = first; offset < last;) {
    if (offset >= begin && offset < end) offset = end;
    if (offset >= last) break;
    const auto character = text::character_at(text, offset);
    if (text::is_lower(character.value)) return false;
    has_capitals = has_capitals || text::is_upper(character.value);
    offset = character.end;
  }
  return has_capitals;
}

}  // namespace lector::spoken
