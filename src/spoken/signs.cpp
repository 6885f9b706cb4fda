// Signs that are said: between numbers, before numbers, and by themselves.
#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"

namespace lector::spoken {
namespace {

std::string spaced(const Cursor& before, std::string words, const Cursor& after) {
  if (before.token() > 0 && !before.is(TokenKind::space, -1)) words.insert(0, " ");
  if (!after.is_at_end() && !after.is(TokenKind::space)) words += " ";
  return words;
}

bool is_operand(const Cursor& at, std::ptrdiff_t distance) {
  return at.is(TokenKind::number, distance) || at.is(TokenKind::word, distance);
}

// "2+3", "y = x + 1", "5 × 10": between two operands.
std::optional<Match> between(Cursor at) {
  const auto* const name = at.language().signs.value_of("between " + std::string(at.text()));
  if (name == nullptr) return std::nullopt;
  const auto begin = at;
  at.next();
  const std::ptrdiff_t left = begin.is(TokenKind::space, -1) ? -2 : -1;
  const std::ptrdiff_t right = at.is(TokenKind::space) ? 1 : 0;
  if (!is_operand(begin, left) || !is_operand(at, right)) return std::nullopt;
  return Match{at, spaced(begin, *name, at)};
}

// "newer/updated", "AC/DC": eSpeak NG would say the slash, as it does in "red / blue".
std::optional<Match> slash(Cursor at) {
  const auto begin = at;
  if (at.language().phrase("signs.silent").empty() || !at.take("/")) return std::nullopt;
  if (!begin.is(TokenKind::word, -1) || !at.is_word()) return std::nullopt;
  return Match{at, " "};
}

// "19_411": between two numbers the line is a part of the name.
std::optional<Match> underscore(Cursor at) {
  const auto* const name = at.language().electronic_signs.value_of("_");
  const auto begin = at;
  if (name == nullptr || !at.take("_")) return std::nullopt;
  const std::ptrdiff_t left = begin.is(TokenKind::space, -1) ? -2 : -1;
  const std::ptrdiff_t right = at.is(TokenKind::space) ? 1 : 0;
  if (!begin.is(TokenKind::number, left) || !at.is(TokenKind::number, right)) return std::nullopt;
  return Match{at, spaced(begin, *name, at)};
}

// "1 - 2 = 5": a hyphen is a minus in a sum.
std::optional<Match> minus(Cursor at) {
  const auto begin = at;
  const std::ptrdiff_t left = begin.is(TokenKind::space, -1) ? -2 : -1;
  if (!begin.is(TokenKind::number, left) || !at.take_any({"-", "−"})) return std::nullopt;
  auto cursor = at;
  cursor.take_space();
  if (!take_numeral(cursor)) return std::nullopt;
  cursor.take_space();
  if (cursor.text() != "=") return std::nullopt;
  return Match{at, spaced(begin, std::string(at.language().phrase("minus")), at)};
}

// "#5", "~20", "±3"
std::optional<Match> before_number(Cursor at) {
  const auto* const name = at.language().signs.value_of("before " + std::string(at.text()));
  if (name == nullptr) return std::nullopt;
  const auto begin = at;
  at.next();
  auto cursor = at;
  cursor.take_space();
  if (!cursor.is_number()) return std::nullopt;
  return Match{at, spaced(begin, *name, at)};
}

// "&": said wherever it stands.
std::optional<Match> anywhere(Cursor at) {
  const auto* const name = at.language().signs.value_of(at.text());
  if (name == nullptr) return std::nullopt;
  const auto begin = at;
  at.next();
  return Match{at, spaced(begin, *name, at)};
}

}  // namespace

void add_sign_rules(RuleTable& table) {
  constexpr auto kVerbatim = SemioticClass::verbatim;
  table.at_sign.insert(table.at_sign.end(),
                       {{"verbatim.minus", kVerbatim, minus},
                        {"verbatim.between", kVerbatim, between},
                        {"verbatim.slash", kVerbatim, slash},
                        {"verbatim.underscore", kVerbatim, underscore},
                        {"verbatim.before_number", kVerbatim, before_number},
                        {"verbatim.sign", kVerbatim, anywhere}});
}

}  // namespace lector::spoken
