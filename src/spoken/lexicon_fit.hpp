/// Whether one entry fits a text at one place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "spoken/lexicon.hpp"

namespace lector::spoken {

/// Where there is no fit.
inline constexpr std::size_t kNoFit = std::string_view::npos;

/// A character by which those that differ in case alone are found together.
[[nodiscard]] char32_t folded(char32_t character);

/// The first word from an offset, folded: letters and digits, or the one character that is neither.
/// At most 100 bytes of it: enough to find an entry by.
[[nodiscard]] std::string first_word(std::string_view text, std::size_t offset);

/// End of what the entry's written form fits from an offset; `kNoFit` if it doesn't fit or doesn't
/// end where a word does. `capitals` is compared like `exact`.
[[nodiscard]] std::size_t end_of_fit(const Entry& entry, std::string_view text, std::size_t offset);

/// Length of the "'s", "’s", or "s" behind capitals, that follows an entry; 0 if there is none.
[[nodiscard]] std::size_t ending_length(std::string_view text, std::size_t begin, std::size_t end);

/// True if the words near `[begin, end)` are all in capitals, as in a headline that shouts.
[[nodiscard]] bool is_amid_capitals(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace lector::spoken
