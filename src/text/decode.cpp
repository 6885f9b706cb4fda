#include <algorithm>
#include <array>
#include <optional>

#include "base/report.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace lector::text {
namespace {

struct Signature {
  std::string_view bytes;
  const char* charset;
};

// Longest first: the mark of UTF-16LE begins that of UTF-32LE.
constexpr std::array<Signature, 5> kSignatures = {{
    {{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
    {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
    {{"\xEF\xBB\xBF", 3}, "UTF-8"},
    {{"\xFF\xFE", 2}, "UTF-16LE"},
    {{"\xFE\xFF", 2}, "UTF-16BE"},
}};

// ICU's detector gives a plain text in its own charset 30 and more, noise below 20 (tried on pages
// in twelve charsets, cut to one sentence, and on random bytes).
constexpr int kLeastConfidence = 25;
// The detector looks at 8,000 bytes; this much before the first one that isn't ASCII is context.
constexpr std::size_t kSampleBytes = 8000;
constexpr std::size_t kSampleLead = 1000;

constexpr const char* kRemedy = "; save the page as UTF-8 text";

std::string at_byte(std::size_t offset) {
  return "byte " + std::to_string(offset) + ": ";
}

std::string hex(unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  return std::string("0x") + kDigits[byte >> 4U] + kDigits[byte & 0xFU];
}

// Controls that no text has: all of C0 but tab, line feed, vertical tab, form feed, carriage
// return.
bool is_binary(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value < 0x20U && (value < 0x09U || value > 0x0DU);
}

void refuse_binary(std::string_view text, const Decoded& decoded) {
  const auto found = std::find_if(text.begin(), text.end(), is_binary);
  if (found == text.end()) return;
  const auto offset = decoded.input_offset(static_cast<std::size_t>(found - text.begin()));
  if (*found == '\0') {
    throw Error(ErrorKind::input,
                at_byte(offset) + "NUL; binary data, or UTF-16 without byte-order mark" + kRemedy);
  }
  throw Error(ErrorKind::input,
              at_byte(offset) + "control character " + hex(static_cast<unsigned char>(*found)) +
                  "; binary data is not read" + kRemedy);
}

[[noreturn]] void refuse_charset(std::string_view bytes, std::size_t offset, std::string_view why) {
  const auto byte = static_cast<unsigned char>(bytes[offset]);
  throw Error(ErrorKind::input, at_byte(offset) + hex(byte) + " " + std::string(why) + kRemedy);
}

// True if more characters beyond ASCII are UTF-8 than not: a page in UTF-8 with a few bad bytes.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t well_formed = 0;
  std::size_t ill_formed = 0;
  for (std::size_t offset = 0; offset < bytes.size();) {
    const auto character = character_at(bytes, offset);
    offset = character.end;
    if (character.value == kReplacement) ++ill_formed;
    if (character.value >= 0x80) ++well_formed;
  }
  return well_formed > 2 * ill_formed;  // the ill-formed were counted on both sides
}

std::string detected_charset(std::string_view bytes, std::size_t ill_formed) {
  if (is_mostly_utf8(bytes)) refuse_charset(bytes, ill_formed, "is not UTF-8, as the rest is");
  const auto first = std::find_if(bytes.begin(), bytes.end(), [](char byte) {
    return static_cast<unsigned char>(byte) >= 0x80U;
  });
  const auto offset = static_cast<std::size_t>(first - bytes.begin());
  const auto begin = offset - std::min(offset, kSampleLead);
  const auto guess = guess_charset(bytes.substr(begin, kSampleBytes));
  if (!guess || guess->confidence < kLeastConfidence) {
    refuse_charset(bytes, ill_formed, "is not UTF-8, and the charset can't be told");
  }
  // Pages that say Latin-1 mean its superset (WHATWG Encoding Standard, section 4.2).
  return guess->name == "ISO-8859-1" ? "windows-1252" : guess->name;
}

const Signature* find_signature(std::string_view bytes) {
  const auto* const found =
      std::find_if(kSignatures.begin(), kSignatures.end(), [bytes](const Signature& signature) {
        return bytes.substr(0, signature.bytes.size()) == signature.bytes;
      });
  return found == kSignatures.end() ? nullptr : found;
}

}  // namespace

std::size_t Decoded::input_offset(std::size_t text_offset) const {
  if (text_offset >= text_.size()) return input_size_;
  if (runs_.empty()) return skipped_bytes_ + text_offset;
  const auto after = std::upper_bound(
      runs_.begin(), runs_.end(), text_offset, [](std::size_t offset, const OffsetRun& run) {
        return offset < run.text_begin;
      });
  const auto& run = *std::prev(after);
  const auto characters = (text_offset - run.text_begin) / run.text_step;
  return skipped_bytes_ + run.input_begin + characters * run.input_step;
}

Decoded decode(std::string_view bytes) {
  Decoded decoded;
  decoded.input_size_ = bytes.size();
  const auto* const signature = find_signature(bytes);
  if (signature != nullptr) decoded.skipped_bytes_ = signature->bytes.size();
  const auto body = bytes.substr(decoded.skipped_bytes_);
  decoded.charset_ = signature != nullptr ? signature->charset : "UTF-8";
  if (decoded.charset_ == "UTF-8") {
    const auto ill_formed = find_ill_formed(body);
    if (ill_formed == std::string_view::npos) {
      decoded.text_ = body;
      refuse_binary(decoded.text_, decoded);
      return decoded;
    }
    const auto offset = decoded.skipped_bytes_ + ill_formed;
    if (signature != nullptr)
      refuse_charset(bytes, offset, "is not UTF-8, as the byte-order mark says");
    decoded.charset_ = detected_charset(bytes, offset);
  }
  auto converted = convert(body, decoded.charset_);
  if (converted.ill_formed) {
    refuse_charset(
        bytes, decoded.skipped_bytes_ + *converted.ill_formed, "is not " + decoded.charset_);
  }
  decoded.text_ = std::move(converted.text);
  decoded.runs_ = std::move(converted.runs);
  refuse_binary(decoded.text_, decoded);
  return decoded;
}

}  // namespace lector::text
