/// The rules a finished file is held to: sections 0 to 3 of the output standards, row by row.
///
/// Each function looks at what a reader found and adds a fault for each rule that is broken; none
/// of them reads a file. Rows that bind the writer's way of working and leave no trace in the file
/// (1.20, 2.7, 2.7a) are judged by what they lead to.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "edition/faults.hpp"
#include "edition/id3_reader.hpp"
#include "edition/mpeg_reader.hpp"
#include "edition/sound_meter.hpp"

namespace lector::edition {

/// A chapter, and what to call it in a message: `chapter "ch3"`.
struct NamedChapter {
  std::string name;
  Chapter chapter;
};

/// Header, frames, texts, dates, cover and padding of a tag: 0, 1.1 to 1.4, 1.13, 1.17 to 1.19,
/// 4.15.
/// @param available_bytes  what the file holds from the start of the tag.
void check_tag(const Id3Tag& tag, std::uint64_t available_bytes, FaultList& faults);

/// CTOC and CHAP frames: 1.5 to 1.8, 1.11 to 1.15.
void check_chapter_frames(const Id3Tag& tag, FaultList& faults);

/// When chapters start and end: 1.9, 1.10, 1.16.
void check_chapter_times(std::span<const NamedChapter> chapters,
                         std::int64_t length_ms,
                         FaultList& faults);

/// The frames of an MP3 stream and what lies around them: 0, 2.1 to 2.5, 2.8 to 2.11.
void check_stream(const MpegStream& stream, const ForeignTags& foreign, FaultList& faults);

/// That as many sample frames come out as the Info frame promises: 2.6, 2.10.
void check_length(const MpegStream& stream, const SoundFigures& sound, FaultList& faults);

/// Loudness, peak, and speech where chapters begin: 3.1, 3.10, 3.13, "chapter start".
void check_sound(const SoundFigures& sound,
                 std::span<const NamedChapter> chapters,
                 FaultList& faults);

}  // namespace lector::edition
