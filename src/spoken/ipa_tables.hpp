/// Which sign of the IPA is which phoneme of eSpeak NG.
#pragma once

#include <span>
#include <string_view>

namespace lector::spoken {

/// Pairs of a sign and a name, apart by white space. Of a sign that several tables have, the last
/// one counts.
struct IpaRows {
  std::string_view language;  ///< "en"; "" for all
  std::string_view rows;
};

/// From the general to the particular.
[[nodiscard]] std::span<const IpaRows> ipa_rows();

/// Pairs of a sign and another way to write it that the tables have.
[[nodiscard]] std::string_view ipa_likes();

}  // namespace lector::spoken
