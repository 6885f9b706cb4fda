/// Agreement: which of CLDR's rule sets goes with the words beside a number. "duas horas", "am
/// dritten", "XIX secolo".
#pragma once

#include <string>
#include <string_view>

#include "spoken/language.hpp"
#include "spoken/sentence.hpp"

namespace lector::spoken {

/// Rule set of a cardinal before a noun.
/// @param noun    one or more words, the first of which decides: "libras esterlinas".
/// @param amount  what is counted; some languages tell genders by the form a noun takes with it.
[[nodiscard]] std::string cardinal_rule_set(std::string_view noun,
                                            std::string_view amount,
                                            const Language& language);

/// The same for a number of the text by the word behind it; the plain one where that word says
/// nothing.
[[nodiscard]] std::string cardinal_rule_set_at(const Cursor& behind, std::string_view amount);

/// Rule set of an ordinal by the word before it; that of the language where it says nothing.
[[nodiscard]] std::string ordinal_rule_set(const Cursor& ordinal);

/// "a 5 km run", "a $2.5 billion deal": an amount between an article and a noun, whose unit is
/// singular.
[[nodiscard]] bool is_attribute(const Cursor& begin, const Cursor& end);

/// Words of an amount and a noun, joined as the language joins scales: "dos millones de euros".
[[nodiscard]] std::string with_noun(const std::string& amount,
                                    const std::string& noun,
                                    const Language& language);

}  // namespace lector::spoken
