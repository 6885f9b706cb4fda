/// Letters read one by one.
#pragma once

#include <string>
#include <string_view>

namespace lector::spoken {

class Language;

/// Capitals joined by stops, without a last one: "F.B.I". eSpeak NG spells that as one word, with
/// one stress and no pause; apart ("A P") it would read a lone "A" as the article. A single "A" is
/// written "eh" for the same reason.
[[nodiscard]] std::string spelled(std::string_view letters);

/// The same for a rule's words: a single "A" carries its phonemes where the language has some for
/// it, and is an "A" elsewhere.
[[nodiscard]] std::string spelled(std::string_view letters, const Language& language);

/// The same with the English ending of "CEOs" or "the UN's": it belongs to the last letter, which
/// stands apart for it, since eSpeak NG says "dot" in "E.U's".
[[nodiscard]] std::string spelled_with_ending(std::string_view letters);

/// Capitals to be read as a word: eSpeak NG spells three and less, "Zip" it says.
[[nodiscard]] std::string spoken_as_word(std::string_view capitals);

/// Letters that could be a word of the language: onset, vowels, consonants between, vowels, coda.
/// "FEMA", not "JESC".
[[nodiscard]] bool is_pronounceable(std::string_view letters, const Language& language);

}  // namespace lector::spoken
