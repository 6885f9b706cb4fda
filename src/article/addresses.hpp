/// Addresses of pages, as files state them.
#pragma once

#include <string>
#include <string_view>

namespace lector::article {

/// True for what can be read from the web: "http://…", "https://…".
[[nodiscard]] bool is_web_address(std::string_view text);

/// An address as seen from the file that it stands in: "/a/b", "b", "//host/b" become whole by the
/// base. One that is whole, or has no base, stays as it is.
[[nodiscard]] std::string resolved(std::string_view address, std::string_view base);

}  // namespace lector::article
