/// The voices that eSpeak NG has, and what a name in a style means among them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "synth/engine.hpp"

namespace lector::synth {

/// A voice as eSpeak NG lists it.
struct CatalogueEntry {
  std::string file;   ///< "gmw/en-US"
  std::string label;  ///< "English (America)"
  struct Language {
    std::string tag;   ///< "en-us"
    int priority = 0;  ///< lower is better suited
  };
  std::vector<Language> languages;
};

struct Catalogue {
  std::vector<CatalogueEntry> voices;
  std::vector<std::string> variants;  ///< "benjamin"
};

/// Finds the voice that a name means: what eSpeak NG itself can be asked for.
///
/// "en-us", "gmw/en-US" and "English (America)" are the same voice, upper or lower case. A language
/// tag that is no voice's name ("en-gb") means the voice best suited to exactly that tag, and takes
/// no variant: eSpeak NG ignores it there ("en-gb+klatt" sounds like "en-gb", byte for byte).
/// Nothing falls back to another voice. MBROLA voices aren't in eSpeak NG's catalogue and so not
/// found.
/// @return file name and variant: "gmw/en-US+benjamin"; never a path outside the catalogue.
/// @throws Error(config) that names what is similar.
[[nodiscard]] std::string resolve(const Catalogue& catalogue, std::string_view name);

/// The voice that reads words of a language inside another's sentence: the one that bears the
/// language's name, or is made for it; else those of the tag's first part ("es" for "es-mx").
/// Chinese is "cmn-latn-pinyin": with 1.51, "cmn" looks signs up as pinyin and then reads that as
/// English, "bei three jing one". Nothing if there is no such voice.
[[nodiscard]] std::optional<std::string> voice_for_language(const VoiceList& list,
                                                            std::string_view language);

/// The catalogue for people: each voice by its shortest name.
[[nodiscard]] VoiceList to_list(const Catalogue& catalogue);

}  // namespace lector::synth
