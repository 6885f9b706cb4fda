/// Numbers, units, currencies, months and weekdays in words, by ICU and CLDR: so every language
/// profits. Objects are opened once a thread and language. All texts are lower case where the
/// language writes them so, without soft hyphens.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lector::spoken {

/// A whole number in words by one of CLDR's spell-out rule sets ("spellout-cardinal",
/// "spellout-ordinal-feminine"); nothing if the language has no such set or the number more than 18
/// digits.
/// @param digits ASCII digits, leading zeros allowed.
[[nodiscard]] std::optional<std::string> spell_out(std::string_view digits,
                                                   std::string_view language,
                                                   std::string_view rule_set);

/// Name of a CLDR unit as it stands with an amount, without the amount: "kilometers per hour".
/// Nothing if there is no such unit.
/// @param unit    CLDR identifier: "kilometer-per-hour".
/// @param amount  ASCII decimal, which decides between singular and plural: "5.2".
[[nodiscard]] std::optional<std::string> unit_name(std::string_view unit,
                                                   std::string_view amount,
                                                   std::string_view language);

/// The same for a currency by its ISO 4217 code: "US dollars".
[[nodiscard]] std::optional<std::string> currency_name(std::string_view code,
                                                       std::string_view amount,
                                                       std::string_view language);

/// CLDR's plural category of an amount: "one", "few", "other".
[[nodiscard]] std::string plural_category(std::string_view amount, std::string_view language);

/// Names of a calendar, Sunday first for weekdays.
struct CalendarNames {
  std::vector<std::string> months;             ///< as in a date: "января"
  std::vector<std::string> short_months;       ///< "янв."
  std::vector<std::string> standalone_months;  ///< "январь"
  std::vector<std::string> weekdays;
  std::vector<std::string> short_weekdays;
};
[[nodiscard]] CalendarNames calendar_names(std::string_view language);

}  // namespace lector::spoken
