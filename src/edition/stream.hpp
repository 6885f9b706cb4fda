/// What lies between an encoder and the file: streams get their tags while they are written.
///
/// An encoder says where its bytes go, and may come back to mend its head. Tags are put into the
/// head before it reaches the file, so that nothing behind it is ever moved.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "base/files.hpp"

namespace lector::edition {

/// Takes bytes at a position of the encoder's own stream.
using StreamWriter = std::function<void(std::uint64_t position, std::string_view bytes)>;

/// Puts bytes into the file as they are, at its end or over what is there. The file must outlive
/// the writer.
[[nodiscard]] StreamWriter plain_stream(base::OutputFile& file);

}  // namespace lector::edition
