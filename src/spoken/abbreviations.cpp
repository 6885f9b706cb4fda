// Titles, abbreviations, and what stands before a number or behind a name.
#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"
#include "spoken/table_search.hpp"

namespace lector::spoken {
namespace {

// A stop that ends the sentence stays, as it does before it.
Cursor keeping_last_stop(const Cursor& end) {
  const bool ends_sentence = end.text(-1) == "." && end.is_last();
  return ends_sentence ? Cursor(end.sentence(), end.token() - 1) : end;
}

bool is_name(std::string_view word) {
  return begins_upper(word);
}

// "Dr. Smith", "Sen. J. Cooper", "St. Louis", "Prof Stone"
std::optional<Match> title(Cursor at) {
  if (!at.begins_word()) return std::nullopt;
  const auto found = longest_folded(at, at.language().titles);
  if (!found) return std::nullopt;
  auto end = found->end;
  const bool has_stop = end.take(".");
  if (end.is_last() && has_stop && at.token() > 0) return std::nullopt;
  if (end.is_last() && has_stop && begins_upper(at.text())) {  // "Mt." by itself
    return Match{keeping_last_stop(end), found->value};
  }
  const auto next = end.word_after();
  if (next.empty()) return std::nullopt;
  const bool is_shouted = is_capitals(at.text()) && !at.sentence().is_in_capitals;  // "MS programs"
  const bool is_usual = at.language().stopless_titles.has(found->key) && !is_shouted;
  if (!has_stop && !(is_usual && is_name(next))) return std::nullopt;
  return Match{end, found->value};
}

// "Vaux, jr", "Warner bros Records": some are lower case and without a stop behind a name.
bool is_bare(const Cursor& at, const Cursor& end) {
  const auto* const where = at.language().after_name.value_of("bare " + folded(at.text()));
  if (where == nullptr) return false;
  return *where == "anywhere" || is_name(end.word_after());
}

// A name, "(Ohio)", "Route 66", "E." or "8th" right before.
bool is_behind_name(const Cursor& at, std::ptrdiff_t before) {
  if (at.is(TokenKind::number, before) || at.text(before) == ")") return true;
  if (at.text(before) == ".") return is_name(at.text(before - 1));
  return at.is(TokenKind::word, before) &&
         (is_name(at.text(before)) || at.is(TokenKind::number, before - 1));
}

// "Elm St.", "Fifth Ave.", "Acme Inc.", "Sammy Davis Jr."
std::optional<Match> behind_name(Cursor at) {
  if (!at.begins_word()) return std::nullopt;
  const auto found = longest_folded(at, at.language().after_name);
  if (!found) return std::nullopt;
  auto end = found->end;
  end.take(".");
  std::ptrdiff_t before = -1;
  if (at.is(TokenKind::space, before)) --before;
  const bool has_comma = at.text(before) == ",";
  if (has_comma) --before;
  const bool is_marked = begins_upper(at.text()) || has_comma || at.text(1) == ".";
  if (!is_marked && !is_bare(at, end)) return std::nullopt;
  if (at.text(before) == "." && !has_comma) return std::nullopt;
  if (!is_behind_name(at, before)) return std::nullopt;
  const auto next = end.word_after();
  const bool is_title = at.language().titles.value_of(folded(at.text())) != nullptr;
  const bool has_house_number = at.is(TokenKind::number, before - 2);
  if (is_title && is_name(next) && !has_house_number) return std::nullopt;  // "in St. Louis"
  return Match{keeping_last_stop(end), found->value};
}

std::optional<Match> abbreviation(Cursor at) {
  if (!at.begins_word()) return std::nullopt;
  const auto found = longest_folded(at, at.language().abbreviations);
  if (!found) return std::nullopt;
  const auto before = at.text(-1);
  if (before == "." || before == "@") return std::nullopt;
  auto end = found->end;
  if (!found->key.ends_with('.') && end.text() == "." && !end.is_last() &&
      at.language().abbreviations.value_of(found->key + ".") != nullptr) {
    end.next();
  }
  return Match{keeping_last_stop(end), found->value};
}

// "No. 10", "vol. 3", "pp. 10-12", "§ 5"
std::optional<Match> before_number(Cursor at) {
  if (!at.begins_word()) return std::nullopt;
  const auto found = longest_folded(at, at.language().before_number);
  if (!found) return std::nullopt;
  auto end = found->end;
  auto behind = end;
  behind.take_space();
  if (!behind.is_number()) return std::nullopt;
  return Match{end, found->value + (end.is(TokenKind::space) ? "" : " ")};
}

// "Santa Clara, CA 95051": state and postal code.
std::optional<Match> region(Cursor at) {
  const auto* const name = at.language().regions.value_of(at.text());
  const bool follows_town = at.is(TokenKind::space, -1) && at.text(-2) == "," &&
                            at.is(TokenKind::word, -3) && is_name(at.text(-3));
  if (name == nullptr || !follows_town) return std::nullopt;
  at.next();
  if (!at.ends_word()) return std::nullopt;
  auto cursor = at;
  constexpr std::size_t kCode = 5;
  if (cursor.take_space()) {
    const auto code = take_digits(cursor, kCode, kCode);
    if (code && cursor.ends_word())
      return Match{cursor, *name + " " + say_digits(*code, at.language())};
  }
  return Match{at, *name};
}

// A street's name and its kind follow: "San Tomas Expy".
bool is_before_street(Cursor at) {
  constexpr int kMostWords = 4;
  for (int i = 0; i < kMostWords; ++i) {
    if (!at.take_space() || !at.is_word() || !begins_upper(at.text())) return false;
    const auto key = "street " + folded(at.next());
    if (at.language().after_name.value_of(key) != nullptr) return i > 0;
  }
  return false;
}

// "2788 San Tomas Expy": house numbers in pairs.
std::optional<Match> house_number(Cursor at) {
  const auto before = at.text(-1);
  if (!at.begins_word() || before == "," || before == "." || before == "$") return std::nullopt;
  const auto digits = take_digits(at, 3, 4);
  if (!digits || digits->front() == '0' || !is_before_street(at)) return std::nullopt;
  return Match{at, say_model(*digits, at.language())};
}

}  // namespace

void add_abbreviation_rules(RuleTable& table) {
  constexpr auto kAbbreviation = SemioticClass::abbreviation;
  table.at_word.insert(table.at_word.end(),
                       {{"abbreviation.before_number", kAbbreviation, before_number},
                        {"abbreviation.region", kAbbreviation, region},
                        {"abbreviation.behind_name", kAbbreviation, behind_name},

                        {"abbreviation.title", kAbbreviation, title},
                        {"abbreviation.known", kAbbreviation, abbreviation}});
  table.at_sign.push_back({"abbreviation.before_number", kAbbreviation, before_number});
  table.at_number.push_back({"cardinal.house_number", SemioticClass::cardinal, house_number});
}

}  // namespace lector::spoken
