// Any bytes as a file beside an edition: faults are noted, whatever they are.
#include <cstdint>
#include <string_view>
#include <vector>

#include "verify/chapters.hpp"
#include "verify/cues.hpp"
#include "verify/page.hpp"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lector;
  constexpr std::size_t kMaxBytes = std::size_t{64} * 1024;
  if (size > kMaxBytes) return 0;
  const std::string text(data, data + size);
  const verify::Facts facts{.file_name = "a.mp3",
                            .size_bytes = 1,
                            .length_ms = 10'000,
                            .title = "Tide",
                            .chapters = {{.title = "Tide", .start_ms = 0, .end_ms = 10'000}}};
  std::vector<verify::Finding> findings;
  verify::Notes notes("a", findings);
  const auto cues = verify::read_vtt(text, notes);
  verify::check_order(cues, facts, notes);
  verify::expect_cards(verify::read_srt(text, notes), cues, notes);
  verify::expect_same_cues(
      verify::read_transcript(text, notes), {.file = "other", .cues = cues}, notes);
  verify::expect_same_cues(
      verify::read_timing(text, facts, notes), {.file = "other", .cues = cues}, notes);
  verify::check_chapters_json(text, facts, notes);
  const verify::Reading expected{.file = "other", .cues = cues};
  verify::check_page(text, facts, &expected, notes);
  return 0;
}
