#include "script/wording.hpp"

#include <algorithm>

#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace lector::script {
namespace {

constexpr std::size_t kLongestPieceBytes = 1500;

bool ends_with_stop(std::string_view text) {
  if (text.empty()) return false;
  constexpr std::u32string_view kStops = U".!?…。！？";
  return kStops.find(text::character_before(text, text.size()).value) != std::u32string_view::npos;
}

// End of a piece that begins at `begin` and is no longer than a segment may be: after a clause
// mark if there is one in its second half, else after a word, else after a character.
std::size_t piece_end(std::string_view text, std::size_t begin, std::size_t end) {
  if (end - begin <= kLongestPieceBytes) return end;
  const auto window = text.substr(begin, kLongestPieceBytes);
  for (const auto* const marks : {";:,", " "}) {
    const auto found = window.find_last_of(marks);
    if (found != std::string_view::npos && found > window.size() / 2) return begin + found + 1;
  }
  auto cut = begin + window.size();
  while (cut > begin + 1 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return cut;
}

}  // namespace

std::string fill(std::string_view phrase, std::string_view value) {
  constexpr std::string_view kPlaceholder = "{}";
  const auto at = std::min(phrase.find(kPlaceholder), phrase.size());
  auto after = phrase.substr(std::min(at + kPlaceholder.size(), phrase.size()));
  for (const std::string_view stop : {".", "。"}) {
    if (ends_with_stop(value) && after == stop) after = {};
  }
  return std::string(phrase.substr(0, at)) + std::string(value) + std::string(after);
}

std::string dateline_words(std::string_view dateline, std::string_view language) {
  const auto city = std::min(dateline.find_first_of(",("), dateline.size());
  const auto words =
      text::name_case(dateline.substr(0, city), language) + std::string(dateline.substr(city));
  return ends_with_stop(words) ? words : words + ".";
}

std::vector<std::string> pieces_of(std::string_view text, std::string_view language) {
  std::vector<std::string> pieces;
  for (const auto& sentence : text::sentences(text, language)) {
    for (auto begin = text::find_ink(text, sentence.begin); begin < sentence.end;) {
      const auto end = piece_end(text, begin, sentence.end);
      pieces.push_back(text::collapse_white_space(text.substr(begin, end - begin)));
      begin = text::find_ink(text, end);
    }
  }
  return pieces;
}

}  // namespace lector::script
