/// Tags as bytes, by TagLib: ID3v2.3 for MP3 and WAV, Vorbis comments for FLAC, Ogg and Opus.
#pragma once

#include <string>
#include <string_view>

#include "edition/edition.hpp"

namespace lector::edition {

/// An ID3v2.3 tag, to stand at the start of a file (output standards, section 1).
///
/// Frames in this order: TIT2 TPE1 TALB TYER TDAT TIME TLAN COMM (the notice) WOAF (the address),
/// UFID (the identity), USLT (the text), one flat CTOC, CHAP in time order with ids ch0, ch1, ...
/// (TIT2, and APIC for a picture), APIC, then 1 KiB of zero padding. No unsynchronisation, extended
/// header or frame flags. Text is Latin-1 where it is ASCII, else UTF-16 with byte-order mark;
/// chapter titles always the latter. What isn't known has no frame.
/// @param tags  at most 255 chapters, in time order.
[[nodiscard]] std::string render_id3(const Tags& tags);

/// The head of a FLAC, Ogg Vorbis or Opus stream, with tags in its Vorbis comments: TITLE ARTIST
/// ALBUM DATE LANGUAGE COMMENT CONTACT, CHAPTER001=HH:MM:SS.mmm and CHAPTER001NAME=..., the cover.
///
/// @param format  flac, ogg or opus.
/// @param head  all that an encoder wrote before the sound: FLAC metadata blocks, Ogg header pages.
/// @return what shall stand in its place; Ogg pages keep the stream's serial number, and their
///   number may grow.
/// @throws Error(engine) if TagLib doesn't understand the head.
[[nodiscard]] std::string with_comments(Format format, std::string_view head, const Tags& tags);

}  // namespace lector::edition
