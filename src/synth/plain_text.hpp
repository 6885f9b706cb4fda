/// Text made fit for eSpeak NG: nothing in it can command the engine, and nothing of it gets lost.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "spoken/spoken.hpp"

namespace lector::synth {

/// What eSpeak NG gets to read.
struct PlainText {
  std::u32string code_points;
  /// Byte of the original text for each code point; what was inserted has the byte of what follows
  /// it, phonemes that of the word they are said for. Ascending.
  std::vector<std::size_t> offsets;
};

/// Prepares text for eSpeak NG.
///
/// - Control characters, private-use code points and bytes that are no UTF-8 become spaces. U+0001
///   begins an embedded command, `[` with U+0002 phoneme input, even where the library was told
///   that the text is plain; U+0530 and U+0557 change the stress, U+E000 and on are its own marks.
/// - A word longer than 100 bytes gets a space: eSpeak NG drops what lies beyond 160.
/// - A run with phonemes becomes eSpeak NG's phoneme input, `[` U+0002 phonemes `]]`: the one
/// command
///   that there is. Its opening and phonemes have the byte of the run's first character, so that
///   they are one word for `place_marks`. Its text must keep the rules of `spoken::find_fault`,
///   which know no way out of phoneme input; runs with a language are passed over.
/// - A clause that would overflow eSpeak NG's buffers (800 bytes after Hangul is taken apart, 1,000
///   phonemes, 300 words) gets a comma at a white space before; eSpeak NG drops the rest without a
///   word. Measured with 1.51: Korean loses text after some 90 to 130 syllables without a comma,
///   Chinese after 165 signs.
[[nodiscard]] PlainText make_plain(std::string_view text, std::span<const spoken::Run> runs = {});

/// The code points of a text as `make_plain` reads them, before anything is inserted.
[[nodiscard]] PlainText decode_plain(std::string_view text);

[[nodiscard]] std::string to_utf8(std::u32string_view code_points);

/// No letter and no digit; white space is neither.
[[nodiscard]] bool is_punctuation(char32_t code_point);

/// eSpeak NG ends a clause at one of these with white space after it; at the wide forms always.
[[nodiscard]] bool ends_clause(char32_t code_point, bool space_follows);

/// Kana and Han: written without spaces, each sign a word to eSpeak NG.
[[nodiscard]] bool is_ideograph(char32_t code_point);

}  // namespace lector::synth
