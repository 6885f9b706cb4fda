/// Text as tags can carry it: every player reads these values, so they are plain.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lector::edition {

/// One line of well-formed UTF-8: line ends and tabs as spaces, other control characters (C0, DEL,
/// C1) gone, bytes that are no UTF-8 as U+FFFD. Everything else stays, whatever its script.
[[nodiscard]] std::string plain_line(std::string_view text);

/// A web address in printable ASCII, as ID3 link frames want it: other bytes percent-encoded.
/// Empty unless it begins with http:// or https://, so that no player is handed a script or a file.
[[nodiscard]] std::string ascii_url(std::string_view url);

/// ISO 639-2/T code of a BCP 47 tag ("en-gb" to "eng"), as ID3 names languages; "und" if it has
/// none.
[[nodiscard]] std::string iso639_2(std::string_view language);

/// The other way round: "eng" to "en"; a code that has no shorter one as it is; nothing for
/// "und" and for what is no code.
[[nodiscard]] std::string iso639_1(std::string_view iso639_2);

/// A date as ID3v2.3 splits it; parts that aren't known are empty.
struct Id3Date {
  std::string year;       ///< TYER, YYYY
  std::string day_month;  ///< TDAT, DDMM
  std::string time;       ///< TIME, HHMM
};

/// Splits an ISO 8601 date ("2025", "2025-04-01", "2025-04-01T17:13"); what follows the minutes is
/// left off.
[[nodiscard]] Id3Date id3_date(std::string_view iso_date);

/// A time as Vorbis chapter comments write it, HH:MM:SS.mmm.
[[nodiscard]] std::string clock_time(std::int64_t time_ms);

}  // namespace lector::edition
