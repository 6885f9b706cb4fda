/// Text set in columns of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lector::text {

/// Columns that a terminal gives a text: two for wide characters (Han, Hangul, emoji), none for
/// marks on others.
[[nodiscard]] std::size_t columns_of(std::string_view text);

/// Lines of at most so many columns, broken where UAX #14 allows it but at spaces only in Korean,
/// white space at their ends taken away; what has no such place (an address) is broken anywhere. At
/// least one line.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t columns);

/// The text, or as much of it as leaves room for "…" in so many columns.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t columns);

}  // namespace lector::text
