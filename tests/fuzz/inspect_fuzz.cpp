// The reader of finished files: tags, frames and rules, on bytes in memory. Decoding is left to
// the libraries, which are fuzzed by their own projects.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

#include "edition/file_tags.hpp"
#include "edition/id3_fields.hpp"
#include "edition/id3_reader.hpp"
#include "edition/mpeg_reader.hpp"
#include "edition/rules.hpp"

namespace {

using namespace lector::edition;

constexpr std::size_t kMaxBytes = 256 * 1024;

/// MP3 as `inspect` reads it, without sound.
void read_mp3(const ByteSource& source, std::uint64_t size) {
  FaultList faults;
  const std::string bytes = load_id3(source);
  const Id3Tag tag = parse_id3(bytes);
  check_tag(tag, size, faults);
  check_chapter_frames(tag, faults);
  std::vector<NamedChapter> chapters;
  for (const Id3Chapter& chapter : chapters_of(tag)) {
    chapters.push_back(
        {.name = "chapter",
         .chapter = {.title = {}, .start_ms = chapter.start_ms, .end_ms = chapter.end_ms}});
  }
  check_chapter_times(chapters, 1000, faults);
  const std::uint64_t begin = std::min<std::uint64_t>(tag.size_bytes, size);
  const ForeignTags foreign = find_foreign_tags(source, begin, size);
  if (foreign.begin > foreign.end || foreign.end > size) std::abort();
  const MpegStream stream = read_mpeg(source, foreign.begin, foreign.end);
  // Each byte is a frame's or junk, but for a frame that is cut.
  const std::uint64_t seen = stream.frame_bytes + stream.junk.bytes;
  if (stream.cut_frame.count == 0 && seen != foreign.end - foreign.begin) std::abort();
  check_stream(stream, foreign, faults);
  static_cast<void>(faults.faults());
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMaxBytes) return 0;
  const std::string file(data, data + size);
  const ByteSource source = [&file](std::uint64_t offset, std::span<char> block) -> std::size_t {
    if (offset >= file.size()) return 0;
    return file.copy(block.data(), block.size(), static_cast<std::size_t>(offset));
  };
  read_mp3(source, size);
  static_cast<void>(read_flac_tags(source));
  static_cast<void>(read_ogg_tags(source));
  static_cast<void>(read_wav_tags(source));
  static_cast<void>(measure_picture(file));
  return 0;
}
