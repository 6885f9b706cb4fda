/// A sentence as tokens, and a cursor that walks over them: what the rules read with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::spoken {

class Language;

enum class TokenKind : std::uint8_t {
  word,    ///< letters in a row
  number,  ///< ASCII digits in a row
  space,   ///< white space in a row
  sign,    ///< any other character, alone
};

/// A piece of the sentence.
struct Token {
  TokenKind kind = TokenKind::sign;
  text::TextSpan span;
};

/// What the rules look at. Text and language outlive it.
struct Sentence {
  Sentence(std::string_view sentence, const Language& its_language);

  std::string_view text;
  const Language& language;
  std::vector<Token> tokens;
  std::size_t ink_end = 0;      ///< token after the last one that isn't white space or closing
  bool is_in_capitals = false;  ///< a headline in capitals: they say nothing about its words
};

/// A place between tokens. Cheap to copy: a rule that fails has changed nothing.
class Cursor {
 public:
  Cursor(const Sentence& sentence, std::size_t token) : sentence_(&sentence), token_(token) {}

  [[nodiscard]] const Sentence& sentence() const { return *sentence_; }
  [[nodiscard]] const Language& language() const { return sentence_->language; }
  [[nodiscard]] std::size_t token() const { return token_; }
  [[nodiscard]] std::size_t offset() const;  ///< byte of the sentence
  [[nodiscard]] bool is_at_end() const { return token_ >= sentence_->tokens.size(); }

  /// Text of a token, by its distance from here; empty beyond the ends.
  [[nodiscard]] std::string_view text(std::ptrdiff_t distance = 0) const;
  [[nodiscard]] bool is(TokenKind kind, std::ptrdiff_t distance = 0) const;
  /// A word or a number.
  [[nodiscard]] bool is_ink(std::ptrdiff_t distance = 0) const {
    return is(TokenKind::word, distance) || is(TokenKind::number, distance);
  }
  [[nodiscard]] bool is_word() const { return is(TokenKind::word); }
  [[nodiscard]] bool is_number() const { return is(TokenKind::number); }

  /// Steps over the token if it reads so.
  bool take(std::string_view token);
  bool take_any(std::initializer_list<std::string_view> tokens);
  /// Steps over white space; false if there is none.
  bool take_space();
  /// Steps over a hyphen or dash as between two numbers; false if there is none.
  bool take_dash();
  /// Steps over the token whatever it is, and says how it reads.
  std::string_view next();

  /// No letter or digit goes on here.
  [[nodiscard]] bool ends_word() const;
  /// No letter or digit stands right before.
  [[nodiscard]] bool begins_word() const;
  /// Word before here on the other side of white space (a full stop skipped), lower case; empty if
  /// something else stands there.
  [[nodiscard]] std::string word_before() const;
  /// Word after here on the other side of white space as written; empty if something else stands
  /// there.
  [[nodiscard]] std::string_view word_after() const;
  /// Only closing marks follow: what ends here ends the sentence.
  [[nodiscard]] bool is_last() const { return token_ >= sentence_->ink_end; }

 private:
  const Sentence* sentence_;
  std::size_t token_;
};

/// Lower case without regard to language, for look-ups in tables.
[[nodiscard]] std::string folded(std::string_view word);

[[nodiscard]] bool is_capitals(std::string_view word);   ///< no lower-case letter in it
[[nodiscard]] bool begins_upper(std::string_view word);  ///< first letter is a capital
[[nodiscard]] std::size_t count_letters(std::string_view word);

}  // namespace lector::spoken
