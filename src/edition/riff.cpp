#include "edition/riff.hpp"

#include <cstdint>
#include <string_view>

#include "base/audio.hpp"
#include "edition/tag_text.hpp"
#include "edition/tags.hpp"

namespace lector::edition {
namespace {

std::string u32(std::uint64_t value) {
  std::string bytes;
  for (unsigned int shift = 0; shift < 32; shift += 8)
    bytes += static_cast<char>((value >> shift) & 0xFFU);
  return bytes;
}

/// A chunk begins on an even byte, its size doesn't count the filling.
std::string chunk(std::string_view id, std::string_view body) {
  std::string bytes = std::string(id) + u32(body.size());
  bytes += body;
  if (body.size() % 2 != 0) bytes += '\0';
  return bytes;
}

std::string cue_points(const Tags& tags, int sample_rate_hz) {
  std::string points;
  for (std::size_t i = 0; i < tags.chapters.size(); ++i) {
    const auto frame =
        static_cast<std::uint64_t>(base::to_frames(tags.chapters[i].start_ms, sample_rate_hz));
    points += u32(i + 1) + u32(frame) + "data" + u32(0) + u32(0) + u32(frame);
  }
  return chunk("cue ", u32(tags.chapters.size()) + points);
}

std::string labels(const Tags& tags) {
  std::string list = "adtl";
  for (std::size_t i = 0; i < tags.chapters.size(); ++i)
    list += chunk("labl", u32(i + 1) + plain_line(tags.chapters[i].title) + '\0');
  return chunk("LIST", list);
}

}  // namespace

std::string wav_chunks(const Tags& tags, int sample_rate_hz) {
  Tags without_chapters = tags;
  without_chapters.chapters.clear();
  std::string tag = chunk("id3 ", render_id3(without_chapters));
  if (tags.chapters.empty()) return tag;
  return cue_points(tags, sample_rate_hz) + labels(tags) + tag;
}

}  // namespace lector::edition
