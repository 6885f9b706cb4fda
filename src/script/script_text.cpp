#include "script/compose.hpp"
#include "script/names.hpp"
#include "text/unicode.hpp"

namespace lector::script {

std::string to_text(const Script& script) {
  std::string page;
  for (const auto& segment : script.segments) {
    if (segment.chapter) page += "-- " + text::clean(*segment.chapter) + "\n";
    page += segment.id + "  " + std::string(name_of(segment.role)) + "  " + segment.voice + ":  " +
            text::clean(segment.spoken) + "\n";
  }
  return page;
}

}  // namespace lector::script
