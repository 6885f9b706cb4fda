/// Page furniture: what stands on a page for those who look at it, not for those who read.
///
/// The rules are cautious: furniture read aloud is a nuisance, body left out is a fault. So most
/// phrases must be the whole line, none is looked for inside quotes, and the looser ones
/// hold only above and below the body.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "article/page.hpp"

namespace lector::article {

/// How a phrase must stand in a line.
enum class Match {
  whole,     ///< it is the line, punctuation at the ends aside
  label,     ///< a colon, bar, dash or arrow follows it, or it is the line
  start,     ///< the line begins with it
  contains,  ///< it is in the line
  end,       ///< the line ends with it
  section,   ///< as `label`, and the titles that follow belong to it
};

/// Where a rule holds.
enum class Place { anywhere, edges };

/// One phrase of furniture.
struct FurniturePhrase {
  std::string_view reason;
  Match match;
  std::string_view phrase;
  Place place = Place::anywhere;
  std::string_view also = {};  ///< must be in the line too
};

/// All phrases, in the form of `matching_key`.
[[nodiscard]] std::span<const FurniturePhrase> furniture_phrases();

/// Lines made of a few words only, in any order: share bars, reading times.
struct FurnitureBag {
  std::string_view reason;
  std::span<const std::string_view> telling;  ///< at least one of these
  std::span<const std::string_view> others;   ///< and otherwise nothing but these
  bool needs_number;
};

[[nodiscard]] std::span<const FurnitureBag> furniture_bags();

/// Why a unit is furniture; nothing if it isn't.
struct Furniture {
  std::string_view reason;
  bool opens_section = false;  ///< titles that follow belong to it
};

/// Judges a unit by itself. `Place::edges` asks for all rules, `Place::anywhere` for those that
/// hold everywhere.
[[nodiscard]] std::optional<Furniture> judge_furniture(const Unit& unit, Place place);

/// Claims what is furniture wherever it stands.
[[nodiscard]] Page leave_out_furniture(Page page);

}  // namespace lector::article
