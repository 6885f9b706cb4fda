#include "edition/inspect.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <tuple>

#include "base/audio.hpp"
#include "base/files.hpp"
#include "base/report.hpp"
#include "edition/byte_reader.hpp"
#include "edition/decoder.hpp"
#include "edition/file_tags.hpp"
#include "edition/id3_fields.hpp"
#include "edition/id3_reader.hpp"
#include "edition/mpeg_reader.hpp"
#include "edition/rules.hpp"
#include "edition/sound_meter.hpp"

namespace lector::edition {
namespace {

constexpr std::size_t kMaxPathBytes = 200;

std::string path_text(const std::filesystem::path& path) {
  return base::quoted(path.string(), kMaxPathBytes);
}

/// A file that is read at any place; nothing of it is kept.
struct OpenFile {
  std::filesystem::path path;
  std::uint64_t size_bytes = 0;
  ByteSource source;
};

std::size_t read_at(int descriptor, std::uint64_t offset_bytes, std::span<char> bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = ::pread(descriptor,
                                bytes.data() + done,
                                bytes.size() - done,
                                static_cast<off_t>(offset_bytes + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      throw Error(ErrorKind::io, "can't read: " + std::generic_category().message(errno));
    }
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

OpenFile open_file(const std::filesystem::path& path) {
  const auto descriptor =
      std::make_shared<base::Descriptor>(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status{};
  if (!*descriptor || ::fstat(descriptor->get(), &status) != 0) {
    throw Error(ErrorKind::io,
                "can't read " + path_text(path) + ": " + std::generic_category().message(errno));
  }
  if (!S_ISREG(status.st_mode)) {
    throw Error(ErrorKind::io, path_text(path) + " is no file; name a finished edition");
  }
  return {.path = path,
          .size_bytes = static_cast<std::uint64_t>(status.st_size),
          .source = [descriptor](std::uint64_t offset_bytes, std::span<char> bytes) {
            return read_at(descriptor->get(), offset_bytes, bytes);
          }};
}

/// Format by the first bytes; nothing for what may be MP3, which has no mark of its own.
std::string format_by_mark(const OpenFile& file) {
  const std::string head = read_bytes(file.source, 0, 64);
  if (head.starts_with("RIFF") && head.compare(8, 4, "WAVE") == 0) return "WAV";
  if (head.starts_with("fLaC")) return "FLAC";
  if (!head.starts_with("OggS")) return {};
  if (head.find("OpusHead") != std::string::npos) return "Ogg Opus";
  return head.find("\x01vorbis") != std::string::npos ? "Ogg Vorbis" : "";
}

std::vector<std::int64_t> starts_of(const std::vector<Chapter>& chapters) {
  std::vector<std::int64_t> starts_ms;
  starts_ms.reserve(chapters.size());
  for (const Chapter& chapter : chapters) starts_ms.push_back(chapter.start_ms);
  return starts_ms;
}

void take_figures(const SoundFigures& sound, Inspection& inspection) {
  inspection.sample_rate_hz = sound.sample_rate_hz;
  inspection.channels = sound.channels;
  inspection.length_frames = sound.length_frames;
  inspection.loudness = sound.loudness;
}

// ID3 tags, of MP3 and within WAV.

void add_field(Inspection& inspection, const std::string& name, const std::string& text) {
  std::string& field = inspection.tags[name];
  if (!field.empty()) field += "; ";
  field += text;
}

/// What a frame says, by its kind; pictures and chapters are no text.
void read_field(const Id3Frame& frame, Inspection& inspection) {
  const std::string id(frame.id);
  if (id == "COMM" || id == "USLT") {
    add_field(inspection, id, read_id3_comment(frame.body, 3).text.text);
  } else if (id == "UFID") {
    const auto nul = std::min(frame.body.find('\0'), frame.body.size());
    add_field(inspection,
              id + ":" + std::string(frame.body.substr(0, nul)),
              std::string(frame.body.substr(std::min(nul + 1, frame.body.size()))));
  } else if (id == "TXXX") {
    const Id3Comment comment = read_id3_comment(frame.body, 0);
    add_field(inspection, id + ":" + comment.description, comment.text.text);
  } else if (id == "WXXX") {
    add_field(inspection, id, read_id3_link(frame.body).url);
  } else if (id.front() == 'W') {
    add_field(inspection, id, std::string(frame.body.substr(0, frame.body.find('\0'))));
  } else if (id.front() == 'T') {
    add_field(inspection, id, read_id3_text(frame.body).text);
  } else if (id == "APIC") {
    const Id3Picture picture = read_id3_picture(frame.body);
    if (picture.type == 3) inspection.cover_type = picture.mime_type;
  }
}

std::optional<Picture> picture_of(const Id3Chapter& chapter) {
  const Id3Frame* frame = find_frame(chapter.parts, "APIC");
  if (frame == nullptr) return std::nullopt;
  const Id3Picture picture = read_id3_picture(frame->body);
  return Picture{.mime_type = picture.mime_type, .bytes = std::string(picture.bytes)};
}

std::vector<NamedChapter> read_id3(const Id3Tag& tag, Inspection& inspection) {
  for (const Id3Frame& frame : tag.contents.frames) read_field(frame, inspection);
  std::vector<NamedChapter> chapters;
  for (const Id3Chapter& found : chapters_of(tag)) {
    if (!found.is_whole) continue;  // without times it is none
    const Id3Frame* title = find_frame(found.parts, "TIT2");
    const Chapter chapter{.title = title == nullptr ? "" : read_id3_text(title->body).text,
                          .start_ms = found.start_ms,
                          .end_ms = found.end_ms,
                          .picture = picture_of(found)};
    chapters.push_back({.name = "chapter " + base::quoted(found.id), .chapter = chapter});
    inspection.chapters.push_back(chapter);
  }
  return chapters;
}

void check_tag_length(const Inspection& inspection, std::int64_t length_ms, FaultList& faults) {
  constexpr std::int64_t kToleranceMs = 50;
  const auto found = inspection.tags.find("TLEN");
  if (found == inspection.tags.end()) return;
  if (std::abs(std::strtoll(found->second.c_str(), nullptr, 10) - length_ms) <= kToleranceMs)
    return;
  faults.add("length",
             "TLEN says " + base::quoted(found->second) + " where the sound lasts " +
                 std::to_string(length_ms) + " ms",
             "the same within 50 ms");
}

/// MP3: tag, stream, decoded sound, each held against its rules.
Inspection inspect_mp3(const OpenFile& file) {
  Inspection inspection;
  inspection.format = "MP3";
  inspection.size_bytes = file.size_bytes;
  const std::string tag_bytes = load_id3(file.source);
  const Id3Tag tag = parse_id3(tag_bytes);
  const std::uint64_t begin = std::min(tag.size_bytes, file.size_bytes);
  const ForeignTags foreign = find_foreign_tags(file.source, begin, file.size_bytes);
  const MpegStream stream = read_mpeg(file.source, foreign.begin, foreign.end);
  if (tag.major == 0 && !stream.first) {
    throw Error(ErrorKind::input,
                path_text(file.path) +
                    " is no sound file; MP3, FLAC, WAV, Ogg Vorbis and Opus "
                    "can be inspected");
  }
  FaultList faults;
  const std::vector<NamedChapter> chapters = read_id3(tag, inspection);
  check_tag(tag, file.size_bytes, faults);
  check_chapter_frames(tag, faults);
  check_stream(stream, foreign, faults);
  if (stream.first) {
    const SoundFigures sound = measure_sound(open_mp3(file.path), starts_of(inspection.chapters));
    take_figures(sound, inspection);
    const bool is_constant = stream.min_bitrate_kbps == stream.max_bitrate_kbps;
    inspection.bitrate_kbps = is_constant ? stream.min_bitrate_kbps : 0;
    const std::int64_t length_ms = base::to_ms(sound.length_frames, sound.sample_rate_hz);
    check_chapter_times(chapters, length_ms, faults);
    check_tag_length(inspection, length_ms, faults);
    check_length(stream, sound, faults);
    check_sound(sound, chapters, faults);
  }
  inspection.faults = faults.faults();
  return inspection;
}

/// Length of a stream as its Info frame promises it; counted where there is none.
void take_length(const OpenFile& file, const ForeignTags& around, Inspection& inspection) {
  constexpr std::uint64_t kFirstFrames = 1U << 14U;
  const auto near_end = std::min(around.end, around.begin + kFirstFrames);
  auto stream = read_mpeg(file.source, around.begin, near_end);
  if (!stream.first || !stream.info) stream = read_mpeg(file.source, around.begin, around.end);
  if (!stream.first) throw Error(ErrorKind::input, path_text(file.path) + " is no MP3");
  const std::int64_t samples = samples_in(*stream.first);
  inspection.sample_rate_hz = stream.first->sample_rate_hz;
  inspection.length_frames = stream.frame_count * samples;
  if (!stream.info) return;
  const auto& info = *stream.info;
  inspection.length_frames = std::max<std::int64_t>(
      0, info.frame_count * samples - info.delay_frames - info.padding_frames);
}

// All other formats.

/// Marks become chapters that last to the next mark, the last one to the end.
std::vector<NamedChapter> chapters_from(std::vector<Mark> marks, std::int64_t length_ms) {
  std::ranges::sort(marks, [](const Mark& left, const Mark& right) {
    return std::tie(left.position, left.title) < std::tie(right.position, right.title);
  });
  std::vector<NamedChapter> chapters;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const bool is_last = i + 1 == marks.size();
    chapters.push_back({.name = "chapter " + std::to_string(i + 1),
                        .chapter = {.title = marks[i].title,
                                    .start_ms = marks[i].position,
                                    .end_ms = is_last ? length_ms : marks[i + 1].position}});
  }
  return chapters;
}

FileTags read_tags(const OpenFile& file, const std::string& format) {
  if (format == "FLAC") return read_flac_tags(file.source);
  return format == "WAV" ? read_wav_tags(file.source) : read_ogg_tags(file.source);
}

/// Chapters that marks name, or that a WAV file has in its ID3 chunk, as players see them.
std::vector<NamedChapter> list_chapters(const FileTags& tags,
                                        const SoundFigures& sound,
                                        Inspection& inspection) {
  std::vector<NamedChapter> chapters;
  if (!tags.id3.empty()) chapters = read_id3(parse_id3(tags.id3), inspection);
  if (!chapters.empty()) return chapters;
  chapters = chapters_from(tags.marks, base::to_ms(sound.length_frames, sound.sample_rate_hz));
  for (const NamedChapter& chapter : chapters) inspection.chapters.push_back(chapter.chapter);
  return chapters;
}

/// WAV counts cue points in frames; everything else is in ms.
FileTags in_milliseconds(FileTags tags, const std::string& format, int sample_rate_hz) {
  if (format != "WAV") return tags;
  for (Mark& mark : tags.marks) mark.position = base::to_ms(mark.position, sample_rate_hz);
  return tags;
}

/// Starts are needed before the sound is pulled, lengths are known after.
std::vector<std::int64_t> mark_starts(const FileTags& tags) {
  std::vector<std::int64_t> starts_ms;
  for (const Id3Chapter& chapter : chapters_of(parse_id3(tags.id3))) {
    if (chapter.is_whole) starts_ms.push_back(chapter.start_ms);
  }
  if (!starts_ms.empty()) return starts_ms;
  for (const Mark& mark : tags.marks) starts_ms.push_back(mark.position);
  std::ranges::sort(starts_ms);
  return starts_ms;
}

void check_plain_format(const Inspection& inspection, FaultList& faults) {
  const int rate_hz = inspection.format == "Ogg Opus" ? 48000 : 44100;
  if (inspection.sample_rate_hz != rate_hz) {
    faults.add("sample rate",
               std::to_string(inspection.sample_rate_hz) + " Hz",
               rate_hz == 48000 ? "48000 for Opus" : "44100");
  }
  if (inspection.channels != 1) {
    faults.add("2.4", std::to_string(inspection.channels) + " channels", "1 (mono)");
  }
  if (inspection.chapters.empty()) faults.add("chapters", "no chapters", "at least one");
  const bool has_notice = std::ranges::any_of(inspection.tags, [](const auto& field) {
    return (field.first == "COMMENT" || field.first == "DESCRIPTION" || field.first == "ICMT" ||
            field.first == "COMM") &&
           !field.second.empty();
  });
  if (!has_notice) {
    faults.add("4.15", "no comment", "the notice that an artificial voice reads");
  }
}

Inspection inspect_plain(const OpenFile& file, const std::string& format) {
  Inspection inspection;
  inspection.format = format;
  inspection.size_bytes = file.size_bytes;
  const Decoder decoder = open_sound_file(file.path);
  const FileTags tags = in_milliseconds(read_tags(file, format), format, decoder.sample_rate_hz);
  const SoundFigures sound = measure_sound(decoder, mark_starts(tags));
  take_figures(sound, inspection);
  inspection.tags = tags.fields;
  inspection.cover_type = tags.cover_type;
  const std::vector<NamedChapter> chapters = list_chapters(tags, sound, inspection);
  FaultList faults;
  if (tags.damage) faults.add("tags", *tags.damage, "tags to their end");
  if (!sound.error.empty()) {
    faults.add("2.10", "decoding ended with " + base::quoted(sound.error), "no error");
  }
  check_plain_format(inspection, faults);
  for (const NamedChapter& chapter : chapters) {
    if (chapter.chapter.title.empty()) {
      faults.add("1.13", chapter.name + " has no title", "a title");
    }
  }
  check_chapter_times(chapters, base::to_ms(sound.length_frames, sound.sample_rate_hz), faults);
  check_sound(sound, chapters, faults);
  inspection.faults = faults.faults();
  return inspection;
}

}  // namespace

Inspection inspect_tag(const std::filesystem::path& path) {
  const OpenFile file = open_file(path);
  Inspection inspection;
  inspection.format = "MP3";
  inspection.size_bytes = file.size_bytes;
  const std::string bytes = load_id3(file.source);
  const Id3Tag tag = parse_id3(bytes);
  read_id3(tag, inspection);
  const auto begin = std::min(tag.size_bytes, file.size_bytes);
  take_length(file, find_foreign_tags(file.source, begin, file.size_bytes), inspection);
  return inspection;
}

Inspection inspect(const std::filesystem::path& path) {
  const OpenFile file = open_file(path);
  const std::string format = format_by_mark(file);
  return format.empty() ? inspect_mp3(file) : inspect_plain(file, format);
}

}  // namespace lector::edition
