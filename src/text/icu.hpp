/// What each call of ICU needs, of whichever of its headers.
#pragma once

#include <cstdint>
#include <string_view>

namespace lector::text {

/// @param status  a UErrorCode.
/// @param work  what was asked for: "charset 'utf-16'".
/// @throws Error(engine) if it tells of a failure.
void expect_success(int status, std::string_view work);

/// Bytes of a text as ICU counts them: in 32 bits.
/// @throws Error(input) above 2 GB.
[[nodiscard]] std::int32_t length_for_icu(std::string_view text);

}  // namespace lector::text
