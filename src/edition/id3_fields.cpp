#include "edition/id3_fields.hpp"

#include <algorithm>

namespace lector::edition {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

void append_utf8(char32_t code, std::string& text) {
  const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | code >> 6U);
    put(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    put(0xE0U | code >> 12U);
    put(0x80U | (code >> 6U & 0x3FU));
    put(0x80U | (code & 0x3FU));
  } else {
    put(0xF0U | code >> 18U);
    put(0x80U | (code >> 12U & 0x3FU));
    put(0x80U | (code >> 6U & 0x3FU));
    put(0x80U | (code & 0x3FU));
  }
}

std::string from_latin1(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) append_utf8(static_cast<unsigned char>(byte), text);
  return text;
}

bool is_high(std::uint32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low(std::uint32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

char32_t pair(std::uint32_t high, std::uint32_t low) {
  return 0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00);
}

/// Half a pair becomes the replacement character.
std::string from_utf16(std::string_view bytes, bool is_big) {
  ByteReader reader(bytes);
  const auto next = [&] { return is_big ? reader.big(2) : reader.little(2); };
  std::string text;
  std::uint32_t high = 0;  // first half of a pair that waits for its second
  while (reader.remaining() >= 2) {
    const std::uint32_t unit = next();
    if (is_low(unit)) {
      append_utf8(high == 0 ? kReplacement : pair(high, unit), text);
      high = 0;
      continue;
    }
    if (high != 0) append_utf8(kReplacement, text);
    high = is_high(unit) ? unit : 0;
    if (high == 0) append_utf8(unit, text);
  }
  if (high != 0) append_utf8(kReplacement, text);
  return text;
}

/// Bytes up to the terminator of the encoding (one NUL, or an aligned pair), which is consumed.
std::string_view take_string(ByteReader& reader, unsigned encoding) {
  const bool is_wide = encoding == 1 || encoding == 2;
  const std::string_view rest = reader.rest();
  const std::size_t step = is_wide ? 2 : 1;
  for (std::size_t i = 0; i + step <= rest.size(); i += step) {
    if (rest.substr(i, step).find_first_not_of('\0') != std::string_view::npos) continue;
    const std::string_view text = reader.take(i);
    reader.skip(step);
    return text;
  }
  return reader.take(reader.remaining());
}

Id3Text decode(std::string_view bytes, unsigned encoding) {
  Id3Text text{.encoding = encoding, .mark = ByteOrderMark::none, .text = {}};
  if (encoding == 1 && bytes.substr(0, 2) == "\xFF\xFE") text.mark = ByteOrderMark::little;
  if (encoding == 1 && bytes.substr(0, 2) == "\xFE\xFF") text.mark = ByteOrderMark::big;
  if (text.mark != ByteOrderMark::none) bytes.remove_prefix(2);
  if (encoding == 1 || encoding == 2) {
    text.text = from_utf16(bytes, encoding == 2 || text.mark == ByteOrderMark::big);
  } else {
    text.text = encoding == 0 ? from_latin1(bytes) : std::string(bytes);
  }
  return text;
}

std::optional<PictureSize> measure_png(std::string_view bytes) {
  ByteReader reader(bytes);
  if (reader.take(8) != "\x89PNG\r\n\x1a\n") return std::nullopt;
  reader.skip(4);
  if (reader.take(4) != "IHDR") return std::nullopt;
  PictureSize size{.mime_type = "image/png", .width = reader.big(4), .height = 0};
  size.height = reader.big(4);
  return reader.failed() ? std::nullopt : std::optional(size);
}

/// SOF0 to SOF15 carry the size; C4, C8 and CC are other segments (ITU-T T.81, table B.1).
bool is_start_of_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Walks the segments of a JPEG to its start of frame (ITU-T T.81, B.2.2).
std::optional<PictureSize> measure_jpeg(std::string_view bytes) {
  ByteReader reader(bytes);
  if (reader.take(3) != "\xFF\xD8\xFF") return std::nullopt;
  while (!reader.failed()) {
    std::uint32_t marker = reader.big(1);
    while (marker == 0xFF) marker = reader.big(1);
    const std::uint32_t length = reader.big(2);
    if (is_start_of_frame(marker)) {
      reader.skip(1);
      PictureSize size{.mime_type = "image/jpeg", .width = 0, .height = 0};
      size.height = reader.big(2);
      size.width = reader.big(2);
      return reader.failed() ? std::nullopt : std::optional(size);
    }
    if (length < 2) return std::nullopt;
    reader.skip(length - 2);
    if (reader.big(1) != 0xFF) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Id3Text read_id3_text(std::string_view body) {
  ByteReader reader(body);
  const unsigned encoding = reader.big(1);
  return decode(take_string(reader, encoding), encoding);
}

Id3Comment read_id3_comment(std::string_view body, std::size_t language_bytes) {
  ByteReader reader(body);
  const unsigned encoding = reader.big(1);
  reader.skip(language_bytes);
  Id3Comment comment;
  comment.description = decode(take_string(reader, encoding), encoding).text;
  comment.text = decode(take_string(reader, encoding), encoding);
  return comment;
}

Id3Link read_id3_link(std::string_view body) {
  ByteReader reader(body);
  Id3Link link{.encoding = reader.big(1), .description = {}, .url = {}};
  link.description = decode(take_string(reader, link.encoding), link.encoding).text;
  link.url = take_string(reader, 0);
  return link;
}

Id3Picture read_id3_picture(std::string_view body) {
  ByteReader reader(body);
  Id3Picture picture;
  picture.encoding = reader.big(1);
  picture.mime_type = from_latin1(reader.until_nul());
  picture.type = reader.big(1);
  picture.description = decode(take_string(reader, picture.encoding), picture.encoding).text;
  picture.bytes = reader.rest();
  picture.is_whole = !reader.failed();
  return picture;
}

std::optional<PictureSize> measure_picture(std::string_view bytes) {
  const std::optional<PictureSize> png = measure_png(bytes);
  return png.has_value() ? png : measure_jpeg(bytes);
}

}  // namespace lector::edition
