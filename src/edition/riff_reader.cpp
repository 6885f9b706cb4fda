// WAV: chunks of a RIFF file that say something beside its sound (Microsoft, Multimedia
// Programming Interface 1.0; EBU Tech 3285 for the order).
#include <algorithm>
#include <map>

#include "base/report.hpp"
#include "edition/file_tags.hpp"

namespace lector::edition {
namespace {

/// No file of ours has more; a walk over a gigabyte of empty chunks would take minutes.
constexpr int kMaxChunks = 1000;
constexpr std::size_t kMaxChunkBytes = 32U << 20U;
constexpr std::size_t kChunkHeaderBytes = 8;

/// Cue points by their number: frame, label.
using Cues = std::map<std::uint32_t, Mark>;

/// count, then id, position, chunk, chunk start, block start, sample offset; all u32.
void read_cues(std::string_view body, Cues& cues) {
  ByteReader reader(body);
  const std::uint32_t count = reader.little(4);
  for (std::uint32_t i = 0; i < count && reader.remaining() >= 24; ++i) {
    const std::uint32_t id = reader.little(4);
    reader.skip(16);
    cues[id].position = reader.little(4);
  }
}

std::string_view up_to_nul(std::string_view text) {
  return text.substr(0, text.find('\0'));
}

/// `labl` names a cue point; in `INFO` each chunk is a field.
void read_list(std::string_view body, Cues& cues, FileTags& tags) {
  ByteReader reader(body);
  const bool is_info = reader.take(4) == "INFO";
  while (reader.remaining() >= kChunkHeaderBytes) {
    const std::string_view id = reader.take(4);
    const std::uint32_t length = reader.little(4);
    ByteReader part(reader.take(length));
    if (length % 2 == 1 && reader.remaining() > 0) reader.skip(1);
    if (is_info) {
      tags.add(id, up_to_nul(part.rest()));
    } else if (id == "labl") {
      const std::uint32_t number = part.little(4);
      cues[number].title = up_to_nul(part.rest());
    }
  }
}

void read_chunk(const ByteSource& source, std::uint64_t offset, Cues& cues, FileTags& tags) {
  const std::string header = read_bytes(source, offset, kChunkHeaderBytes);
  ByteReader reader(header);
  const std::string_view id = reader.take(4);
  const std::size_t length = std::min<std::size_t>(reader.little(4), kMaxChunkBytes);
  const auto body = [&] { return read_bytes(source, offset + kChunkHeaderBytes, length); };
  if (id == "cue ") read_cues(body(), cues);
  if (id == "LIST") read_list(body(), cues, tags);
  if (id == "id3 " || id == "ID3 ") tags.id3 = body();
}

}  // namespace

FileTags read_wav_tags(const ByteSource& source) {
  constexpr std::uint64_t kFirstChunk = 12;  // after RIFF, size, WAVE
  FileTags tags;
  Cues cues;
  std::uint64_t offset = kFirstChunk;
  for (int i = 0; i < kMaxChunks; ++i) {
    const std::string header = read_bytes(source, offset, kChunkHeaderBytes);
    if (header.size() < kChunkHeaderBytes) break;
    read_chunk(source, offset, cues, tags);
    ByteReader reader(header);
    reader.skip(4);
    const std::uint32_t length = reader.little(4);
    offset += kChunkHeaderBytes + std::uint64_t{length} + length % 2;
  }
  for (const auto& [number, mark] : cues) tags.marks.push_back(mark);
  return tags;
}

}  // namespace lector::edition
