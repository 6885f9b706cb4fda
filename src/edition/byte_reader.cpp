#include "edition/byte_reader.hpp"

#include <algorithm>

namespace lector::edition {
namespace {

/// Large enough that a day of audio takes a few thousand reads.
constexpr std::size_t kBlockBytes = 256UL * 1024UL;

}  // namespace

std::string_view ByteWindow::at(std::uint64_t offset_bytes, std::size_t count) {
  if (offset_bytes >= end_) return {};
  count = static_cast<std::size_t>(std::min<std::uint64_t>(count, end_ - offset_bytes));
  if (offset_bytes < begin_ || offset_bytes + count > begin_ + block_.size()) {
    const std::uint64_t wanted =
        std::min<std::uint64_t>(std::max(count, kBlockBytes), end_ - offset_bytes);
    block_.resize(static_cast<std::size_t>(wanted));
    block_.resize(source_(offset_bytes, block_));
    begin_ = offset_bytes;
  }
  const auto skip = static_cast<std::size_t>(offset_bytes - begin_);
  return std::string_view(block_.data(), block_.size())
      .substr(std::min(skip, block_.size()), count);
}

std::string read_bytes(const ByteSource& source, std::uint64_t offset_bytes, std::size_t count) {
  // In steps, so that a lie about a length costs no more memory than the file has bytes.
  std::string bytes;
  while (bytes.size() < count) {
    const std::size_t begin = bytes.size();
    const std::size_t step = std::min(count - begin, kBlockBytes);
    bytes.resize(begin + step);
    const std::size_t read = source(offset_bytes + begin, std::span(bytes).subspan(begin));
    bytes.resize(begin + read);
    if (read < step) break;
  }
  return bytes;
}

}  // namespace lector::edition
