// Amounts of money.
#include <algorithm>

#include "spoken/agreement.hpp"
#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"
#include "spoken/table_search.hpp"

namespace lector::spoken {
namespace {

struct Money {
  Numeral numeral;
  std::string scale;         ///< "billion"; empty if none
  bool is_hyphened = false;  ///< "$10-million": stands before a noun
  std::string currency;      ///< "dollar|dollars|cent|cents", or an ISO code
  bool has_own_sign = true;  ///< "$250-300" has one for both
};

bool is_iso_code(std::string_view currency) {
  constexpr std::size_t kLength = 3;
  return currency.size() == kLength && is_capitals(currency);
}

// Nouns of a currency: major and minor, each "singular|plural"; CLDR knows no minor ones.
std::string nouns(std::string_view currency, std::size_t first) {
  std::size_t field = 0;
  while (true) {
    const auto slash = currency.find('/');
    if (field == first) return std::string(currency.substr(0, slash));
    if (slash == std::string_view::npos) return {};
    currency.remove_prefix(slash + 1);
    ++field;
  }
}

std::string say_currency(std::string_view currency,
                         const std::string& amount,
                         const Language& language) {
  if (!is_iso_code(currency)) return noun_form(nouns(currency, 0), amount, language);
  return currency_name(currency, amount, language.tag).value_or(std::string(currency));
}

std::string trimmed(std::string digits, std::size_t least) {
  while (digits.size() > least && digits.back() == '0') digits.pop_back();
  return digits;
}

bool is_zero(std::string_view digits) {
  return digits.find_first_not_of('0') == std::string_view::npos;
}

// "twenty dollars and fifty cents"; nothing where the fraction is no number of cents.
std::optional<std::string> say_with_cents(const Money& money, const Language& language) {
  const auto minor = nouns(money.currency, 1);
  constexpr std::size_t kCents = 2;
  auto fraction = trimmed(money.numeral.fraction, kCents);
  if (minor.empty() || fraction.size() > kCents) return std::nullopt;
  const bool is_small = is_zero(money.numeral.integer);
  if (fraction.size() == 1) {
    if (!is_small) return std::nullopt;  // "$1.5" is a rounded figure
    fraction += '0';
  }
  auto major = money.numeral;
  major.fraction.clear();
  major.has_fraction = false;
  const auto name = say_currency(money.currency, major.amount(), language);
  auto whole = with_noun(say_numeral(major, language, name), name, language);
  if (is_zero(fraction)) return whole;
  const auto digits = std::to_string(value_of(fraction));
  const auto noun = noun_form(minor, digits, language);
  auto cents = say_number(digits, cardinal_rule_set(noun, digits, language), language) + " " + noun;
  if (is_small) return cents;
  return fill(language.phrase("money.major_minor"), {{"major", whole}, {"minor", cents}});
}

enum class Number { by_amount, singular };

std::string say_money(const Money& money, const Language& language, Number number) {
  if (money.scale.empty() && money.numeral.has_fraction && number == Number::by_amount) {
    if (auto words = say_with_cents(money, language)) return *words;
  }
  auto amount = money.scale.empty() ? money.numeral.amount() : std::string("1000000");
  if (number == Number::singular) amount = "1";
  const auto name = say_currency(money.currency, amount, language);
  const auto scale = noun_form(money.scale, money.numeral.amount(), language);
  auto words = say_numeral(money.numeral, language, scale.empty() ? name : scale);
  if (!scale.empty()) words += " " + scale;
  return with_noun(words, name, language);
}

bool ends_amount(const Cursor& at) {
  return at.ends_word() || at.text() == "a";
}

// "$2.5 billion" behind the sign.
std::optional<Money> take_amount(Cursor& at, const std::string& currency) {
  auto cursor = at;
  cursor.take_space();
  const auto numeral = take_numeral(cursor);
  if (!numeral) return std::nullopt;
  Money money{*numeral, {}, false, currency};
  if (const auto scale = take_scale(cursor)) {
    money.scale = *scale;
  } else if (cursor.text() == "-") {  // "$10-million project"
    auto behind = cursor;
    behind.next();
    if (const auto hyphened = take_scale(behind)) {
      money.scale = *hyphened;
      money.is_hyphened = true;
      cursor = behind;
    }
  }
  if (!ends_amount(cursor)) return std::nullopt;
  at = cursor;
  return money;
}

// "/yr", "/barrel"
std::string take_per(Cursor& at) {
  auto cursor = at;
  const auto per = at.language().phrase("per");
  if (per.empty() || !cursor.take("/") || !cursor.is_word()) return {};
  const auto word = cursor.next();
  if (!cursor.ends_word()) return {};
  const auto* const known = at.language().signs.value_of("per " + folded(word));
  at = cursor;
  return " " + std::string(per) + " " + (known == nullptr ? std::string(word) : *known);
}

// The second amount of "$5–$10 million", "$250-300".
std::optional<Money> take_second(Cursor& at, const std::string& sign, const std::string& currency) {
  auto cursor = at;
  const bool is_apart = cursor.take_space();
  if (!cursor.take_dash()) return std::nullopt;
  if (is_apart && !cursor.take_space()) return std::nullopt;
  const auto again = longest(cursor, at.language().currencies);
  bool has_sign = true;
  if (cursor.text() == sign) {
    cursor.next();
  } else if (again && again->key == sign) {
    cursor = again->end;
  } else {
    has_sign = false;
  }
  auto money = take_amount(cursor, currency);
  if (!money) return std::nullopt;
  money->has_own_sign = has_sign;
  at = cursor;
  return money;
}

// "$5–$10 million" and "a $5–$10 lunch" say their currency once, "$250-$300" as often as it is
// written.
std::string say_range(const Money& first,
                      const Money& second,
                      const Language& language,
                      Number number) {
  const auto to = " " + std::string(language.phrase("to")) + " ";
  const bool has_cents = first.numeral.has_fraction || second.numeral.has_fraction;
  const bool is_same = first.scale == second.scale || first.scale.empty();
  const bool is_singular = number == Number::singular;
  const bool is_once = (!second.has_own_sign || is_singular) && !has_cents;
  if (is_same && (is_once || !second.scale.empty())) {
    return say_numeral(first.numeral, language) + to + say_money(second, language, number);
  }
  return say_money(first, language, Number::by_amount) + to +
         say_money(second, language, Number::by_amount);
}

std::optional<Match> amount_behind(const Cursor& begin, const Found& sign) {
  auto at = sign.end;
  auto first = take_amount(at, sign.value);
  if (!first) return std::nullopt;
  const auto& language = begin.language();
  if (const auto second = take_second(at, sign.key, sign.value)) {
    const auto number = is_attribute(begin, at) ? Number::singular : Number::by_amount;
    auto range = say_range(*first, *second, language, number);
    range += take_per(at);
    return Match{at, range};
  }
  const bool is_before_noun = first->is_hyphened || at.text() == "-" || is_attribute(begin, at);
  const auto number = is_before_noun ? Number::singular : Number::by_amount;
  auto words = say_money(*first, language, number);
  words += take_per(at);
  // "$90 billion USD": the code says it again.
  auto cursor = at;
  if (cursor.take_space() && is_iso_code(cursor.text()) &&
      language.currencies.value_of(cursor.text()) != nullptr && sign.value != cursor.text()) {
    const auto code = cursor.next();
    if (cursor.ends_word()) {
      const auto name = say_currency(*language.currencies.value_of(code), "2", language);
      const auto plain = say_currency(sign.value, "2", language);
      if (name.ends_with(plain) && words.ends_with(plain)) {
        words.replace(words.size() - plain.size(), plain.size(), name);
        return Match{cursor, words};
      }
    }
  }
  return Match{at, words};
}

// "$2.5 billion", "US$30", "€5–10", "Rs. 500", "USD 20"
std::optional<Match> sign_first(Cursor at) {
  if (!at.begins_word()) return std::nullopt;
  auto found = longest(at, at.language().currencies);
  if (!found && at.is_word() && at.is(TokenKind::number, 1)) {  // "Q50"
    const auto* const currency = at.language().currencies.value_of(at.text());
    if (currency != nullptr) {
      found = Found{at, *currency, std::string(at.text())};
      found->end.next();
    }
  }
  return found ? amount_behind(at, *found) : std::nullopt;
}

// "-$5": the minus stands before the sign.
std::optional<Match> minus_first(Cursor at) {
  const auto before = at.text(-1);
  if (!before.empty() && !at.is(TokenKind::space, -1) && before != "(") return std::nullopt;
  if (!at.take_any({"-", "−"})) return std::nullopt;
  const auto found = longest(at, at.language().currencies);
  if (!found) return std::nullopt;
  auto match = amount_behind(at, *found);
  if (match) match->words = std::string(at.language().phrase("minus")) + " " + match->words;
  return match;
}

// The stop of "kr." stays where it ends the sentence as well.
Cursor without_stop(const Cursor& end) {
  const bool ends_sentence = end.is_last() && end.text(-1) == ".";
  return ends_sentence ? Cursor(end.sentence(), end.token() - 1) : end;
}

// "6 руб. 35 коп.", "2 kr 50 öre": the minor unit has a sign of its own.
std::optional<Match> two_signs(Cursor at) {
  if (!at.begins_word()) return std::nullopt;
  const auto& language = at.language();
  const auto numeral = take_numeral(at);
  at.take_space();
  const auto major = longest(at, language.currencies);
  if (!numeral || !numeral->is_whole() || !major) return std::nullopt;
  at = major->end;
  if (!at.take_space()) return std::nullopt;
  const auto cents = take_digits(at, 1, 2);
  at.take_space();
  const auto minor = longest(at, language.currencies, "minor ");
  if (!cents || !minor) return std::nullopt;
  const auto name = say_currency(major->value, numeral->amount(), language);
  const auto noun = noun_form(minor->value, *cents, language);
  const auto digits = std::to_string(value_of(*cents));
  auto end = minor->end;
  if (end.is_last() && end.text(-1) == ".") end = Cursor(end.sentence(), end.token() - 1);
  return Match{end,
               fill(language.phrase("money.major_minor"),
                    {{"major", with_noun(say_numeral(*numeral, language, name), name, language)},
                     {"minor",
                      say_number(digits, cardinal_rule_set(noun, digits, language), language) +
                          " " + noun}})};
}

// "5 € 20" isn't one amount: the sign belongs to what follows.
bool begins_amount(Cursor at) {
  at.take_space();
  return at.is_number();
}

// "5 €", "20 million USD", "50p", "99¢"
std::optional<Match> sign_last(Cursor at) {
  if (!at.begins_word()) return std::nullopt;
  const auto begin = at;
  const auto numeral = take_numeral(at);
  if (!numeral) return std::nullopt;
  Money money{*numeral, {}, false, {}};
  if (const auto scale = take_scale(at)) money.scale = *scale;
  auto cursor = at;
  const bool is_apart = cursor.take_space();
  const auto found = longest(cursor, at.language().currencies);
  const auto minor = longest(cursor, at.language().currencies, "minor ");
  if (found && !begins_amount(found->end)) {
    money.currency = found->value;
    const bool is_before_noun = found->end.text() == "-" || is_attribute(begin, found->end);
    const auto number = is_before_noun ? Number::singular : Number::by_amount;
    return Match{without_stop(found->end), say_money(money, at.language(), number)};
  }
  constexpr std::size_t kLongest = 3;  // "1080p" is no price
  if (minor && !is_apart && money.scale.empty() && numeral->integer.size() <= kLongest) {
    return Match{minor->end,
                 say_numeral(*numeral, at.language()) + " " +
                     noun_form(minor->value, numeral->amount(), at.language())};
  }
  return std::nullopt;
}

}  // namespace

void add_money_rules(RuleTable& table) {
  constexpr auto kMoney = SemioticClass::money;
  table.at_sign.insert(
      table.at_sign.end(),
      {{"money.sign_first", kMoney, sign_first}, {"money.minus_first", kMoney, minus_first}});
  table.at_word.push_back({"money.sign_first", kMoney, sign_first});
  table.at_number.insert(
      table.at_number.end(),
      {{"money.sign_last", kMoney, sign_last}, {"money.two_signs", kMoney, two_signs}});
}

}  // namespace lector::spoken
