// An English article with words in other scripts, from the page to the engine's sound.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "base/files.hpp"
#include "pipeline/render.hpp"
#include "synth/workers.hpp"

using namespace lector;

namespace {

script::Script sample() {
  return pipeline::script_of(base::read_file(LECTOR_SOURCE_DIR "/samples/foreign.txt", 1U << 20U),
                             voice::read_style(LECTOR_SOURCE_DIR "/voices", "newsreader"));
}

std::string words_of(const script::Segment& segment, const spoken::Run& run) {
  return segment.spoken.substr(run.span.begin, run.span.end - run.span.begin);
}

double seconds(const synth::Take& take) {
  return static_cast<double>(take.pcm.samples.size()) / take.pcm.sample_rate_hz;
}

}  // namespace

TEST_CASE("foreign: the words of the sample have their languages, and nothing else has",
          "[whole]") {
  std::map<std::string, int> found;
  for (const auto& segment : sample().segments)
    for (const auto& run : segment.runs)
      ++found[run.language.empty() ? run.phonemes : run.language];
  CHECK(found == std::map<std::string, int>{{"ar", 1},
                                            {"el", 1},
                                            {"he", 1},
                                            {"ja", 2},
                                            {"ko", 4},
                                            {"ru", 4},
                                            {"uk", 1},
                                            {"z", 1},
                                            {"zh", 2}});
}

TEST_CASE("foreign: each word has a mark at its place, and sounds as long as it is", "[whole]") {
  const auto engine = synth::start_espeak();
  for (const auto& segment : sample().segments) {
    if (segment.runs.empty()) continue;
    const synth::Utterance utterance{.text = segment.spoken,
                                     .language = segment.language,
                                     .voice = {.name = segment.voice},
                                     .runs = segment.runs};
    const auto take = engine->speak(utterance);
    CHECK(std::ranges::is_sorted(take.marks, {}, &synth::Mark::frame));
    CHECK(std::ranges::is_sorted(take.marks, {}, &synth::Mark::offset_bytes));
    for (const auto& run : segment.runs) {
      INFO(segment.spoken << ": " << words_of(segment, run));
      const auto mark = std::ranges::find(take.marks, run.span.begin, &synth::Mark::offset_bytes);
      REQUIRE(mark != take.marks.end());
      const auto next = std::ranges::find_if(
          take.marks, [&](const auto& each) { return each.offset_bytes >= run.span.end; });
      if (next == take.marks.end() || run.language.empty()) continue;
      const auto length = static_cast<double>(next->frame - mark->frame) / take.pcm.sample_rate_hz;
      // 30 to 600 ms a syllable, of one to six bytes in these scripts; a clause may end behind.
      const auto bytes = static_cast<double>(run.span.end - run.span.begin);
      CHECK(length > bytes / 6 * 0.03);
      CHECK(length < bytes / 2 * 0.2 + 0.6);
    }
    CHECK(seconds(take) < 0.12 * static_cast<double>(segment.spoken.size()));
  }
}
