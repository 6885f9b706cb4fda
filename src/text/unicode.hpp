/// Unicode and language, by ICU: the only place that knows code points.
///
/// `unicode.cpp`, `charsets.cpp`, `scripts.cpp` and `transliterate.cpp` include ICU; `decode.cpp`,
/// `clean.cpp`, `sentences.cpp`, `names.cpp` and `dates.cpp` are built on what it offers. Results
/// depend on no locale or time zone of the process.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/report.hpp"

namespace lector::text {

/// Characters in a row that take the same number of bytes in the text and in the input. Small: a
/// page in Latin-1 has two for each accent.
struct OffsetRun {
  std::uint32_t text_begin = 0;
  std::uint32_t input_begin = 0;
  std::uint8_t text_step = 1;   ///< bytes of one character in the text
  std::uint8_t input_step = 1;  ///< and in the input
  bool operator==(const OffsetRun&) const = default;
};

/// Bytes `[begin, end)` of a text.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  auto operator<=>(const TextSpan&) const = default;
};

/// Text of an input as UTF-8, and where each of its bytes came from.
class Decoded {
 public:
  Decoded() = default;
  /// Text that was made of an input: entities and escapes resolved, markup taken away.
  /// @param runs  where each character came from, beginning with the text; may be empty if it is.
  /// @param input_end  what `input_offset` gives for the text's end.
  Decoded(std::string text, std::vector<OffsetRun> runs, std::size_t input_end)
      : text_(std::move(text)), input_size_(input_end), runs_(std::move(runs)) {}
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  [[nodiscard]] const std::string& charset() const noexcept { return charset_; }
  /// Byte of the input at which the character at (or around) this byte of the text begins;
  /// the input's length for the text's length.
  [[nodiscard]] std::size_t input_offset(std::size_t text_offset) const;
  /// Bytes of the input from the first character of a part of the text to its last, without what
  /// stood between that and the next. The part isn't empty.
  [[nodiscard]] base::SourceSpan input_span(TextSpan part) const;
  /// Adds the origins of a part of the text, whole characters, to those of another text that took
  /// the part over as it is. @param text_begin  where it stands there: the end so far.
  void append_origins(std::vector<OffsetRun>& runs, std::size_t text_begin, TextSpan part) const;

 private:
  friend Decoded decode(std::string_view bytes);
  friend Decoded decode_page(std::string_view bytes, const std::optional<std::string>& declared);
  std::string text_;
  std::string charset_ = "UTF-8";
  std::size_t skipped_bytes_ = 0;  ///< a byte-order mark
  std::size_t input_size_ = 0;
  std::vector<OffsetRun> runs_;  ///< empty if the text is the input itself
};

/// Decodes bytes: by byte-order mark, as UTF-8 if that is valid, else as the charset ICU detects.
/// @throws Error(input) that names the first offending byte and the remedy: a NUL or other binary
///   data, a charset that can't be told.
[[nodiscard]] Decoded decode(std::string_view bytes);

/// Decodes the bytes of a web page, which browsers never refuse: by byte-order mark, as UTF-8 if
/// that is valid, as the charset declared by a header or by the page itself if ICU has it, else as
/// the one that ICU detects. Bytes which the charset doesn't have become U+FFFD, or what
/// windows-1252 means by them where the rest is UTF-8; controls that no text has become spaces.
/// @throws Error(input) above 1 GB.
[[nodiscard]] Decoded decode_page(std::string_view bytes,
                                  const std::optional<std::string>& declared);

/// Sentences of one block of text, outer white space trimmed, in order; together they hold all of
/// the text but white space. A line end inside the text ends no sentence unless a blank line or a
/// list's marker ("(ii)", a bullet) follows.
/// ICU's break iterator (UAX #29) proposes; two passes of ours decide, by the tables of
/// `languages/LANGUAGE.toml` (format: `sentence_rules.hpp`): `sentence_breaks` joins what an
/// abbreviation, an initial or a bracket holds together, `missed_breaks` and `list_markers` part
/// what UAX #29 doesn't. Every sentence has a letter or a digit, unless the text has none. Linear
/// in the text's length.
[[nodiscard]] std::vector<TextSpan> sentences(std::string_view text, std::string_view language);

/// White space runs as one space, none at either end. White space is Unicode's White_Space.
[[nodiscard]] std::string collapse_white_space(std::string_view text);

/// Text fit to be spoken or shown: without control and format characters that have no sound
/// (zero-width, bidi controls, soft hyphens, C0 and C1), compatibility spaces as spaces. Joiners
/// inside scripts that need them stay.
[[nodiscard]] std::string clean(std::string_view text);

/// True if no character of the text is anything but White_Space or U+FEFF.
[[nodiscard]] bool is_blank(std::string_view text);

/// First byte at or after `from` that begins a character which is not White_Space or U+FEFF; npos
/// if none.
[[nodiscard]] std::size_t find_ink(std::string_view text, std::size_t from);

/// Lower case by the language's rules.
[[nodiscard]] std::string to_lower(std::string_view text, std::string_view language);

/// The text in ASCII, as far as letters have a Latin form: "Zürich" to "Zurich", "Москва" to
/// "Moskva". What has none is left out.
[[nodiscard]] std::string to_ascii(std::string_view text);

/// Words as ICU's word iterator finds them, numbers included, punctuation and spaces not.
[[nodiscard]] std::vector<TextSpan> words(std::string_view text, std::string_view language);

/// True for a date as ISO 8601 writes it, as far as it is known: "2025", "2025-04", "2025-04-01",
/// and behind a day, after "T" or a space, the time: "17:13", "17:13:59.5", with a zone or without
/// ("17:13Z", "17:13+09:00"). Day and time exist.
[[nodiscard]] bool is_iso_date(std::string_view text);

/// What `is_iso_date` expects, for messages.
inline constexpr std::string_view kIsoDates = R"("2025-04-01" or "2025-04-01T17:13")";

/// An ISO 8601 date ("2025-04-01", "2025-04-01T17:13") in the language's long form without time:
/// "April 1, 2025", "1. April 2025"; the text itself if it is no date.
[[nodiscard]] std::string long_date(std::string_view iso_date, std::string_view language);

/// Title-cased names from capitals: "SEO JI-EUN" to "Seo Ji-eun"; mixed case stays as it is.
[[nodiscard]] std::string name_case(std::string_view text, std::string_view language);

}  // namespace lector::text
