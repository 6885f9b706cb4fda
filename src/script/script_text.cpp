#include "script/compose.hpp"
#include "script/names.hpp"
#include "text/unicode.hpp"

namespace lector::script {

namespace {

/// The spoken words with their runs marked: "said ko{김정은} in".
std::string spoken_of(const Segment& segment) {
  std::string spoken;
  std::size_t offset = 0;
  for (const auto& run : segment.runs) {
    spoken += text::clean(segment.spoken.substr(offset, run.span.begin - offset));
    const auto words = segment.spoken.substr(run.span.begin, run.span.end - run.span.begin);
    spoken += (run.language.empty() ? "[" + run.phonemes + "]" : run.language) + "{" +
              text::clean(words) + "}";
    offset = run.span.end;
  }
  return spoken + text::clean(segment.spoken.substr(offset));
}

}  // namespace

std::string to_text(const Script& script) {
  std::string page;
  for (const auto& segment : script.segments) {
    if (segment.chapter) page += "-- " + text::clean(*segment.chapter) + "\n";
    page += segment.id + "  " + std::string(name_of(segment.role)) + "  " + segment.voice + ":  " +
            spoken_of(segment) + "\n";
  }
  return page;
}

}  // namespace lector::script
