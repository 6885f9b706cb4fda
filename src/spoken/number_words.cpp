#include "spoken/number_words.hpp"

#include <unicode/currunit.h>
#include <unicode/dtfmtsym.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/rbnf.h>

#include <algorithm>
#include <map>
#include <memory>
#include <span>
#include <stdexcept>
#include <utility>

#include "base/report.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace lector::spoken {
namespace {

using icu::number::LocalizedNumberFormatter;

// A tag that ICU doesn't know is read as the root locale, never as that of the process.
icu::Locale locale_of(std::string_view language) {
  text::leave_process_locale();
  UErrorCode status = U_ZERO_ERROR;
  auto locale = icu::Locale::forLanguageTag(language, status);
  return U_FAILURE(status) != 0 || locale.isBogus() != 0 ? icu::Locale::getRoot() : locale;
}

void check(UErrorCode status, std::string_view work) {
  if (U_FAILURE(status) == 0) return;
  throw Error(ErrorKind::engine, "ICU: " + std::string(work) + ": " + u_errorName(status));
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(text);
}

// CLDR puts soft hyphens into long German words.
std::string to_utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return text::clean(result);
}

// One object a thread and key; a run meets a handful of languages.
template <typename Object, typename Open>
Object& opened(const std::string& key, const Open& open) {
  constexpr std::size_t kMost = 256;
  thread_local std::map<std::string, std::unique_ptr<Object>, std::less<>> objects;
  const auto found = objects.find(key);
  if (found != objects.end()) return *found->second;
  if (objects.size() >= kMost) objects.clear();
  return *(objects[key] = open());
}

icu::RuleBasedNumberFormat& spelling(std::string_view language) {
  return opened<icu::RuleBasedNumberFormat>(std::string(language), [language] {
    UErrorCode status = U_ZERO_ERROR;
    auto format = std::make_unique<icu::RuleBasedNumberFormat>(
        icu::URBNF_SPELLOUT, locale_of(language), status);
    check(status, "number words");
    return format;
  });
}

bool has_rule_set(const icu::RuleBasedNumberFormat& format, const icu::UnicodeString& name) {
  for (std::int32_t i = 0; i < format.getNumberOfRuleSetNames(); ++i) {
    if (format.getRuleSetName(i) == name) return true;
  }
  return false;
}

// The amount's own digits are taken out.
std::optional<std::string> noun_of(const LocalizedNumberFormatter& formatter,
                                   std::string_view amount) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece digits(amount.data(), static_cast<std::int32_t>(amount.size()));
  const auto formatted = formatter.formatDecimal(digits, status);
  auto text = formatted.toString(status);
  if (U_FAILURE(status) != 0) return std::nullopt;
  std::int32_t begin = text.length();
  std::int32_t end = 0;
  icu::ConstrainedFieldPosition field;
  field.constrainCategory(UFIELD_CATEGORY_NUMBER);
  while (formatted.nextPosition(field, status) != 0) {
    const bool is_amount = field.getField() == UNUM_INTEGER_FIELD ||
                           field.getField() == UNUM_DECIMAL_SEPARATOR_FIELD ||
                           field.getField() == UNUM_FRACTION_FIELD ||
                           field.getField() == UNUM_SIGN_FIELD;
    if (!is_amount) continue;
    begin = std::min(begin, field.getStart());
    end = std::max(end, field.getLimit());
  }
  if (U_FAILURE(status) != 0 || begin >= end) return std::nullopt;
  return text::collapse_white_space(to_utf8(text.remove(begin, end - begin)));
}

// Visible fraction digits take part in the choice of singular and plural: "1.0 meters".
icu::number::UnlocalizedNumberFormatter full_names() {
  return icu::number::NumberFormatter::with()
      .unitWidth(UNUM_UNIT_WIDTH_FULL_NAME)
      .precision(icu::number::Precision::minMaxFraction(0, 0))
      .grouping(UNUM_GROUPING_OFF);
}

LocalizedNumberFormatter& formatter_of(const std::string& key,
                                       std::string_view language,
                                       const icu::MeasureUnit& unit,
                                       int fraction_digits) {
  return opened<LocalizedNumberFormatter>(key, [&] {
    return std::make_unique<LocalizedNumberFormatter>(
        full_names()
            .unit(unit)
            .precision(icu::number::Precision::fixedFraction(fraction_digits))
            .locale(locale_of(language)));
  });
}

