/// The `Content-Type` that a server states (RFC 9110, 8.3).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lector::fetch {

/// What of the header can be used; the rest of it may be anything.
struct ContentType {
  std::string media_type;              ///< lower case, no parameters; empty if there is none
  std::optional<std::string> charset;  ///< as the server names it, without quotes
};

/// Reads the field's value. A type or charset that isn't written as RFC 9110 has it is left out, so
/// what comes back is ASCII and safe to show; the charset may still be one that nobody knows.
[[nodiscard]] ContentType read_content_type(std::string_view value);

}  // namespace lector::fetch
