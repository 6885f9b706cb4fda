/// Dates as mail, feeds and databases write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lector::article {

/// A date of RFC 822, as RSS has it: "Tue, 01 Apr 2025 17:13:00 GMT" to "2025-04-01T17:13", local
/// as written. Week days, seconds and zones may be missing, years may have two digits, months be
/// written out. Nothing if it is none.
[[nodiscard]] std::optional<std::string> read_mail_date(std::string_view text);

/// A date that stands by itself in a file: of ISO 8601, of RFC 822, or as a page has it.
[[nodiscard]] std::optional<std::string> read_stated_date(std::string_view text);

}  // namespace lector::article
