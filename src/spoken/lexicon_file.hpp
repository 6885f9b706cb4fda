/// Files of lexicons: Lector's own TOML, and W3C PLS. Grammar: `voices/README.md`, "Lexicons".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/report.hpp"
#include "spoken/ipa.hpp"
#include "spoken/lexicon.hpp"

namespace lector::spoken {

/// Longest file that is read, and longest written form in it.
inline constexpr std::size_t kMaxLexiconBytes = std::size_t{16} << 20U;
inline constexpr std::size_t kMaxWrittenBytes = 200;

/// What a file says.
struct LexiconFile {
  std::vector<Entry> entries;
  /// Entries that are refused, with place and reason: phonemes that can't be mapped or said. The
  /// others are as good as ever.
  std::vector<base::Diagnostic> refused;
};

/// Reads `lector.lexicon/1`, or PLS 1.0 if the first character is `<`.
/// @param file  name for messages.
/// @throws Error(config) that names file, line or entry, the value and what is allowed.
[[nodiscard]] LexiconFile read_lexicon(std::string_view bytes, const std::string& file);

/// The same, of PLS alone. The first alias or phoneme of a lexeme counts, or the one that is
/// preferred; each grapheme makes an entry. Refused by entry: an alphabet other than "ipa", IPA
/// that can't be mapped, and lexemes with a role, since Lector doesn't tell parts of speech.
[[nodiscard]] LexiconFile read_pls(std::string_view bytes, const std::string& file);

/// The voice of eSpeak NG that a language is checked with: "en-us" for "en", else the language.
[[nodiscard]] std::string voice_of(std::string_view language);

/// What is wrong with a written form; empty if nothing is.
[[nodiscard]] std::string fault_of_written(std::string_view written, Form form);

/// What is wrong with phonemes in eSpeak NG's names; empty if nothing is. Whether eSpeak NG knows
/// the names is seen by `--check` alone.
[[nodiscard]] std::string fault_of_phonemes(std::string_view phonemes);

/// `exact` for what has a capital letter, else `any`.
[[nodiscard]] CaseRule usual_case(std::string_view written);

}  // namespace lector::spoken
