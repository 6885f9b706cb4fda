/// A guard before CBOR (RFC 8949), which caches hold small values in.
#pragma once

#include <string_view>

namespace lector::base {

/// Refuses what can't be read safely: nlohmann-json descends into nested values until the stack
/// ends, however deep somebody made them.
/// @throws Error(input) if the bytes aren't one CBOR value, or nest more than 8 deep.
void expect_shallow_cbor(std::string_view bytes);

}  // namespace lector::base
