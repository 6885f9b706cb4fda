/// Addresses as text: what can be told without asking the network.
#pragma once

#include <string>
#include <string_view>

namespace lector::fetch {

/// True for what is an address and no file's name: `https://example.org/`, whatever its scheme, and
/// those of a few schemes that go without slashes (`javascript:`).
[[nodiscard]] bool is_address(std::string_view text);

/// The scheme in lower case (RFC 3986, 3.1); empty for a relative reference.
[[nodiscard]] std::string scheme_of(std::string_view address);

/// The address as it may be shown: without name and password.
[[nodiscard]] std::string without_secrets(std::string_view address);

/// The same for an address that can't be read, where the password may end anywhere.
[[nodiscard]] std::string without_any_secrets(std::string_view address);

}  // namespace lector::fetch
