/// Is the word before a stop an abbreviation? By the language's lists, and by its shape.
#pragma once

#include <string_view>

#include "text/break_context.hpp"

namespace lector::text {

/// True if the list holds the word before the stop: in any case, or, if the list has it with a
/// capital ("Ill"), if it is written with one.
[[nodiscard]] bool is_in(const WordList& list, const Break& around);

/// True for ".", not for "..." or "?".
[[nodiscard]] bool has_one_stop(const Break& around);

[[nodiscard]] bool is_letter_alone(const Break& around);
[[nodiscard]] bool is_dotted(std::string_view word);    ///< "U.S", "p.m", "Ph.D"
[[nodiscard]] bool is_compound(std::string_view word);  ///< "Dipl.-Ing"
[[nodiscard]] bool lacks_vowel(std::string_view word);  ///< "Dr", "bzw"
[[nodiscard]] bool ends_abbreviated(const Passage& passage, const Break& around);  ///< "Goethestr"

/// True if it is one of any kind.
[[nodiscard]] bool is_abbreviation(const Passage& passage, const Break& around);

/// True if it is no abbreviation that always goes on.
[[nodiscard]] bool may_end_sentence(const Passage& passage, const Break& around);

}  // namespace lector::text
