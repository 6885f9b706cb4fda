// Plain numbers: what no other class claims.
#include <array>

#include "spoken/agreement.hpp"
#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"
#include "spoken/table_search.hpp"
#include "text/characters.hpp"

namespace lector::spoken {
namespace {

// The ending has to fit where the language says so: "4rd" is none.
bool has_right_ending(std::string_view digits, std::string_view ending, const Language& language) {
  const auto check =
      language.phrase("ordinal.ending_" + std::string(digits.substr(digits.size() - 1)));
  const bool is_teen = digits.size() > 1 && digits[digits.size() - 2] == '1';
  return check.empty() || ending == (is_teen ? language.phrase("ordinal.ending_teen") : check);
}

// "1st", "21ST", "1,000th", "3.ª", "2:a", "8-го"
std::optional<Match> ordinal(Cursor at) {
  if (!at.begins_word()) return std::nullopt;
  const auto& language = at.language();
  const auto numeral = take_numeral(at);
  if (!numeral || !numeral->is_whole() || numeral->is_negative) return std::nullopt;
  constexpr std::string_view kPrefix = "ordinal ";
  const auto& digits = numeral->integer;
  constexpr int kFew = 5;  // "4-х": four of them; "60-х": the sixties
  auto found = value_of(digits) < kFew && digits.size() == 1
                   ? longest_folded(at, language.signs, "ordinal few ")
                   : std::nullopt;
  // "3-х странах" counts, "3-х" alone orders.
  if (!found || found->end.word_after().empty())
    found = longest_folded(at, language.signs, kPrefix);
  if (!found || !has_right_ending(digits, found->key.substr(kPrefix.size()), language)) {
    return std::nullopt;
  }
  // "3-е место", but "3-е": the word behind may tell more.
  const auto noun = folded(found->end.word_after());
  if (!noun.empty()) {
    const auto last = text::character_before(noun, noun.size());
    const auto* const own = language.signs.value_of(found->key + " -" + noun.substr(last.begin));
    if (own != nullptr) found->value = *own;
  }
  if (!spell_out(digits, language.tag, found->value)) return std::nullopt;
  return Match{found->end, say_number(digits, found->value, language)};
}

// "der 2. Platz", "am 3."; alone "1."
std::optional<Match> ordinal_stop(Cursor at) {
  const auto& language = at.language();
  const auto kind = language.phrase("ordinal.stop");
  if (kind.empty() || !at.begins_word() || (!at.is(TokenKind::space, -1) && at.token() > 0)) {
    return std::nullopt;
  }
  const auto begin = at;
  constexpr std::size_t kLongest = 4;
  const auto digits = take_digits(at, 1, kLongest);
  if (!digits || digits->front() == '0' || at.text() != ".") return std::nullopt;
  const bool is_known = language.ordinal_after.value_of(begin.word_before()) != nullptr;
  auto behind = at;
  behind.next();
  const bool is_end = behind.is_last();
  const bool is_alone = begin.token() == 0 && is_end;
  const auto* const noun = language.ordinal_before.value_of(folded(behind.word_after()));
  // "1. Kaufen Sie": the number of a paragraph.
  const bool is_marker = begin.word_before().empty() && noun == nullptr;
  constexpr std::size_t kShort = 3;  // "1990. Dann": a year that ends a sentence
  const bool goes_on = kind == "noun" && !is_marker && !behind.word_after().empty() &&
                       (is_known || digits->size() < kShort);
  if (!is_alone && !goes_on && !(is_known && is_end)) return std::nullopt;
  auto rule_set = ordinal_rule_set(begin);
  if (noun != nullptr) rule_set = *noun;
  auto words = say_number(*digits, rule_set, language);
  if (is_end) return Match{at, words};  // the stop ends the sentence
  return Match{behind, words};
}

// "vom 3.-5. Mai", "das 1.–3. Jahrhundert"
std::optional<Match> ordinal_range(Cursor at) {
  const auto& language = at.language();
  if (language.phrase("ordinal.stop") != "noun" || !at.begins_word()) return std::nullopt;
  const auto begin = at;
  const auto first = take_digits(at, 1, 2);
  if (!first || !at.take(".")) return std::nullopt;
  at.take_space();
  if (!at.take_dash()) return std::nullopt;
  at.take_space();
  const auto last = take_digits(at, 1, 2);
  if (!last || !at.take(".") || at.word_after().empty()) return std::nullopt;
  const auto rule_set = ordinal_rule_set(begin);
  return Match{at,
               say_number(*first, rule_set, language) + " " + std::string(language.phrase("to")) +
                   " " + say_number(*last, rule_set, language)};
}

// "24-ю" is ordinal.ending's; here a word behind tells: "XIX secolo" is roman's, "1999 году" ours.
std::optional<Match> ordinal_before(Cursor at) {
  const auto& language = at.language();
  if (language.ordinal_before.empty() || !at.begins_word() || at.text(-1) == "-" ||
      at.text(-1) == "." || at.text(-1) == ",") {
    return std::nullopt;
  }
  const auto begin = at;
  constexpr std::size_t kLongest = 4;
  const auto digits = take_digits(at, 1, kLongest);
  if (!digits || !at.is(TokenKind::space)) return std::nullopt;
  auto behind = at;
  behind.take_space();
  const auto before = begin.word_before();
  auto found = longest_folded(behind, language.ordinal_before, before + " ");
  if (!found) found = longest_folded(behind, language.ordinal_before);
  const bool counts = found && found->value.find("plural") != std::string::npos;  // "20 веков"
  if (!found || counts) return std::nullopt;
  // "г.": the noun itself is said as well, in the case of the ordinal.
  const auto bar = found->value.find('|');
  auto words = say_number(*digits, found->value.substr(0, bar), language);
  if (bar == std::string::npos) return Match{at, words};
  return Match{found->end, words + " " + found->value.substr(bar + 1)};
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
  const auto longest_cardinal = at.language().phrase("cardinal.longest");
  constexpr std::size_t kLong = 10;
  const auto limit =
      longest_cardinal.empty() ? kLong : static_cast<std::size_t>(value_of(longest_cardinal)) + 1;
  if (!at.begins_word()) return std::nullopt;
  const bool is_named = at.language().serial_words.has(at.word_before());
  const auto number = at.next();
  const bool has_zero = number.front() == '0' && number.size() > 1;
  const bool is_long = number.size() >= limit || (is_named && number.size() > 4);
  const bool goes_on = at.text() == at.language().decimal_sign && at.is(TokenKind::number, 1);
  constexpr std::size_t kPair = 2;
  const bool is_padded = number.size() == kPair && has_zero && number != "00" &&
                         !at.language().phrase("cardinal.padded").empty();
  if (is_padded && !goes_on && at.ends_word()) {  // "05": a day or an issue
    return Match{at, say_cardinal(number, at.language())};
  }
  if ((!has_zero && !is_long) || goes_on || !at.ends_word()) return std::nullopt;
  return Match{at, say_digits(number, at.language())};
}

// "1 miljon", "2,5 Mio.": the scale is a noun that takes part.
std::optional<Match> scaled(Cursor at) {
  const auto& language = at.language();
  if (!at.begins_word() || language.phrase("units.common").empty()) return std::nullopt;
  const auto numeral = take_numeral(at);
  if (!numeral) return std::nullopt;
  const auto scale = take_scale(at);
  if (!scale) return std::nullopt;
  const auto noun = noun_form(*scale, numeral->amount(), language);
  return Match{at, say_numeral(*numeral, language, noun) + " " + noun};
}

// The noun that a number of the text agrees with; empty where the word behind it is no known one.
std::string_view counted_noun(const Cursor& behind, const Numeral& numeral) {
  const bool agrees =
      cardinal_rule_set_at(behind, numeral.integer) != behind.language().cardinal_rule_set;
  return agrees ? behind.word_after() : std::string_view();
}

// "5", "1,234.5", ".25", "-7"
std::optional<Match> numeral(Cursor at) {
  const auto begin = at;
  const auto found = take_numeral(at);
  if (!found) return std::nullopt;
  const bool is_version = at.text() == at.language().decimal_sign && at.is(TokenKind::number, 1);
  if (found->has_fraction && is_version) return std::nullopt;
  const auto& language = at.language();
  const bool is_inside = !begin.begins_word() || at.is_word();  // "B2A"
  const bool is_before_word = begin.begins_word() && !at.is(TokenKind::number, 1) &&
                              !language.phrase("cardinal.before_letters").empty();  // "30код"
  if (is_inside && !is_before_word && language.phrase("letters.acronyms").empty()) {
    return std::nullopt;
  }
  auto words = say_numeral(*found, language, counted_noun(at, *found));
  if (!begin.begins_word()) words.insert(0, " ");
  if (at.is_word()) words += " ";
  return Match{at, words};
}

// "2.0.1", "331.1.3": a version or section.
std::optional<Match> version(Cursor at) {
  const auto& language = at.language();
  const auto begin = at;
  if (!at.begins_word()) return std::nullopt;
  const auto* const stop = language.electronic_signs.value_of(".");
  const auto name =
      language.decimal_sign == "." || stop == nullptr ? language.phrase("point") : *stop;
  std::string words;
  int parts = 0;
  while (at.is_number()) {
    if (parts > 0) words += " " + std::string(name) + " ";
    words += at.text().front() == '0' && at.text().size() > 1 ? say_digits(at.text(), language)
                                                              : say_cardinal(at.text(), language);
    at.next();
    ++parts;
    if (at.text() != "." || !at.is(TokenKind::number, 1)) break;
    at.next();
  }
  constexpr int kFewest = 3;
  if (parts < kFewest || !at.ends_word() || begin.text(-1) == ".") {
    return std::nullopt;
  }
  if (is_grouped_numeral(begin, at)) return std::nullopt;
  return Match{at, words};
}

// "1.76tn", "5m people", "250k followers": a scale right behind the digits.
std::optional<Match> short_scale(Cursor at) {
  const auto& language = at.language();
  if (language.phrase("letters.acronyms").empty() || !at.begins_word()) return std::nullopt;
  const auto numeral = take_numeral(at);
  if (!numeral || !at.is_word()) return std::nullopt;
  const bool is_letter = count_letters(at.text()) == 1;
  const auto scale = take_scale(at);
  if (!scale) return std::nullopt;
  const auto after = folded(at.word_after());
  if (is_letter && !after.ends_with('s') && after != language.phrase("people")) return std::nullopt;
  return Match{at, say_numeral(*numeral, language) + " " + *scale};
}

}  // namespace

void add_fixed_rules(RuleTable& table) {
  table.at_number.push_back({"verbatim.fixed", SemioticClass::verbatim, fixed});
}

void add_number_rules(RuleTable& table) {
  table.at_number.push_back({"cardinal.short_scale", SemioticClass::cardinal, short_scale});
  table.at_number.insert(table.at_number.end(),
                         {{"ordinal.ending", SemioticClass::ordinal, ordinal},
                          {"ordinal.stop", SemioticClass::ordinal, ordinal_stop},
                          {"ordinal.range", SemioticClass::ordinal, ordinal_range},
                          {"ordinal.before", SemioticClass::ordinal, ordinal_before},
                          {"decimal.version", SemioticClass::decimal, version},
                          {"telephone.digits", SemioticClass::telephone, digits},
                          {"cardinal.scaled", SemioticClass::cardinal, scaled},
                          {"cardinal.numeral", SemioticClass::cardinal, numeral}});
  table.at_sign.insert(table.at_sign.end(),
                       {{"cardinal.scaled", SemioticClass::cardinal, scaled},
                        {"cardinal.numeral", SemioticClass::cardinal, numeral}});
}

}  // namespace lector::spoken
