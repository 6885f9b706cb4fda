#include "edition/write.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>

#include "base/files.hpp"
#include "edition/mp3.hpp"
#include "edition/pull.hpp"
#include "edition/sound_file.hpp"
#include "edition/tags.hpp"

namespace lector::edition {
namespace {

struct Ending {
  std::string_view text;
  Format format;
};

constexpr std::array<Ending, 5> kEndings{{{".mp3", Format::mp3},
                                          {".wav", Format::wav},
                                          {".flac", Format::flac},
                                          {".ogg", Format::ogg},
                                          {".opus", Format::opus}}};

std::string to_lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

void check(const Sound& sound, const Tags& tags) {
  if (tags.chapters.size() > kMostChapters)
    throw Error(ErrorKind::input,
                std::to_string(tags.chapters.size()) + " chapters; an edition holds at most " +
                    std::to_string(kMostChapters) + ": merge some");
  if (sound.length_frames <= 0) throw Error(ErrorKind::engine, "there is no sound to write");
}

}  // namespace

Format format_of(const std::filesystem::path& path) {
  const auto ending = to_lower(path.extension().string());
  const auto* const found = std::ranges::find(kEndings, ending, &Ending::text);
  if (found == kEndings.end())
    throw Error(ErrorKind::config,
                "can't tell the format of " + base::quoted(path.string(), 512) +
                    ": end its name in .mp3, .wav, .flac, .ogg or .opus");
  return found->format;
}

int sample_rate_hz(Format format) {
  return format == Format::opus ? 48'000 : 44'100;
}

void write_edition(base::OutputFile& file,
                   const Sound& sound,
                   const Tags& tags,
                   const Writing& writing) {
  const Format format = format_of(file.target());
  check(sound, tags);
  if (format == Format::mp3) {
    file.write(render_id3(tags));
    write_mp3(sound, writing, file);
  } else {
    write_sound_file(with_progress(sound, writing.progress), format, tags, file);
  }
}

void write_edition(const std::filesystem::path& path,
                   const Sound& sound,
                   const Tags& tags,
                   const Writing& writing) {
  static_cast<void>(format_of(path));  // a wrong ending is told before a folder that is missing
  check(sound, tags);
  base::OutputFile file(path);
  write_edition(file, sound, tags, writing);
  file.commit();
}

std::int64_t mp3_size_bytes(const Sound& sound, const Tags& tags, int bitrate_kbps) {
  check(sound, tags);
  return std::ssize(render_id3(tags)) + mp3_stream_bytes(sound, bitrate_kbps);
}

}  // namespace lector::edition
