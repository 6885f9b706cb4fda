/// Characters one by one, and what ICU does with a whole text: the primitives of this room.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::text {

/// A character and the bytes `[begin, end)` that it takes.
struct Character {
  char32_t value = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  auto operator<=>(const Character&) const = default;
};

/// What stands for a byte that belongs to no character.
inline constexpr char32_t kReplacement = 0xFFFD;

/// `character_at` where no character of ASCII begins.
[[nodiscard]] Character long_character_at(std::string_view text, std::size_t offset);

/// The character that begins at an offset inside the text; U+FFFD for ill-formed bytes.
[[nodiscard]] inline Character character_at(std::string_view text, std::size_t offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  return first < 0x80U ? Character{first, offset, offset + 1} : long_character_at(text, offset);
}

/// The character that ends before an offset above 0; U+FFFD for ill-formed bytes.
[[nodiscard]] Character character_before(std::string_view text, std::size_t offset);

void append(std::string& text, char32_t character);

/// Code points of UTF-8.
[[nodiscard]] std::size_t count_characters(std::string_view text);

/// Offset of the first ill-formed byte of UTF-8; npos if there is none.
[[nodiscard]] std::size_t find_ill_formed(std::string_view bytes);

[[nodiscard]] bool is_white_space(char32_t character);
[[nodiscard]] bool is_letter(char32_t character);  ///< or a mark that belongs to one
[[nodiscard]] bool is_digit(char32_t character);
[[nodiscard]] bool is_upper(char32_t character);  ///< title case included
[[nodiscard]] bool is_lower(char32_t character);
[[nodiscard]] bool is_opening(char32_t character);  ///< bracket or quotation mark that may open
[[nodiscard]] bool is_closing(char32_t character);  ///< bracket or quotation mark that may close

/// ICU falls back to the locale of the process wherever it has no data; from here on it takes the
/// root locale, which keeps results the same everywhere. To be called before a locale is made.
void leave_process_locale();

/// A control or format character that has neither shape nor sound.
[[nodiscard]] bool is_soundless(char32_t character);

/// True if a joiner (U+200C, U+200D) after this character shapes it: joining scripts, viramas,
/// emoji.
[[nodiscard]] bool takes_joiner(char32_t before);

/// A character's script by its ISO 15924 code: "Latn", "Hang"; "Zyyy" for what all scripts share,
/// "Zinh" for marks that take the script of what they stand on. The view lasts for ever.
[[nodiscard]] std::string_view script_of(char32_t character);

/// The scripts that a language is written in: "Hira", "Kana", "Hani" for "ja"; none if unknown.
[[nodiscard]] std::vector<std::string_view> scripts_of(std::string_view language);

/// A language's name in English: "English" for "en-GB"; "Unknown language" if ICU has none.
[[nodiscard]] std::string language_name(const std::string& tag);

/// Whether a language is written from right to left: by its script, "ar", "az-Arab".
[[nodiscard]] bool is_right_to_left(const std::string& tag);

/// Columns of a terminal that a character takes: 2 for wide ones (Han, Hangul, emoji), 0 for marks
/// on others.
[[nodiscard]] std::size_t columns_of(char32_t character);

/// One character in upper or title case, without regard to language.
[[nodiscard]] char32_t to_title(char32_t character);

/// A date of which the year, the year and month, or all is known.
struct PartialDate {
  std::array<int, 3> fields{0, 1, 1};  ///< year, month, day
  std::size_t known = 0;               ///< how many of them, 1 .. 3
};
/// In the language's long form; nothing if there is no such day.
[[nodiscard]] std::optional<std::string> format_long(const PartialDate& date,
                                                     std::string_view language);

/// Ends of the sentences that ICU finds, ascending, the text's length included. Line ends must have
/// been replaced by spaces.
[[nodiscard]] std::vector<std::size_t> sentence_ends(std::string_view text,
                                                     std::string_view language);

/// Places where UAX #14 lets a line end, ascending, the text's length included.
[[nodiscard]] std::vector<std::size_t> line_ends(std::string_view text);

}  // namespace lector::text
