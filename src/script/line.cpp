#include "script/line.hpp"

#include <utility>

#include "script/names.hpp"
#include "spoken/spoken.hpp"
#include "text/unicode.hpp"

namespace lector::script {
namespace {

std::string_view primary_subtag(std::string_view tag) {
  return tag.substr(0, tag.find('-'));
}

}  // namespace

std::optional<Segment> segment_of(const Line& line,
                                  const std::string& language,
                                  const Speech& speech) {
  const auto* const lexicon = speech.lexicons ? speech.lexicons(language) : nullptr;
  auto spoken = spoken::speak(
      line.spoken, {.language = language, .lexicon = lexicon, .publication = speech.publication});
  if (text::words(spoken.text, language).empty()) return std::nullopt;
  Segment segment;
  segment.role = line.role;
  segment.voice = voice::voice_for(speech.style, name_of(line.role), language).name;
  segment.language = language;
  segment.written = line.written;
  segment.runs = std::move(spoken.runs);
  set_words(segment, spoken, line.quotations);
  segment.spoken = std::move(spoken.text);
  segment.span = line.span;
  return segment;
}

std::string own_language(const voice::Style& style, const std::string& language) {
  const auto tag = voice::phrases_language(style, language);
  return primary_subtag(tag) == primary_subtag(language) ? language : tag;
}

std::string title_of(std::string_view text) {
  return text::collapse_white_space(text::clean(text));
}

}  // namespace lector::script
