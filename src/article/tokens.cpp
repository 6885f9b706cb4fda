#include "article/tokens.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "article/wording.hpp"

namespace lector::article {
namespace {

constexpr std::array<std::string_view, 17> kMarks = {
    "–", "—", "•", "·", "…", "“", "”", "‘", "’", "«", "»", "｜", "ㅣ", "▲", "→", "\xC2\xA0", "©"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::size_t mark_bytes(std::string_view line) {
  if (static_cast<unsigned char>(line.front()) < 0x80) {
    return is_word_byte(line.front()) || is_digit(line.front()) ? 0 : 1;
  }
  const auto* mark = std::ranges::find_if(
      kMarks, [&](std::string_view candidate) { return line.starts_with(candidate); });
  return mark != kMarks.end() ? mark->size() : 0;
}

std::size_t word_bytes(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && is_word_byte(line[end]) && mark_bytes(line.substr(end)) == 0) {
    end += std::min(character_bytes(line[end]), line.size() - end);
  }
  return end;
}

Token first_token(std::string_view line) {
  if (is_digit(line.front())) {
    const auto* end = std::ranges::find_if_not(line, is_digit);
    return {TokenKind::number, line.substr(0, static_cast<std::size_t>(end - line.begin()))};
  }
  const std::size_t mark = mark_bytes(line);
  if (mark > 0) {
    return {TokenKind::mark, line.substr(0, mark)};
  }
  return {TokenKind::word, line.substr(0, word_bytes(line))};
}

}  // namespace

std::vector<Token> tokenize(std::string_view line, std::size_t limit) {
  std::vector<Token> tokens;
  while (!line.empty() && tokens.size() < limit) {
    if (line.front() == ' ') {
      line.remove_prefix(1);
      continue;
    }
    tokens.push_back(first_token(line));
    line.remove_prefix(tokens.back().text.size());
  }
  return tokens;
}

int number_of(const Token& token) {
  constexpr std::size_t kMostDigits = 9;
  if (token.kind != TokenKind::number || token.text.size() > kMostDigits) {
    return -1;
  }
  int value = -1;
  std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
  return value;
}

}  // namespace lector::article
