#include "spoken/spoken.hpp"

#include <algorithm>
#include <array>

#include "spoken/foreign.hpp"
#include "text/note_marks.hpp"

namespace lector::spoken {
namespace {

constexpr std::array<std::string_view, 19> kNames = {"cardinal",
                                                     "ordinal",
                                                     "decimal",
                                                     "fraction",
                                                     "date",
                                                     "time",
                                                     "money",
                                                     "measure",
                                                     "range",
                                                     "telephone",
                                                     "electronic",
                                                     "roman",
                                                     "letters",
                                                     "abbreviation",
                                                     "serial",
                                                     "verbatim",
                                                     "lexicon",
                                                     "foreign",
                                                     "silent"};

std::string without_note_marks(std::string_view text) {
  std::string result;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto bracket = std::min(text.find('[', offset), text.size());
    result += text.substr(offset, bracket - offset);
    offset = bracket;
    if (offset == text.size()) break;
    const auto length = text::note_mark_length(text.substr(offset));
    if (length == 0) {
      result += text[offset++];
      continue;
    }
    offset += length;
    const bool is_between = offset == text.size() || text[offset] == ' ';
    if (is_between && !result.empty() && result.back() == ' ') result.pop_back();
  }
  return result;
}

}  // namespace

std::string_view name_of(SemioticClass semiotic_class) {
  return kNames.at(static_cast<std::size_t>(semiotic_class));
}

Spoken speak(std::string_view written, const Manner& manner) {
  Spoken spoken;
  spoken.text = without_note_marks(text::clean(written));
  spoken.runs = foreign_runs(spoken.text, manner.language);
  return spoken;
}

}  // namespace lector::spoken
