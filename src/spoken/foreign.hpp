/// Words of another language inside a sentence: which they are, and what may be said of them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "spoken/spoken.hpp"

namespace lector::spoken {

/// Longest phonemes of a run; eSpeak NG keeps 200 of a word.
inline constexpr std::size_t kMaxPhonemeBytes = 160;

/// The runs of a sentence that are written in a script its language isn't written in, each with the
/// language that the script tells. A run goes from its first letter to its last; marks, spaces,
/// digits and punctuation between two of its letters belong to it.
///
/// - By letters of their own, Cyrillic is Ukrainian, Belarusian, Serbian, Macedonian, Kazakh or
///   Bulgarian, Russian otherwise; Arabic is Urdu or Persian, Arabic otherwise. Han is Chinese, in
///   a run that also has kana Japanese.
/// - Latin is no run, in no sentence that is written in Latin. Nor is it in others, whose voices
/// read
///   it in English by themselves; but for Hebrew and Japanese, which would spell it: there a Latin
///   word is an English run unless it is all capitals.
/// - A Greek letter that stands alone (α, Δ) is a symbol and no run. A Greek or Cyrillic letter
///   inside a Latin word is a misprint or a disguise, and no run either.
/// @param spoken_text  the spoken form of one sentence, UTF-8.
/// @param language     of the sentence, BCP 47; if unknown, one that is written in Latin.
/// @return ascending, without overlap, each with a language; but for `genitive_after` a run of an
///   English sentence, which is a run of its own.
[[nodiscard]] std::vector<Run> foreign_runs(std::string_view spoken_text,
                                            std::string_view language);

/// The English 's that stands at an offset, in phonemes: eSpeak NG would spell it, since no word
/// stands before it that its own voice read. Nothing if there is none.
[[nodiscard]] std::optional<Run> genitive_after(std::string_view text, std::size_t offset);

/// Whether phonemes can be given to eSpeak NG as they are: its own names, which are made of
/// printable ASCII, without what could end them (`]`), begin a tag or quotation (`<`, `>`, `"`,
/// `` ` ``), or change the language (`_^`); a letter or digit among them, at most
/// `kMaxPhonemeBytes`. Whether its voice has these phonemes is another matter.
[[nodiscard]] bool are_phonemes(std::string_view phonemes);

/// The language of a run: a BCP 47 tag as far as letters, digits and hyphens go, 35 at most.
[[nodiscard]] bool is_language_tag(std::string_view language);

/// Where a run breaks the rules that runs of a text keep: inside it, on character boundaries, not
/// empty, ascending, without overlap, with either a language or phonemes. Null if none does; what
/// is wrong, for people, otherwise.
struct RunFault {
  std::size_t position = 0;    ///< of the run
  const char* what = nullptr;  ///< "ends outside the text"
};
[[nodiscard]] RunFault find_fault(std::span<const Run> runs, std::string_view text);

}  // namespace lector::spoken
