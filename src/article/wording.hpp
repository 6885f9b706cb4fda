/// What the wording of a line tells about it: prose, a title, a name, capitals.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lector::article {

/// A line longer than this many bytes is never furniture, a name or a title; it gets no key.
constexpr std::size_t kLongestKeyBytes = 400;

/// Words of a text whose white space is collapsed: runs between spaces.
[[nodiscard]] std::size_t count_words(std::string_view text);

/// Length in bytes of the UTF-8 character that begins with this byte.
[[nodiscard]] std::size_t character_bytes(char lead) noexcept;

/// The text from which quotation marks and brackets that close have been taken off the end.
[[nodiscard]] std::string_view without_closers(std::string_view text);

/// True if the text ends as sentences do: with . ! ? … or the like, quotes and brackets after it.
[[nodiscard]] bool ends_sentence(std::string_view text);

/// True for what can only be running text: a sentence of five words or more, or 25 words.
[[nodiscard]] bool is_prose(std::string_view text);

/// True for what may be a heading: short, begins like one, without a stop at the end.
[[nodiscard]] bool is_title_like(std::string_view text);

/// True if the first letter is a capital. Letters of scripts without case don't count as such.
[[nodiscard]] bool starts_with_capital(std::string_view text);

/// True if the text begins with a letter that is in lower case.
[[nodiscard]] bool starts_in_lower_case(std::string_view text);

/// True if there are letters, and all of them are capitals.
[[nodiscard]] bool is_all_capitals(std::string_view text);

/// True if quotation marks stand in the text.
[[nodiscard]] bool has_quotation_mark(std::string_view text);

/// Lower case, whatever the language.
[[nodiscard]] std::string lowered(std::string_view text);

/// Form in which lines are compared: lower case, straight quotes, single spaces, no bullets and
/// arrows in front. Empty for a text longer than `kLongestKeyBytes`.
[[nodiscard]] std::string matching_key(std::string_view text);

/// A key without punctuation and arrows at its end.
[[nodiscard]] std::string_view bare(std::string_view key);

/// The first bytes of a text, cut where a character begins.
[[nodiscard]] std::string_view front_of(std::string_view text, std::size_t bytes);

/// The text without spaces at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace lector::article
