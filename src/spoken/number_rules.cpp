// Plain numbers: what no other class claims.
#include <array>

#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"
#include "spoken/table_search.hpp"

namespace lector::spoken {
namespace {

// "1st", "21ST", "1,000th"
std::optional<Match> ordinal(Cursor at) {
  if (!at.begins_word()) return std::nullopt;
  const auto& language = at.language();
  const auto numeral = take_numeral(at);
  if (!numeral || !numeral->is_whole() || numeral->is_negative || !at.is_word())
    return std::nullopt;
  const auto ending = folded(at.next());
  const auto* const rule_set = language.signs.value_of("ordinal " + ending);
  if (rule_set == nullptr || !at.ends_word()) return std::nullopt;
  const auto& digits = numeral->integer;
  auto words = spell_out(digits, language.tag, *rule_set);
  if (!words) return std::nullopt;
  // The ending has to fit: "4rd" is none.
  const auto check = language.phrase("ordinal.ending_" + digits.substr(digits.size() - 1));
  const bool is_teen = digits.size() > 1 && digits[digits.size() - 2] == '1';
  if (!check.empty() && ending != (is_teen ? language.phrase("ordinal.ending_teen") : check)) {
    return std::nullopt;
  }
  return Match{at, *words};
}

// "24/7", "9/11", "401(k)": said in a way of their own.
std::optional<Match> fixed(Cursor at) {
  if (!at.begins_word()) return std::nullopt;
  const auto found = longest(at, at.language().signs, "fixed ");
  if (!found) return std::nullopt;
  return Match{found->end, found->value};
}

// "007", "1000815003": no amount has a zero in front or so many digits without groups.
std::optional<Match> digits(Cursor at) {
  constexpr std::size_t kLong = 10;
  if (!at.begins_word()) return std::nullopt;
  const bool is_named = at.language().serial_words.has(at.word_before());
  const auto number = at.next();
  const bool has_zero = number.front() == '0' && number.size() > 1;
  const bool is_long = number.size() >= kLong || (is_named && number.size() > 4);
  const bool goes_on = at.text() == at.language().decimal_sign && at.is(TokenKind::number, 1);
  if ((!has_zero && !is_long) || goes_on || !at.ends_word()) return std::nullopt;
  return Match{at, say_digits(number, at.language())};
}

// "5", "1,234.5", ".25", "-7"
std::optional<Match> numeral(Cursor at) {
  const auto begin = at;
  const auto found = take_numeral(at);
  if (!found) return std::nullopt;
  const bool is_version = at.text() == at.language().decimal_sign && at.is(TokenKind::number, 1);
  if (found->has_fraction && is_version) return std::nullopt;
  auto words = say_numeral(*found, at.language());
  if (!begin.begins_word()) words.insert(0, " ");
  if (at.is_word()) words += " ";
  return Match{at, words};
}

// "2.0.1", "331.1.3": a version or section.
std::optional<Match> version(Cursor at) {
  const auto& language = at.language();
  const auto begin = at;
  if (!at.begins_word()) return std::nullopt;
  std::string words;
  int parts = 0;
  while (at.is_number()) {
    if (parts > 0) words += " " + std::string(language.phrase("point")) + " ";
    words += at.text().front() == '0' && at.text().size() > 1 ? say_digits(at.text(), language)
                                                              : say_cardinal(at.text(), language);
    at.next();
    ++parts;
    if (at.text() != language.decimal_sign || !at.is(TokenKind::number, 1)) break;
    at.next();
  }
  constexpr int kFewest = 3;
  if (parts < kFewest || !at.ends_word() || begin.text(-1) == language.decimal_sign) {
    return std::nullopt;
  }
  return Match{at, words};
}

}  // namespace

void add_fixed_rules(RuleTable& table) {
  table.at_number.push_back({"verbatim.fixed", SemioticClass::verbatim, fixed});
}

void add_number_rules(RuleTable& table) {
  table.at_number.insert(table.at_number.end(),
                         {{"ordinal.ending", SemioticClass::ordinal, ordinal},
                          {"decimal.version", SemioticClass::decimal, version},
                          {"telephone.digits", SemioticClass::telephone, digits},
                          {"cardinal.numeral", SemioticClass::cardinal, numeral}});
  table.at_sign.push_back({"cardinal.numeral", SemioticClass::cardinal, numeral});
}

}  // namespace lector::spoken
