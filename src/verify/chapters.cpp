#include "verify/chapters.hpp"

namespace lector::verify {

void expect_chapters(const std::vector<Marker>& markers, const Facts& facts, Notes& notes) {
  if (markers.size() != facts.chapters.size()) {
    notes.add(kAgreement,
              std::to_string(markers.size()) + " chapters, but the sound has " +
                  std::to_string(facts.chapters.size()));
    return;
  }
  for (std::size_t i = 0; i < markers.size(); ++i) {
    const auto name = "chapter " + std::to_string(i + 1);
    expect_same_text(
        name + "'s title", squeezed(markers[i].title), squeezed(facts.chapters[i].title), notes);
    if (markers[i].start_ms != facts.chapters[i].start_ms)
      notes.add(kAgreement,
                name + " begins at " + time_text(markers[i].start_ms) + ", in the sound at " +
                    time_text(facts.chapters[i].start_ms));
  }
}

}  // namespace lector::verify
