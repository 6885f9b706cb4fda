/// A line of a script, before it is a segment.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "script/script.hpp"
#include "script/word_map.hpp"
#include "spoken/lexicon.hpp"
#include "voice/style.hpp"

namespace lector::script {

/// What a segment says and where it comes from.
struct Line {
  Role role = Role::body;
  std::string written;
  std::string spoken;
  base::SourceSpan span = {};
  Quotations quotations = {};  ///< nothing for Lector's own words
};

/// What lines are spoken by; lasts as long as what it refers to.
struct Speech {
  const voice::Style& style;
  const spoken::Lexicons& lexicons;
  std::string publication;  ///< whose lexicon entries count
};

/// The segment of a line in a language, without id; nothing if the line has no words.
/// @throws Error(config) if the style has no voice for the language.
[[nodiscard]] std::optional<Segment> segment_of(const Line& line,
                                                const std::string& language,
                                                const Speech& speech);

/// The language in which Lector's own lines are said in a text of some language: that one, or the
/// one that the style's phrases fall back to.
[[nodiscard]] std::string own_language(const voice::Style& style, const std::string& language);

/// A title as tags and chapters show it: no controls, single spaces.
[[nodiscard]] std::string title_of(std::string_view text);

}  // namespace lector::script
