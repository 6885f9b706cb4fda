#include <algorithm>

#include "base/report.hpp"
#include "edition/rules.hpp"

namespace lector::edition {
namespace {

std::string at(std::uint64_t offset_bytes) {
  return " at byte " + std::to_string(offset_bytes);
}

std::string versus(std::string_view what, std::uint64_t told, std::uint64_t real) {
  return "the Info frame tells of " + std::to_string(told) + " " + std::string(what) +
         ", there are " + std::to_string(real);
}

void check_format(const MpegHeader& first, FaultList& faults) {
  if (first.version != 1 || first.layer != 3 || first.sample_rate_hz != 44100) {
    const std::string version = first.version == 25 ? "2.5" : std::to_string(first.version);
    faults.add("2.3",
               "MPEG-" + version + " Layer " + std::to_string(first.layer) + " at " +
                   std::to_string(first.sample_rate_hz) + " Hz",
               "MPEG-1 Layer 3 at 44100 Hz");
  }
  if (first.mode != 3) {
    faults.add("2.4", "channel mode " + std::to_string(first.mode), "3 (mono)");
  }
}

void check_bitrate(const MpegStream& stream, int bitrate_kbps, FaultList& faults) {
  if (stream.other_bitrate.count > 0) {
    faults.add("2.1",
               std::to_string(stream.other_bitrate.count) + " frames of another bit rate, from " +
                   std::to_string(stream.min_bitrate_kbps) + " to " +
                   std::to_string(stream.max_bitrate_kbps) + " kbit/s, the first" +
                   at(stream.other_bitrate.first_offset),
               "a constant bit rate");
  }
  if (bitrate_kbps < 64 || bitrate_kbps > 128) {
    faults.add("2.2", std::to_string(bitrate_kbps) + " kbit/s", "64 to 128, best 96");
  }
  if (stream.other_mode.count > 0) {
    faults.add("2.4",
               std::to_string(stream.other_mode.count) +
                   " frames of another channel mode, the first" +
                   at(stream.other_mode.first_offset),
               "mono throughout");
  }
}

void check_clean(const MpegStream& stream, const ForeignTags& foreign, FaultList& faults) {
  if (foreign.id3v1_offset)
    faults.add("0", "an ID3v1 tag" + at(*foreign.id3v1_offset), "ID3v2.3 only");
  if (foreign.ape_offset) faults.add("0", "an APE tag" + at(*foreign.ape_offset), "no APE tag");
  if (stream.junk.count > 0) {
    faults.add("2.9",
               std::to_string(stream.junk.bytes) + " bytes that belong to no frame, the first" +
                   at(stream.junk.first_offset),
               "frame after frame from the tag to the end");
  }
  if (stream.cut_frame.count > 0) {
    faults.add("2.9",
               "the last frame" + at(stream.cut_frame.first_offset) + " lacks " +
                   std::to_string(stream.cut_frame.bytes) + " bytes",
               "a whole last frame");
  }
  if (stream.later_info.count > 0) {
    faults.add("2.11",
               std::to_string(stream.later_info.count) +
                   " Info frames within the sound, the first" + at(stream.later_info.first_offset),
               "one at its start (MP3s must not be joined)");
  }
}

void check_counts(const MpegStream& stream, const InfoFrame& info, FaultList& faults) {
  const auto frames = static_cast<std::uint64_t>(stream.frame_count);
  if (info.frame_count != frames) {
    faults.add("2.5", versus("frames", info.frame_count, frames), "the true number of frames");
  }
  if (info.byte_count != stream.frame_bytes) {
    faults.add(
        "2.5", versus("bytes", info.byte_count, stream.frame_bytes), "the bytes of all frames");
  }
  if (!std::ranges::is_sorted(info.seek_table)) {
    faults.add("2.8", "the seek table goes backwards", "a table that ascends");
  }
}

/// A decoder lags by 529 frames itself; with less padding it swallows the end of the sound. More
/// than a frame beyond LAME's own least padding of 576 would be silence for nothing.
void check_lame(const MpegStream& stream, const InfoFrame& info, FaultList& faults) {
  constexpr int kDelay = 576;
  constexpr int kDecoderDelay = 529;
  constexpr int kMaxPadding = 576 + 1152;
  if (info.encoder.empty())
    return faults.add("2.5", "an Info frame without LAME's part", "LAME's part");
  if (info.tag_crc != info.computed_tag_crc) {
    faults.add("2.5",
               "the LAME tag's checksum is " + std::to_string(info.tag_crc) + ", its bytes make " +
                   std::to_string(info.computed_tag_crc),
               "the same");
  }
  if (info.delay_frames != kDelay || info.padding_frames < kDecoderDelay ||
      info.padding_frames > kMaxPadding) {
    faults.add("2.5",
               "the Info frame tells of a delay of " + std::to_string(info.delay_frames) +
                   " and a padding of " + std::to_string(info.padding_frames) + " samples",
               "a delay of 576, a padding of 529 to 1728");
  }
  if (info.music_bytes != stream.frame_bytes) {
    faults.add("2.5",
               versus("bytes of music", info.music_bytes, stream.frame_bytes),
               "the bytes of all frames in LAME's part");
  }
  if (info.music_crc != stream.music_crc) {
    faults.add("2.10",
               "the LAME tag's checksum of the sound is " + std::to_string(info.music_crc) +
                   ", its frames make " + std::to_string(stream.music_crc),
               "the same (no frame was changed)");
  }
}

void check_info(const MpegStream& stream, FaultList& faults) {
  if (!stream.info) return faults.add("2.5", "no Info frame", "one before the sound");
  const InfoFrame& info = *stream.info;
  if (info.magic != "Info") faults.add("2.5", "the mark " + base::quoted(info.magic), "\"Info\"");
  if (info.flags != 0x0FU) {
    faults.add("2.5",
               "Info flags " + std::to_string(info.flags),
               "15 (frames, bytes, seek table, quality)");
  }
  check_counts(stream, info, faults);
  check_lame(stream, info, faults);
}

}  // namespace

void check_stream(const MpegStream& stream, const ForeignTags& foreign, FaultList& faults) {
  check_clean(stream, foreign, faults);
  if (!stream.first) return faults.add("2.9", "no MPEG audio frame", "sound");
  check_format(*stream.first, faults);
  check_bitrate(stream, stream.first->bitrate_kbps, faults);
  check_info(stream, faults);
}

void check_length(const MpegStream& stream, const SoundFigures& sound, FaultList& faults) {
  if (!sound.error.empty()) {
    faults.add("2.10", "decoding ended with " + base::quoted(sound.error), "no error");
  }
  if (!stream.first || !stream.info || stream.info->encoder.empty()) return;
  const std::int64_t promised = stream.frame_count * samples_in(*stream.first) -
                                stream.info->delay_frames - stream.info->padding_frames;
  if (sound.length_frames != promised) {
    faults.add("2.6",
               std::to_string(sound.length_frames) +
                   " samples were decoded where frames less delay "
                   "and padding make " +
                   std::to_string(promised),
               "the same");
  }
}

}  // namespace lector::edition
