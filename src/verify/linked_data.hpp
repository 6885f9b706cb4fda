/// What a page tells programs of itself: JSON-LD in the words of schema.org.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verify/facts.hpp"

namespace lector::verify {

/// An article, or an edition of several; what it doesn't say is empty.
struct Work {
  std::string title;
  std::string section;
  std::string byline;
  std::string publisher;
  std::string published;
  std::string url;
  std::string language;
};

struct LinkedData {
  Work whole;
  std::vector<Work> articles;  ///< `whole` itself, if it is one article
  bool is_collection = false;
};

/// Reads it, and holds what it says of the sound against that.
/// @return nothing, and a note, if it is no JSON.
[[nodiscard]] std::optional<LinkedData> read_linked_data(std::string_view json,
                                                         const Facts& facts,
                                                         Notes& notes);

/// What it says of the edition as a whole is what the tag says.
void expect_tag(const Work& work, const Facts& facts, Notes& notes);

/// "PT1H2M3.45S" in milliseconds: hours, minutes and seconds in this order, each at most once.
[[nodiscard]] std::optional<std::int64_t> read_duration(std::string_view text);

}  // namespace lector::verify
