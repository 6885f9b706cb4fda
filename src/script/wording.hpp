/// How the pieces of a script are worded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lector::script {

/// A style's phrase with its value in place of `{}`; a stop after it is dropped if the value brings
/// its own: no "Who won?.".
[[nodiscard]] std::string fill(std::string_view phrase, std::string_view value);

/// A dateline as it is said: "SEOUL, April 1 (Reuters)" to "Seoul, April 1 (Reuters)."
[[nodiscard]] std::string dateline_words(std::string_view dateline, std::string_view language);

/// Sentences of a block, in order. What has no stop for more than 1,500 bytes, about a minute and a
/// half of speech, is cut after a clause mark or word, so that no utterance is the size of a page.
[[nodiscard]] std::vector<std::string> pieces_of(std::string_view text, std::string_view language);

}  // namespace lector::script
