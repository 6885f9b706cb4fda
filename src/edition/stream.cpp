#include "edition/stream.hpp"

#include <algorithm>
#include <span>

namespace lector::edition {

StreamWriter plain_stream(base::OutputFile& file) {
  return [&file](std::uint64_t position, std::string_view bytes) {
    const std::uint64_t behind = file.size_bytes() - std::min(file.size_bytes(), position);
    const auto over = std::min<std::size_t>(bytes.size(), behind);
    if (over > 0) file.write_at(position, std::as_bytes(std::span(bytes.substr(0, over))));
    file.write(bytes.substr(over));
  };
}

}  // namespace lector::edition
