#include "edition/ogg_stream.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/report.hpp"
#include "edition/tags.hpp"

namespace lector::edition {
namespace {

// Fields of a page's header, by their first byte (RFC 3533, section 6).
constexpr std::size_t kSerial = 14;
constexpr std::size_t kNumber = 18;
constexpr std::size_t kChecksum = 22;
constexpr std::size_t kSegments = 26;
constexpr std::size_t kHeaderBytes = 27;

std::size_t byte_at(std::string_view text, std::size_t position) {
  return static_cast<unsigned char>(text[position]);
}

/// The CRC of Ogg pages: generator 04C11DB7, nothing reflected, start and end 0 (RFC 3533).
constexpr std::array<std::uint32_t, 256> kCrcTable = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    std::uint32_t value = i << 24U;
    for (int bit = 0; bit < 8; ++bit)
      value = (value << 1U) ^ ((value >> 31U) != 0 ? 0x04C11DB7U : 0U);
    table[i] = value;
  }
  return table;
}();

std::uint32_t crc(std::string_view bytes) {
  std::uint32_t value = 0;
  for (const char c : bytes)
    value = (value << 8U) ^ kCrcTable[(value >> 24U) ^ static_cast<unsigned char>(c)];
  return value;
}

void put(std::string& page, std::size_t position, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i)
    page[position + i] = static_cast<char>((value >> (8U * i)) & 0xFFU);
}

/// Lacing values of the page that begins here; nothing while they aren't all there.
std::optional<std::string_view> lacing(std::string_view stream) {
  if (stream.size() < kHeaderBytes) return std::nullopt;
  if (!stream.starts_with("OggS")) throw Error(ErrorKind::engine, "Ogg: the encoder lost a page");
  const std::size_t count = byte_at(stream, kSegments);
  if (stream.size() < kHeaderBytes + count) return std::nullopt;
  return stream.substr(kHeaderBytes, count);
}

/// Length of the page that begins here; nothing while it isn't all there.
std::optional<std::size_t> page_length(std::string_view stream) {
  const auto values = lacing(stream);
  if (!values) return std::nullopt;
  std::size_t length = kHeaderBytes + values->size();
  for (std::size_t i = 0; i < values->size(); ++i) length += byte_at(*values, i);
  return length <= stream.size() ? std::optional(length) : std::nullopt;
}

/// Packets that end in a page: a lacing value below 255 ends one.
std::size_t packets_ended(std::string_view page) {
  const auto values = lacing(page).value_or("");
  std::size_t count = 0;
  for (std::size_t i = 0; i < values.size(); ++i) count += byte_at(values, i) < 255 ? 1U : 0U;
  return count;
}

/// Takes the first page off a stream, if it is all there.
std::optional<std::string> take_page(std::string& stream) {
  const auto length = page_length(stream);
  if (!length) return std::nullopt;
  std::string page = stream.substr(0, *length);
  stream.erase(0, *length);
  return page;
}

class OggStream {
 public:
  OggStream(base::OutputFile& file, Format format, const Tags& tags)
      : file_(&file), format_(format), tags_(&tags) {}

  void write(std::uint64_t position, std::string_view bytes) {
    if (position != received_bytes_) throw Error(ErrorKind::engine, "Ogg: the encoder went back");
    received_bytes_ += bytes.size();
    waiting_ += bytes;
    while (auto page = take_page(waiting_)) {
      if (has_head_)
        emit(*std::move(page));
      else
        collect(*std::move(page));
    }
  }

 private:
  /// Identification, comments, and for Vorbis its set-up; the sound begins on a page of its own
  /// (Vorbis I, A.2; RFC 7845, section 3).
  [[nodiscard]] std::size_t header_packets() const { return format_ == Format::ogg ? 3 : 2; }

  void collect(std::string page) {
    put(page, kSerial, 0);
    put(page, kChecksum, 0);
    head_packets_ += packets_ended(page);
    head_ += page;
    if (head_packets_ < header_packets()) return;
    has_head_ = true;
    head_ = with_comments(format_, head_, *tags_);
    serial_ = crc(head_);
    while (auto tagged = take_page(head_)) emit(*std::move(tagged));
  }

  void emit(std::string page) {
    put(page, kSerial, serial_);
    put(page, kNumber, number_++);
    put(page, kChecksum, 0);
    put(page, kChecksum, crc(page));
    file_->write(page);
  }

  base::OutputFile* file_;
  Format format_;
  const Tags* tags_;
  std::string waiting_;
  std::string head_;
  std::size_t head_packets_ = 0;
  std::uint64_t received_bytes_ = 0;
  std::uint32_t serial_ = 0;
  std::uint32_t number_ = 0;
  bool has_head_ = false;
};

}  // namespace

StreamWriter ogg_stream(base::OutputFile& file, Format format, const Tags& tags) {
  return [stream = std::make_shared<OggStream>(file, format, tags)](
             std::uint64_t position, std::string_view bytes) { stream->write(position, bytes); };
}

}  // namespace lector::edition
