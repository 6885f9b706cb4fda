#include "text/enclosures.hpp"

#include <algorithm>
#include <string_view>

#include "text/characters.hpp"

namespace lector::text {
namespace {

constexpr std::size_t kLongest = 1000;  // bytes

// Pairs of marks; the straight ones are told apart by what stands around them.
constexpr std::u32string_view kOpening =
    U"([\u300C\u300E\uFF08\u300A\u3008\u3010\uFF3B\u3014\u201C\u00AB\u2018\u201E\"";
constexpr std::u32string_view kClosing =
    U")]\u300D\u300F\uFF09\u300B\u3009\u3011\uFF3D\u3015\u201D\u00BB\u2019\u201C\"";
constexpr std::size_t kBrackets = 2;    // of them at the begin
constexpr std::size_t kEastAsian = 10;  // before this, and after the brackets

struct Opened {
  std::size_t kind = 0;
  std::size_t begin = 0;
  bool is_inside_sentence = false;
};

// "(Ott 12).": brackets that a stop follows.
bool precedes_source(std::string_view text, std::size_t end) {
  constexpr std::size_t kLongestSource = 160;
  const auto begin = std::min(text.find_first_not_of(' ', end), text.size());
  if (begin == text.size() || text[begin] != '(') return false;
  const auto ahead = text.substr(begin, kLongestSource);
  const auto close = ahead.find(')');
  if (close == std::string_view::npos || close + 1 == ahead.size()) return false;
  return ahead[close + 1] == '.' || ahead[close + 1] == ',' || ahead[close + 1] == ';';
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<TextSpan> find() {
    for (std::size_t offset = 0; offset < text_.size();) {
      const auto character = character_at(text_, offset);
      look_at(character);
      if (!is_white_space(character.value)) last_ink_ = character.value;
      last_ = character.value;
      offset = character.end;
    }
    return outermost();
  }

 private:
  void look_at(const Character& character) {
    const auto closing = kClosing.find(character.value);
    const bool may_close = closing != std::u32string_view::npos && !is_apostrophe(character);
    if (may_close && close(character)) return;
    const auto opening = kOpening.find(character.value);
    if (opening == std::u32string_view::npos || !may_open(character)) return;
    opened_.push_back({opening, character.begin, !ends_sentence(last_ink_)});
  }

  // "Ann’s"
  [[nodiscard]] bool is_apostrophe(const Character& character) const {
    return character.value == 0x2019 && character.end < text_.size() &&
           is_letter(character_at(text_, character.end).value);
  }

  [[nodiscard]] bool may_open(const Character& character) const {
    return character.value != '"' || last_ == 0 || is_white_space(last_) || is_opening(last_);
  }

  // At the begin, after a stop and what closes after it.
  static bool ends_sentence(char32_t last_ink) {
    return last_ink == 0 ||
           !(is_letter(last_ink) || is_digit(last_ink) || last_ink == ',' || last_ink == ';');
  }

  // True if the mark closes one of the last that were opened.
  bool close(const Character& mark) {
    constexpr std::size_t kDeepest = 8;
    const auto depth = std::min(opened_.size(), kDeepest);
    for (std::size_t i = 1; i <= depth; ++i) {
      const auto opened = opened_[opened_.size() - i];
      if (kClosing[opened.kind] != mark.value) continue;
      opened_.resize(opened_.size() - i);
      if (mark.begin - opened.begin <= kLongest && holds_together(opened, mark.end)) {
        found_.push_back({opened.begin, mark.begin});
      }
      return true;
    }
    return false;
  }

  [[nodiscard]] bool holds_together(const Opened& opened, std::size_t end) const {
    if (opened.kind < kBrackets) return opened.is_inside_sentence;
    return opened.kind < kEastAsian || precedes_source(text_, end);
  }

  // Found by their ends, so the last one of those that overlap is the outermost.
  [[nodiscard]] std::vector<TextSpan> outermost() const {
    std::vector<TextSpan> spans;
    for (const auto& span : found_) {
      while (!spans.empty() && spans.back().begin >= span.begin) spans.pop_back();
      spans.push_back(span);
    }
    return spans;
  }

  std::string_view text_;
  char32_t last_ = 0;      // character before
  char32_t last_ink_ = 0;  // the last that is no white space
  std::vector<Opened> opened_;
  std::vector<TextSpan> found_;
};

}  // namespace

std::vector<TextSpan> enclosures(std::string_view text) {
  return Finder(text).find();
}

}  // namespace lector::text
