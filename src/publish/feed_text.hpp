/// Texts, addresses and times as feeds have them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lector::publish {

/// Most characters of a value, and bytes of a description (Apple's guide; PSP-1).
inline constexpr std::size_t kMostCharacters = 255;
inline constexpr std::size_t kMostDescriptionBytes = 4000;

/// How many characters (code points) a text has.
[[nodiscard]] std::size_t characters_in(std::string_view text);

/// The beginning of a text that is too long, with "…" as its last character: by whole words where
/// that costs less than a third of it.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most_characters);

/// Whether an address is one of the web that any reader understands: http or https, a host,
/// printable ASCII without spaces, quotes and brackets.
[[nodiscard]] bool is_web_address(std::string_view address);

/// A day and time that is known.
struct Moment {
  std::int64_t utc_seconds = 0;  ///< since 1970
  std::string text;              ///< RFC 2822: "Tue, 01 Apr 2025 17:13:00 +0900"
};

/// Of an ISO 8601 date: "2025-04-01", "2025-04-01T17:13", with seconds and zone or without. What
/// has no time is at 00:00, what has no zone in UTC.
/// @return nothing if the day isn't known, or is none.
[[nodiscard]] std::optional<Moment> moment_of(std::string_view iso_date);

/// Seconds as feeds count them: whole, at least one.
[[nodiscard]] std::int64_t whole_seconds(std::int64_t length_ms);

}  // namespace lector::publish
