/// Addresses inside of a book.
#pragma once

#include <compare>
#include <set>
#include <string>
#include <string_view>

#include "verify/facts.hpp"
#include "verify/xml_walk.hpp"

namespace lector::verify {

/// What an address leads to.
struct Place {
  std::string path;  ///< from the archive's root
  std::string id;
  bool operator==(const Place&) const = default;
  auto operator<=>(const Place&) const = default;
};

/// @param from  the file that an address stands in.
[[nodiscard]] Place place_of(std::string_view from, std::string_view address);

/// A page brings in nothing, and leads to nothing, but files of the book.
/// @param listed  their paths.
void check_links(const pugi::xml_node& page,
                 const std::string& path,
                 const std::set<std::string>& listed,
                 Notes& notes);

/// A style sheet loads nothing.
void check_style(std::string_view css, const std::string& path, Notes& notes);

}  // namespace lector::verify
