/// The International Phonetic Alphabet in eSpeak NG's phoneme names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace lector::spoken {

/// What became of a transcription.
struct Mapped {
  std::string phonemes;  ///< eSpeak NG's names; empty if there is an unknown sign
  std::string unknown;   ///< first sign of the transcription that can't be mapped; empty if all can
  bool operator==(const Mapped&) const = default;
};

/// The signs that a language's voice has a phoneme for. Made once for a file, asked for each entry.
///
/// Tables for en (American; en-gb British), de, es, fr, it, pt (pt-br Brazilian), ru, sv; other
/// languages get the consonants that eSpeak NG has in all of them, and five vowels. A stress mark
/// may stand before the syllable or the vowel. Ties, dots between syllables, and fine detail
/// (aspiration, dental, non-syllabic) aren't heard; nor is length where the language has no long
/// vowel of the kind.
class IpaTable {
 public:
  explicit IpaTable(std::string_view language);

  [[nodiscard]] Mapped map(std::string_view ipa) const;

  /// Signs and names, for tests.
  [[nodiscard]] const std::unordered_map<std::string, std::string>& names() const { return names_; }

 private:
  void add(std::string_view rows);
  [[nodiscard]] bool would_join(std::string_view before, std::string_view next) const;

  std::unordered_map<std::string, std::string> names_;
  std::unordered_map<std::string, bool> begun_;  ///< every beginning of a name
};

}  // namespace lector::spoken
