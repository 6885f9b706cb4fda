/// Datelines: "SEOUL, April 1 (Reuters) —", "Berlin (dpa) -", "MADRID, 1 abr (EFE).-".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace lector::article {

/// The dateline at the front of a paragraph.
struct Dateline {
  std::size_t value_bytes = 0;  ///< without the dash
  std::size_t bytes = 0;        ///< with the dash
};

/// A place in capitals, or any place with an agency in brackets behind it, before a dash behind
/// which a sentence begins. Seoul's agencies put place and agency in brackets, and "=" for the
/// dash.
[[nodiscard]] std::optional<Dateline> read_dateline(std::string_view paragraph);

}  // namespace lector::article
