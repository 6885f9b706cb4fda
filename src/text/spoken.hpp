/// Written language to spoken words.
#pragma once

#include <string>
#include <string_view>

namespace lector::text {

/// The spoken form of one sentence: words as a person would say them, punctuation kept for prosody.
/// Text that needs nothing stays byte for byte.
/// Thin for now: takes out what has no sound (control and format characters, note marks); classes
/// of numbers, dates and abbreviations follow, eSpeak NG reads them itself until then.
[[nodiscard]] std::string to_spoken(std::string_view written, std::string_view language);

}  // namespace lector::text
