/// Addresses: of the files beside a page, of what it holds itself, of the web.
#pragma once

#include <string>
#include <string_view>

#include "edition/edition.hpp"

namespace lector::publish {

/// Relative address of a file in the same folder: all but letters, digits, "-", "_", "." and "~" is
/// percent-encoded (RFC 3986, 2.3), so that no name reads as a scheme, a query or a path.
[[nodiscard]] std::string file_address(std::string_view file_name);

/// Whether an address is one of the web that any reader understands: http or https, a host,
/// printable ASCII without spaces, quotes and brackets.
[[nodiscard]] bool is_web_address(std::string_view address);

/// RFC 4648, section 4, with padding.
[[nodiscard]] std::string base64(std::string_view bytes);

/// A picture as an address that holds it (RFC 2397).
[[nodiscard]] std::string data_address(const edition::Picture& picture);

}  // namespace lector::publish
