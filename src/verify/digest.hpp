/// Hashes as policies of pages write them (W3C Content Security Policy, section 2.3.1), by OpenSSL.
#pragma once

#include <string>
#include <string_view>

namespace lector::verify {

/// "'sha256-UlzFdMUZ...='": what a policy must say for a script or style of these bytes.
/// @throws Error(engine) if the library can't.
[[nodiscard]] std::string policy_source(std::string_view bytes);

}  // namespace lector::verify
