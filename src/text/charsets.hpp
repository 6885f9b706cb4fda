/// Bytes in any charset that ICU knows, and what they mean.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::text {

/// A guess of the charset of bytes that are no UTF-8.
struct CharsetGuess {
  std::string name;    ///< as ICU's converters take it
  int confidence = 0;  ///< 0 .. 100
};
/// What ICU's detector makes of them, best first.
[[nodiscard]] std::vector<CharsetGuess> guess_charsets(std::string_view bytes);

/// Text converted to UTF-8, and where its characters came from.
struct Converted {
  std::string text;
  std::vector<OffsetRun> runs;
  std::optional<std::size_t> ill_formed;  ///< first byte that the charset doesn't have
};
[[nodiscard]] Converted convert(std::string_view bytes, const std::string& charset);
/// The same for all the bytes: what the charset doesn't have becomes U+FFFD, and what isn't UTF-8
/// in a text of that becomes what windows-1252 means by it.
[[nodiscard]] Converted convert_all(std::string_view bytes, const std::string& charset);
/// True if ICU has a charset of this name that pages may be in.
[[nodiscard]] bool is_charset(const std::string& name);

}  // namespace lector::text
