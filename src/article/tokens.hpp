/// A short line taken apart: numbers, words, marks.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lector::article {

enum class TokenKind { number, word, mark };

struct Token {
  TokenKind kind = TokenKind::word;
  std::string_view text;
};

/// Tokens of a line, at most `limit` (the rest is dropped); spaces divide and are none. "17h13"
/// gives a number, a word and a number; every mark of punctuation is a token of its own.
[[nodiscard]] std::vector<Token> tokenize(std::string_view line, std::size_t limit);

/// Value of a number of at most nine digits; -1 for anything else.
[[nodiscard]] int number_of(const Token& token);

}  // namespace lector::article
