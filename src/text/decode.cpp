#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/report.hpp"
#include "text/characters.hpp"
#include "text/charsets.hpp"
#include "text/offsets.hpp"
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

// One sentence gives ICU's detector a confidence of 30 (Turkish) to 100 in each of twenty charsets
// tried; of 2,000 strings of random bytes without controls, five reached 25.
constexpr int kLeastConfidence = 25;
// The detector looks at 8,000 bytes; this much before the first one that isn't ASCII is context.
constexpr std::size_t kSampleBytes = 8000;
constexpr std::size_t kSampleLead = 1000;

// What ICU's lengths and the runs of offsets can count, with room for UTF-8 to be longer.
constexpr std::size_t kMostBytes = 1'000'000'000;

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

[[noreturn]] void refuse_binary(char byte, std::size_t offset) {
  const auto what = byte == '\0'
                        ? std::string("NUL; binary data, or UTF-16 without byte-order mark")
                        : "control character " + hex(static_cast<unsigned char>(byte)) +
                              "; binary data is not read";
  throw Error(ErrorKind::input, at_byte(offset) + what + kRemedy);
}

void check_no_binary(const Decoded& decoded) {
  const auto& text = decoded.text();
  const auto found = std::ranges::find_if(text, is_binary);
  if (found == text.end()) return;
  refuse_binary(*found, decoded.input_offset(static_cast<std::size_t>(found - text.begin())));
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

// Pages in these charsets mean their supersets (WHATWG Encoding Standard, section 4.2).
std::string superset_of(const std::string& charset) {
  const auto name = to_lower(charset, "");
  if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii") return "windows-1252";
  return name == "iso-8859-9" ? "windows-1254" : charset;
}

std::vector<CharsetGuess> guesses_for(std::string_view bytes) {
  const auto first = std::ranges::find_if(
      bytes, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80U; });
  const auto offset = static_cast<std::size_t>(first - bytes.begin());
  return guess_charsets(bytes.substr(offset - std::min(offset, kSampleLead), kSampleBytes));
}

struct Detected {
  std::string charset;
  Converted converted;
};

// The likeliest charset that has all the bytes; a short text often looks like several.
Detected detect_and_convert(std::string_view bytes) {
  // The detector would find an EBCDIC text in a picture.
  const auto* const binary = std::ranges::find_if(bytes, is_binary);
  if (binary != bytes.end()) {
    refuse_binary(*binary, static_cast<std::size_t>(binary - bytes.begin()));
  }
  const auto ill_formed = find_ill_formed(bytes);
  if (is_mostly_utf8(bytes)) refuse_charset(bytes, ill_formed, "is not UTF-8, as the rest is");
  for (const auto& guess : guesses_for(bytes)) {
    if (guess.confidence < kLeastConfidence) break;
    if (guess.name.starts_with("IBM")) continue;  // EBCDIC, which no page is in
    Detected detected{superset_of(guess.name), {}};
    detected.converted = convert(bytes, detected.charset);
    if (!detected.converted.ill_formed) return detected;
  }
  refuse_charset(bytes, ill_formed, "is not UTF-8, and the charset can't be told");
}

Converted convert_marked(std::string_view bytes, const Signature& signature) {
  const auto mark = signature.bytes.size();
  auto converted = convert(bytes.substr(mark), signature.charset);
  if (converted.ill_formed) {
    refuse_charset(bytes,
                   mark + *converted.ill_formed,
                   "is not " + std::string(signature.charset) + ", as the byte-order mark says");
  }
  return converted;
}

const Signature* find_signature(std::string_view bytes) {
  const auto* const found = std::ranges::find_if(kSignatures, [bytes](const Signature& signature) {
    return bytes.substr(0, signature.bytes.size()) == signature.bytes;
  });
  return found == kSignatures.end() ? nullptr : found;
}

}  // namespace

std::size_t Decoded::input_offset(std::size_t text_offset) const {
  if (text_offset >= text_.size()) return input_size_;
  if (runs_.empty()) return skipped_bytes_ + text_offset;
  const auto after = std::ranges::upper_bound(runs_, text_offset, {}, &OffsetRun::text_begin);
  return skipped_bytes_ + input_behind(*std::prev(after), text_offset);
}