int fraction_digits_of(std::string_view amount) {
  constexpr std::size_t kMost = 3;  // more change nothing
  const auto point = amount.find('.');
  if (point == std::string_view::npos) return 0;
  return static_cast<int>(std::min(amount.size() - point - 1, kMost));
}

std::string key_of(std::string_view language, std::string_view name, int fraction_digits) {
  return std::string(language) + ":" + std::string(name) + ":" + std::to_string(fraction_digits);
}

}  // namespace

std::optional<std::string> spell_out(std::string_view digits,
                                     std::string_view language,
                                     std::string_view rule_set) {
  constexpr std::size_t kMostDigits = 18;
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.size() > kMostDigits) return std::nullopt;
  const auto& format = spelling(language);
  const auto name = from_utf8("%" + std::string(rule_set));
  if (!has_rule_set(format, name)) return std::nullopt;
  std::int64_t number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString words;
  icu::FieldPosition ignored;
  format.format(number, name, words, ignored, status);
  check(status, "number words");
  auto text = to_utf8(words);
  std::erase(text, ',');  // "one million, two hundred": a pause that nobody makes
  return text;
}

std::optional<std::string> unit_name(std::string_view unit,
                                     std::string_view amount,
                                     std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const auto measure = icu::MeasureUnit::forIdentifier(
      icu::StringPiece(unit.data(), static_cast<std::int32_t>(unit.size())), status);
  if (U_FAILURE(status) != 0) return std::nullopt;
  const auto digits = fraction_digits_of(amount);
  return noun_of(formatter_of(key_of(language, unit, digits), language, measure, digits), amount);
}

std::optional<std::string> currency_name(std::string_view code,
                                         std::string_view amount,
                                         std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  auto name = from_utf8(code);
  const icu::CurrencyUnit unit(icu::ConstChar16Ptr(name.getTerminatedBuffer()), status);
  if (U_FAILURE(status) != 0) return std::nullopt;
  const auto digits = fraction_digits_of(amount);
  return noun_of(formatter_of(key_of(language, code, digits), language, unit, digits), amount);
}

std::string plural_category(std::string_view amount, std::string_view language) {
  const auto& rules = opened<icu::PluralRules>(std::string(language), [language] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::PluralRules> found(
        icu::PluralRules::forLocale(locale_of(language), status));
    check(status, "plural rules");
    return found;
  });
  auto& formatter = opened<LocalizedNumberFormatter>("plural:" + std::string(language), [language] {
    return std::make_unique<LocalizedNumberFormatter>(
        icu::number::NumberFormatter::withLocale(locale_of(language)));
  });
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece digits(amount.data(), static_cast<std::int32_t>(amount.size()));
  const auto category = rules.select(formatter.formatDecimal(digits, status), status);
  check(status, "plural rules");
  return to_utf8(category);
}

CalendarNames calendar_names(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale_of(language), "gregorian", status);
  check(status, "names of months");
  using Symbols = icu::DateFormatSymbols;
  const auto months = [&](Symbols::DtContextType context, Symbols::DtWidthType width) {
    std::int32_t count = 0;
    const auto* const names = symbols.getMonths(count, context, width);
    std::vector<std::string> found;
    for (const auto& name : std::span(names, static_cast<std::size_t>(count))) {
      found.push_back(to_utf8(name));
    }
    return found;
  };
  const auto weekdays = [&](Symbols::DtWidthType width) {
    std::int32_t count = 0;
    const auto* const names = symbols.getWeekdays(count, Symbols::FORMAT, width);
    std::vector<std::string> found;  // ICU counts from 1
    for (const auto& name : std::span(names, static_cast<std::size_t>(count)).subspan(1)) {
      found.push_back(to_utf8(name));
    }
    return found;
  };
  return {.months = months(Symbols::FORMAT, Symbols::WIDE),
          .short_months = months(Symbols::FORMAT, Symbols::ABBREVIATED),
          .standalone_months = months(Symbols::STANDALONE, Symbols::WIDE),
          .weekdays = weekdays(Symbols::WIDE),
          .short_weekdays = weekdays(Symbols::ABBREVIATED)};
}

}  // namespace lector::spoken
