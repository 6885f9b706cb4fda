#include "html/references.hpp"

#include <algorithm>

namespace lector::html {
namespace {

using text::Character;

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Characters that HTML doesn't have: the parser puts U+FFFD for them.
bool is_refused(char32_t value) {
  return (value < 0x20U && !text::is_white_space(value)) || (value >= 0x7FU && value <= 0x9FU) ||
         (value >= 0xFDD0U && value <= 0xFDEFU) || (value & 0xFFFEU) == 0xFFFEU;
}

/// Walks along a text and its source side by side.
class Aligner {
  static constexpr std::size_t kMostSteps = 4;

 public:
  Aligner(std::string_view text, std::string_view source, text::TextSpan part)
      : text_(text),
        source_(source.substr(0, part.end)),
        at_(part.begin),
        budget_(kMostSteps * (1 + part.end - part.begin)) {}

  std::vector<Written> align() {
    std::vector<Written> written;
    written.reserve(text_.size());
    for (std::size_t offset = 0; offset < text_.size();) {
      const auto character = text::character_at(text_, offset);
      offset = character.end;
      written.push_back({character.value, find(character)});
    }
    return written;
  }

 private:
  /// The source of the text's next character; moves behind it.
  text::TextSpan find(const Character& character) {
    for (auto at = at_; at < source_.size() && budget_ > 0; --budget_) {
      const auto bytes = length_at(at, character);
      if (bytes > 0) {
        at_ = at + bytes;
        return last_ = {at, at_};
      }
      // The second character of a reference that stands for two, or something dropped in between.
      if (source_[at] == '<') {
        at = std::min(source_.find('>', at), source_.size() - 1) + 1;
      } else if (last_was_reference_) {
        last_was_reference_ = false;
        return last_;
      } else {
        ++at;
      }
    }
    return {at_, at_};
  }

  /// Bytes that stand for a character at a place of the source; 0 if something else does.
  std::size_t length_at(std::size_t at, const Character& character) {
    if (source_[at] == '&') {
      const auto bytes = reference_at(at, character);
      last_was_reference_ = bytes > 1;
      return bytes;
    }
    if (source_[at] == '\r' && character.value == '\n') {
      return source_.substr(at).starts_with("\r\n") ? 2 : 1;
    }
    const auto here = text::character_at(source_, at);
    const bool is_same = here.value == character.value ||
                         (character.value == text::kReplacement && is_refused(here.value));
    if (!is_same) return 0;
    last_was_reference_ = false;
    return here.end - here.begin;
  }

  [[nodiscard]] std::size_t reference_at(std::size_t at, const Character& character) const {
    const auto name = name_at(at + 1);
    const bool is_closed = source_.substr(at + 1 + name.size()).starts_with(';');
    if (name.starts_with('#') && name.size() > 1) return name.size() + (is_closed ? 2 : 1);
    const bool is_ampersand = name.starts_with("amp") || name.starts_with("AMP");
    if (character.value == '&' && !is_ampersand) return 1;
    if (character.value == '&') return source_.substr(at + 4).starts_with(';') ? 5 : 4;
    return is_closed ? closed_reference(name, character) : unclosed_reference(name, character);
  }

  /// Letters and digits of a reference's name or number, with the "#" in front.
  [[nodiscard]] std::string_view name_at(std::size_t begin) const {
    constexpr std::size_t kLongestName = 40;
    auto end = begin;
    if (end < source_.size() && source_[end] == '#') ++end;
    while (end < source_.size() && end < begin + kLongestName && is_name_character(source_[end])) {
      ++end;
    }
    return source_.substr(begin, end - begin);
  }

  /// "&notit;" is a sign and the text "it;".
  [[nodiscard]] std::size_t closed_reference(std::string_view name,
                                             const Character& character) const {
    const auto behind = text_.substr(character.end);
    for (auto bytes = name.size() - 1; bytes >= 2 && bytes < name.size(); --bytes) {
      const auto rest = name.substr(bytes);
      if (behind.starts_with(rest) && behind.substr(rest.size()).starts_with(';')) return bytes + 1;
    }
    return name.size() + 2;
  }

  /// "&copyright" is a sign and a rest that must go on as the text does.
  [[nodiscard]] std::size_t unclosed_reference(std::string_view name,
                                               const Character& character) const {
    const auto behind = text_.substr(character.end);
    for (auto bytes = name.size(); bytes >= 2; --bytes) {
      const auto rest = name.substr(bytes);
      if (behind.starts_with(rest)) return bytes + 1;
    }
    return character.value == '&' ? 1 : 0;
  }

  std::string_view text_;
  std::string_view source_;
  std::size_t at_;
  std::size_t budget_;  ///< a text that isn't there must not be looked for character by character
  text::TextSpan last_;
  bool last_was_reference_ = false;
};

}  // namespace

std::vector<Written> written_characters(const Node& node, std::string_view source) {
  return Aligner(node.text, source, node.source).align();
}

}  // namespace lector::html
