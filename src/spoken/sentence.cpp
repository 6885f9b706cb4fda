#include "spoken/sentence.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace lector::spoken {
namespace {

bool is_ascii_digit(char32_t character) {
  return character >= '0' && character <= '9';
}

TokenKind kind_of(char32_t character) {
  if (is_ascii_digit(character)) return TokenKind::number;
  if (text::is_letter(character)) return TokenKind::word;
  return text::is_white_space(character) ? TokenKind::space : TokenKind::sign;
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = text::character_at(text, offset);
    const auto kind = kind_of(character.value);
    const bool goes_on = kind != TokenKind::sign && !tokens.empty() && tokens.back().kind == kind;
    if (goes_on) {
      tokens.back().span.end = character.end;
    } else {
      tokens.push_back({kind, {character.begin, character.end}});
    }
    offset = character.end;
  }
  return tokens;
}

// Token after the last that says something; what closes a sentence doesn't count.
std::size_t ink_end_of(std::string_view text, const std::vector<Token>& tokens) {
  auto end = tokens.size();
  while (end > 0) {
    const auto& token = tokens[end - 1];
    const bool closes = token.kind == TokenKind::sign &&
                        text::is_closing(text::character_at(text, token.span.begin).value);
    if (token.kind != TokenKind::space && !closes) break;
    --end;
  }
  return end;
}

// Most words of some length are capitals: it is a headline, not a row of acronyms.
bool is_in_capitals(std::string_view text, const std::vector<Token>& tokens) {
  constexpr std::size_t kShortest = 3;
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (const auto& token : tokens) {
    const auto word = text.substr(token.span.begin, token.span.end - token.span.begin);
    if (token.kind != TokenKind::word || word.size() < kShortest) continue;
    ++words;
    if (is_capitals(word)) ++capitals;
  }
  return words > 2 && 3 * capitals > 2 * words;
}

}  // namespace

Sentence::Sentence(std::string_view sentence, const Language& its_language)
    : text(sentence),
      language(its_language),
      tokens(tokens_of(sentence)),
      ink_end(ink_end_of(sentence, tokens)),
      is_in_capitals(spoken::is_in_capitals(sentence, tokens)) {}

std::size_t Cursor::offset() const {
  return is_at_end() ? sentence_->text.size() : sentence_->tokens[token_].span.begin;
}

std::string_view Cursor::text(std::ptrdiff_t distance) const {
  const auto at = static_cast<std::ptrdiff_t>(token_) + distance;
  if (at < 0 || at >= std::ssize(sentence_->tokens)) return {};
  const auto& span = sentence_->tokens[static_cast<std::size_t>(at)].span;
  return sentence_->text.substr(span.begin, span.end - span.begin);
}

bool Cursor::is(TokenKind kind, std::ptrdiff_t distance) const {
  const auto at = static_cast<std::ptrdiff_t>(token_) + distance;
  if (at < 0 || at >= std::ssize(sentence_->tokens)) return false;
  return sentence_->tokens[static_cast<std::size_t>(at)].kind == kind;
}

bool Cursor::take(std::string_view token) {
  if (is_at_end() || text() != token) return false;
  ++token_;
  return true;
}

bool Cursor::take_any(std::initializer_list<std::string_view> tokens) {
  return std::ranges::any_of(tokens, [this](std::string_view token) { return take(token); });
}

bool Cursor::take_space() {
  if (!is(TokenKind::space)) return false;
  ++token_;
  return true;
}

bool Cursor::take_dash() {
  return take_any({"-", "–", "—", "‐", "‑", "−"});
}

std::string_view Cursor::next() {
  const auto token = text();
  if (!is_at_end()) ++token_;
  return token;
}

bool Cursor::ends_word() const {
  return !is(TokenKind::word) && !is(TokenKind::number);
}

bool Cursor::begins_word() const {
  return !is(TokenKind::word, -1) && !is(TokenKind::number, -1);
}

std::string Cursor::word_before() const {
  std::ptrdiff_t distance = -1;
  if (is(TokenKind::space, distance)) --distance;
  if (text(distance) == ".") --distance;
  return is(TokenKind::word, distance) ? folded(text(distance)) : std::string();
}

std::string_view Cursor::word_after() const {
  if (!is(TokenKind::space) || !is(TokenKind::word, 1)) return {};
  return text(1);
}

std::string folded(std::string_view word) {
  std::string result(word);
  const bool is_ascii =
      std::ranges::all_of(word, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
  if (!is_ascii) return text::to_lower(word, "");
  std::ranges::transform(result, result.begin(), [](char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  });
  return result;
}

bool is_capitals(std::string_view word) {
  for (std::size_t offset = 0; offset < word.size();) {
    const auto character = text::character_at(word, offset);
    if (!text::is_upper(character.value)) return false;
    offset = character.end;
  }
  return !word.empty();
}

bool begins_upper(std::string_view word) {
  return !word.empty() && text::is_upper(text::character_at(word, 0).value);
}

std::size_t count_letters(std::string_view word) {
  return static_cast<std::size_t>(std::ranges::count_if(
      word, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

}  // namespace lector::spoken
