/// Lengths of time, as people write them on a command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lector::cli {

/// Milliseconds of "90s", "30min", "1h" or "1h30min": whole hours, minutes and seconds, in this
/// order, each at most once.
/// @return nothing if it is written otherwise, is zero, or is longer than 1,000 hours.
[[nodiscard]] std::optional<std::int64_t> duration_ms(std::string_view text);

/// For people, to the second: "1 h 2 min 3 s", "2 min 3 s", "3 s".
[[nodiscard]] std::string duration_text(std::int64_t time_ms);

/// As clocks and players show it: "1:02:03", "2:03".
[[nodiscard]] std::string clock_text(std::int64_t seconds);

/// "2025-04-01" is a day of the calendar; "2025-02-30" and "1.4.2025" aren't.
[[nodiscard]] bool is_day(std::string_view text);

}  // namespace lector::cli
