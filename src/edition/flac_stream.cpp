#include "edition/flac_stream.hpp"

#include <memory>
#include <optional>
#include <string>

#include "base/report.hpp"
#include "edition/tags.hpp"

namespace lector::edition {
namespace {

/// Length of all metadata, once it is there (RFC 9639, section 8: a mark, then blocks of a
/// header of four bytes and a body; the last one has its top bit set).
std::optional<std::size_t> metadata_length(std::string_view stream) {
  constexpr std::size_t kHeader = 4;
  for (std::size_t at = 4; at + kHeader <= stream.size();) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(stream[at + i]); };
    const bool is_last = (byte(0) & 0x80U) != 0;
    at += kHeader + ((std::size_t{byte(1)} << 16U) | (std::size_t{byte(2)} << 8U) | byte(3));
    if (is_last) return at <= stream.size() ? std::optional(at) : std::nullopt;
  }
  return std::nullopt;
}

class FlacStream {
 public:
  FlacStream(base::OutputFile& file, const Tags& tags)
      : file_(&file), tags_(&tags), write_(plain_stream(file)) {}

  void write(std::uint64_t position, std::string_view bytes) {
    if (!head_bytes_) return collect(position, bytes);
    if (position >= *head_bytes_) return write_(position + growth_bytes_, bytes);
    if (position + bytes.size() > kStreamInfoEnd)
      throw Error(ErrorKind::engine, "FLAC: the encoder mends more than its STREAMINFO");
    write_(position, bytes);
  }

 private:
  static constexpr std::uint64_t kStreamInfoEnd = 42;  // mark 4, block header 4, body 34

  void collect(std::uint64_t position, std::string_view bytes) {
    if (position != head_.size()) throw Error(ErrorKind::engine, "FLAC: the head isn't in order");
    head_ += bytes;
    head_bytes_ = metadata_length(head_);
    if (!head_bytes_) return;
    const std::string sound = head_.substr(*head_bytes_);
    head_.resize(*head_bytes_);
    const auto tagged = with_comments(Format::flac, head_, *tags_);
    growth_bytes_ = tagged.size() - head_.size();
    file_->write(tagged);
    file_->write(sound);
  }

  base::OutputFile* file_;
  const Tags* tags_;
  StreamWriter write_;
  std::string head_;
  std::optional<std::uint64_t> head_bytes_;
  std::uint64_t growth_bytes_ = 0;
};

}  // namespace

StreamWriter flac_stream(base::OutputFile& file, const Tags& tags) {
  return [stream = std::make_shared<FlacStream>(file, tags)](
             std::uint64_t position, std::string_view bytes) { stream->write(position, bytes); };
}

}  // namespace lector::edition
