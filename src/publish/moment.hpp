/// When an article appeared, as mails and feeds write it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lector::publish {

/// A day and time that is known.
struct Moment {
  std::int64_t utc_seconds = 0;  ///< since 1970
  std::string text;              ///< RFC 2822: "Tue, 01 Apr 2025 17:13:00 +0900"
};

/// Of an ISO 8601 date: "2025-04-01", "2025-04-01T17:13", with seconds and zone or without. What
/// has no time is at 00:00, what has no zone in UTC.
/// @return nothing if the day isn't known, or is none.
[[nodiscard]] std::optional<Moment> moment_of(std::string_view iso_date);

}  // namespace lector::publish
