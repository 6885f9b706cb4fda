/// Written language to spoken words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lector::text {

/// The spoken form of one sentence: words as a person would say them, punctuation kept for prosody.
/// Text that needs nothing stays byte for byte.
/// Thin for now: takes out what has no sound (control and format characters, note marks); classes
/// of numbers, dates and abbreviations follow, eSpeak NG reads them itself until then.
[[nodiscard]] std::string to_spoken(std::string_view written, std::string_view language);

/// Length of the note mark ("[1]", "[12]") that the text begins with; 0 if it begins with none.
/// Four digits and more are a year.
[[nodiscard]] std::size_t note_mark_length(std::string_view text);

}  // namespace lector::text
