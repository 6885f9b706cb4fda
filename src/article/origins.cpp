#include "article/origins.hpp"

#include <algorithm>
#include <optional>

#include "article/markup.hpp"
#include "text/characters.hpp"
#include "text/offsets.hpp"

namespace lector::article {
namespace {

using text::Character;

/// Characters of a part of the page without its markup, white space as one space each time.
std::vector<Character> read_plain(std::string_view written) {
  std::vector<Character> plain;
  const auto markup = find_markup(written);
  auto next = markup.begin();
  for (std::size_t offset = 0; offset < written.size();) {
    if (next != markup.end() && next->begin <= offset) {
      offset = std::max(offset, next->end);
      ++next;
      continue;
    }
    auto character = text::character_at(written, offset);
    offset = character.end;
    if (text::is_white_space(character.value)) character.value = ' ';
    const bool is_more_space =
        character.value == ' ' && !plain.empty() && plain.back().value == ' ';
    if (!is_more_space) plain.push_back(character);
  }
  return plain;
}

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> characters;
  for (std::size_t offset = 0; offset < text.size(); offset = characters.back().end) {
    characters.push_back(text::character_at(text, offset));
  }
  return characters;
}

/// Finds a text among the characters of a page.
class Finder {
 public:
  Finder(const std::vector<Character>& text, const std::vector<Character>& plain)
      : text_(text), plain_(plain) {}

  /// For each character of the text its position among the others.
  [[nodiscard]] std::optional<std::vector<std::size_t>> find() const {
    // A page of one letter over and over has too many beginnings to try them all.
    constexpr int kMostTries = 100;
    int tries = 0;
    for (std::size_t begin = 0; begin < plain_.size() && tries < kMostTries; ++begin) {
      if (plain_[begin].value != text_.front().value) continue;
      ++tries;
      if (auto found = find_from(begin, Gaps::none)) return found;
    }
    // Signs in front of a quote's lines, line ends inside a word broken at its hyphen.
    return find_from(0, Gaps::any);
  }

 private:
  enum class Gaps { none, any };

  [[nodiscard]] std::optional<std::vector<std::size_t>> find_from(std::size_t at, Gaps gaps) const {
    std::vector<std::size_t> found;
    for (const auto& character : text_) {
      while (gaps == Gaps::any && at < plain_.size() && plain_[at].value != character.value) ++at;
      if (at == plain_.size() || plain_[at].value != character.value) return std::nullopt;
      found.push_back(at++);
    }
    return found;
  }

  const std::vector<Character>& text_;
  const std::vector<Character>& plain_;
};

std::size_t bytes_of(const Character& character) {
  return character.end - character.begin;
}

/// End of the characters of a text, from one on, that were taken over byte for byte from one part
/// of the page.
std::size_t behind_copy(const std::vector<Character>& text,
                        const std::vector<Character>& plain,
                        const std::vector<std::size_t>& found,
                        std::size_t begin) {
  const auto is_copy = [&](std::size_t i) {
    return bytes_of(text[i]) == bytes_of(plain[found[i]]);
  };
  auto end = begin + 1;
  if (!is_copy(begin)) return end;
  while (end < text.size() && is_copy(end) &&
         plain[found[end]].begin == plain[found[end - 1]].end) {
    ++end;
  }
  return end;
}

}  // namespace

std::vector<text::OffsetRun> origins_of(std::string_view text,
                                        text::TextSpan part,
                                        const text::Decoded& decoded) {
  std::vector<text::OffsetRun> runs;
  if (text.empty()) return runs;
  const auto written = std::string_view(decoded.text()).substr(part.begin, part.end - part.begin);
  const auto characters = characters_of(text);
  const auto plain = read_plain(written);
  const auto found = Finder(characters, plain).find();
  if (!found) return runs;
  for (std::size_t i = 0; i < characters.size();) {
    const auto end = behind_copy(characters, plain, *found, i);
    const text::TextSpan source = {part.begin + plain[(*found)[i]].begin,
                                   part.begin + plain[(*found)[end - 1]].end};
    if (bytes_of(characters[i]) == bytes_of(plain[(*found)[i]])) {
      decoded.append_origins(runs, characters[i].begin, source);
    } else {
      text::append(runs, {{characters[i].begin, characters[i].end}, decoded.input_span(source)});
    }
    i = end;
  }
  return runs;
}

}  // namespace lector::article
