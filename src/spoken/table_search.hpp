/// Finds the longest entry of a table at a place of a sentence: units, currencies, abbreviations.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "spoken/language.hpp"
#include "spoken/sentence.hpp"

namespace lector::spoken {

/// What a table says of the tokens up to `end`.
struct Found {
  Cursor end;
  std::string value;
  std::string key;
};

/// The longest key that begins here and after which no letter or digit goes on. White space counts
/// as one space. Nothing if there is none.
/// @param prefix  put before each key: tables hold several kinds of entries.
[[nodiscard]] std::optional<Found> longest(const Cursor& at,
                                           const Table& table,
                                           std::string_view prefix = {});

/// The same with letters folded to lower case.
[[nodiscard]] std::optional<Found> longest_folded(const Cursor& at,
                                                  const Table& table,
                                                  std::string_view prefix = {});

}  // namespace lector::spoken
