/// The house as its #includes show it, held against the arrows that CMake grants.
#pragma once

#include <filesystem>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lector::tests {

/// What one room was granted: `lector_room(mix DOOR timeline.hpp USES base script synth)`.
struct Room {
  std::set<std::string> doors;  ///< headers that later rooms may see; empty: all of them
  std::set<std::string> uses;
};

using House = std::map<std::string, Room, std::less<>>;

/// A library that others wrote, and how many files may know it.
struct Library {
  std::string name;
  std::string header;  ///< header, or start of its path if it ends in "/"
  std::size_t max_sources = 1;
};

constexpr std::size_t kAnySource = std::numeric_limits<std::size_t>::max();

/// Reads lines `room | door.hpp | uses uses`, as CMake writes them from its grants.
[[nodiscard]] House read_house(std::string_view lines);

/// Rooms that use each other in a circle, one fault a room; empty if there is an order.
[[nodiscard]] std::vector<std::string> find_circles(const House& house);

/// Holds every file of `src` against the grants: arrows, doors, libraries, `using namespace`.
///
/// @return one line a fault, `mix/arrange.cpp: ...`, sorted; empty if the house is in order.
[[nodiscard]] std::vector<std::string> find_faults(const std::filesystem::path& src,
                                                   const House& house,
                                                   const std::vector<Library>& libraries);

}  // namespace lector::tests