base::SourceSpan Decoded::input_span(TextSpan part) const {
  if (runs_.empty()) return {skipped_bytes_ + part.begin, skipped_bytes_ + part.end};
  const auto span = text::input_span(runs_, part);
  return {skipped_bytes_ + span.begin, skipped_bytes_ + span.end};
}

void Decoded::append_origins(std::vector<OffsetRun>& runs,
                             std::size_t text_begin,
                             TextSpan part) const {
  const auto add = [&](OffsetRun run, std::size_t begin) {
    run.input_begin = static_cast<std::uint32_t>(skipped_bytes_ + run.input_begin);
    run.text_begin = static_cast<std::uint32_t>(text_begin + begin - part.begin);
    append(runs, run);
  };
  if (runs_.empty()) return add({0, static_cast<std::uint32_t>(part.begin)}, part.begin);
  auto run = std::prev(std::ranges::upper_bound(runs_, part.begin, {}, &OffsetRun::text_begin));
  for (; run != runs_.end() && run->text_begin < part.end; ++run) {
    const auto begin = std::max<std::size_t>(run->text_begin, part.begin);
    auto rest = *run;
    rest.input_begin = static_cast<std::uint32_t>(input_behind(*run, begin));
    add(rest, begin);
  }
}

Decoded decode(std::string_view bytes) {
  if (bytes.size() > kMostBytes) throw Error(ErrorKind::input, "text of more than 1 GB");
  const auto* const signature = find_signature(bytes);
  Decoded decoded;
  decoded.input_size_ = bytes.size();
  decoded.charset_ = "UTF-8";
  if (signature != nullptr) {
    decoded.skipped_bytes_ = signature->bytes.size();
    decoded.charset_ = signature->charset;
  }
  const auto body = bytes.substr(decoded.skipped_bytes_);
  if (decoded.charset_ == "UTF-8" && find_ill_formed(body) == std::string_view::npos) {
    decoded.text_ = body;
  } else {
    auto [charset, converted] =
        signature != nullptr ? Detected{signature->charset, convert_marked(bytes, *signature)}
                             : detect_and_convert(bytes);
    decoded.charset_ = std::move(charset);
    decoded.text_ = std::move(converted.text);
    decoded.runs_ = std::move(converted.runs);
  }
  check_no_binary(decoded);
  return decoded;
}

namespace {

/// The charset that a page without byte-order mark is read in.
std::string charset_of_page(std::string_view bytes, const std::optional<std::string>& declared) {
  if (find_ill_formed(bytes) == std::string_view::npos || is_mostly_utf8(bytes)) return "UTF-8";
  if (declared && is_charset(*declared)) return superset_of(*declared);
  for (const auto& guess : guesses_for(bytes)) {
    if (guess.confidence < kLeastConfidence) break;
    if (!guess.name.starts_with("IBM") && guess.name != "UTF-8") return superset_of(guess.name);
  }
  return "windows-1252";
}

}  // namespace

Decoded decode_page(std::string_view bytes, const std::optional<std::string>& declared) {
  if (bytes.size() > kMostBytes) throw Error(ErrorKind::input, "page of more than 1 GB");
  const auto* const signature = find_signature(bytes);
  Decoded decoded;
  decoded.input_size_ = bytes.size();
  if (signature != nullptr) decoded.skipped_bytes_ = signature->bytes.size();
  const auto body = bytes.substr(decoded.skipped_bytes_);
  decoded.charset_ = signature != nullptr ? signature->charset : charset_of_page(body, declared);
  if (decoded.charset_ == "UTF-8" && find_ill_formed(body) == std::string_view::npos) {
    decoded.text_ = body;
  } else {
    auto converted = convert_all(body, decoded.charset_);
    decoded.text_ = std::move(converted.text);
    decoded.runs_ = std::move(converted.runs);
  }
  std::ranges::replace_if(decoded.text_, is_binary, ' ');
  return decoded;
}

}  // namespace lector::text
