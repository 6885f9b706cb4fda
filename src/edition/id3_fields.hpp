/// What the bodies of ID3 frames say: texts, links, pictures.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "edition/byte_reader.hpp"

namespace lector::edition {

/// How a text begins in its file.
enum class ByteOrderMark { none, little, big };

/// A text field: its encoding byte, its byte order mark, and the text as UTF-8.
struct Id3Text {
  unsigned encoding = 0;  ///< 0 Latin-1, 1 UTF-16 with mark, 2 UTF-16BE, 3 UTF-8
  ByteOrderMark mark = ByteOrderMark::none;
  std::string text;
};

/// COMM, USLT, TXXX: a text with a description.
struct Id3Comment {
  std::string description;
  Id3Text text;
};

/// WXXX.
struct Id3Link {
  unsigned encoding = 0;
  std::string description;
  std::string url;  ///< bytes as they stand
};

/// APIC.
struct Id3Picture {
  unsigned encoding = 0;
  std::string mime_type;
  unsigned type = 0;  ///< 3 is the front cover
  std::string description;
  std::string_view bytes;  ///< view into the frame
  bool is_whole = false;
};

/// T000 to TZZZ without TXXX: encoding, text up to a terminator or the end.
[[nodiscard]] Id3Text read_id3_text(std::string_view body);
[[nodiscard]] Id3Comment read_id3_comment(std::string_view body, std::size_t language_bytes);
[[nodiscard]] Id3Link read_id3_link(std::string_view body);
[[nodiscard]] Id3Picture read_id3_picture(std::string_view body);

/// Width and height of a PNG or JPEG, by its bytes.
struct PictureSize {
  std::string mime_type;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

/// Reads PNG's IHDR or JPEG's start of frame; nothing if the bytes are neither.
[[nodiscard]] std::optional<PictureSize> measure_picture(std::string_view bytes);

}  // namespace lector::edition
