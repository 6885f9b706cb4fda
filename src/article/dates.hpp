/// Date lines: "Published: 01 Apr. 2025, 17:13", "1 de abril de 2025", "입력 2025-04-01 17:13".
#pragma once

#include <optional>
#include <string_view>

#include "article/page.hpp"

namespace lector::article {

/// What a line says if it is nothing but dates, with or without labels, weekdays, times and zones;
/// nothing otherwise. A date without a label is the day of publication. Numeric dates: year first
/// as written; with stops, day first; with slashes, as one part above 12 or a label in a language
/// that puts the day first tells, else ambiguous.
[[nodiscard]] std::optional<Dates> read_dates(std::string_view line);

}  // namespace lector::article
