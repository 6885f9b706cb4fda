// Any text as what an edition says: what is published of it is read back without a fault, with the
// same sentences.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "publish/chapters_json.hpp"
#include "publish/paragraphs.hpp"
#include "publish/srt.hpp"
#include "publish/timing_json.hpp"
#include "publish/transcript_json.hpp"
#include "publish/vtt.hpp"
#include "publish/word_times.hpp"
#include "verify/chapters.hpp"
#include "verify/cues.hpp"

namespace {

using namespace lector;

/// A sentence that takes a millisecond a byte; onsets wherever the bytes say.
publish::Sentence sentence_of(const std::string& line, std::size_t position, std::int64_t start) {
  script::Segment segment;
  segment.id = "s" + std::to_string(position + 1);
  segment.written = publish::plain_line(line);
  segment.spoken = segment.written;
  mix::Cue cue;
  cue.start_frame = start;
  cue.length_frames = static_cast<std::int64_t>(segment.written.size()) + 1;
  for (std::size_t i = 0; i < line.size(); i += 3)
    cue.onsets.push_back({static_cast<unsigned char>(line[i]), i, 2});
  return {.id = segment.id,
          .role = position == 0 ? script::Role::headline : script::Role::body,
          .language = "en",
          .written = segment.written,
          .start_ms = start,
          .end_ms = start + cue.length_frames,
          .words = publish::word_times(segment, cue, 1000),
          .span = {}};
}

publish::Publication publication_of(const std::string& text) {
  publish::Publication publication;
  publication.language = "en";
  std::int64_t time = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    begin = end + 1;
    if (publish::plain_line(line).empty()) continue;
    publication.sentences.push_back(sentence_of(line, publication.sentences.size(), time));
    time = publication.sentences.back().end_ms + 1;
  }
  publication.audio = {.file_name = "a.mp3", .length_ms = time};
  if (publication.sentences.empty()) return publication;
  publication.title = publication.sentences.front().written;
  publication.chapters.push_back({.title = publication.title, .start_ms = 0, .end_ms = time});
  return publication;
}

void expect(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMaxBytes = 4096;
  if (size > kMaxBytes) return 0;
  const auto publication = publication_of({data, data + size});
  if (publication.sentences.empty()) return 0;
  const verify::Facts facts{.file_name = "a.mp3",
                            .size_bytes = 0,
                            .length_ms = publication.audio.length_ms,
                            .title = publication.title,
                            .chapters = publication.chapters};
  std::vector<verify::Finding> findings;
  verify::Notes notes("a", findings);
  const auto cues = verify::read_vtt(publish::vtt(publication), notes);
  verify::check_order(cues, facts, notes);
  verify::expect_same_cues(verify::read_transcript(publish::transcript_json(publication), notes),
                           {.file = "vtt", .cues = cues},
                           notes);
  verify::expect_same_cues(verify::read_timing(publish::timing_json(publication), facts, notes),
                           {.file = "vtt", .cues = cues},
                           notes);
  const auto cards = verify::read_srt(publish::srt(publication), notes);
  verify::check_order(cards, facts, notes);
  verify::expect_cards(cards, cues, notes);
  verify::check_chapters_json(publish::chapters_json(publication), facts, notes);
  for (const auto& finding : findings)
    std::fprintf(stderr, "%s %s\n", finding.rule.c_str(), finding.message.c_str());
  expect(findings.empty());
  std::string written;
  for (const auto& sentence : publication.sentences) written += verify::squeezed(sentence.written);
  expect(verify::text_of(cues) == written);
  return 0;
}
