/// Chapters, wherever they are listed, are those of the tag.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "verify/facts.hpp"

namespace lector::verify {

/// A chapter as a list has it.
struct Marker {
  std::string title;
  std::int64_t start_ms = 0;
};

/// As many as the tag has, with the same titles and starts.
void expect_chapters(const std::vector<Marker>& markers, const Facts& facts, Notes& notes);

/// The file of Podcasting 2.0.
void check_chapters_json(std::string_view text, const Facts& facts, Notes& notes);

}  // namespace lector::verify
