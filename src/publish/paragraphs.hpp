/// Segments become paragraphs again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "publish/publication.hpp"
#include "script/script.hpp"

namespace lector::publish {

/// Segments of one role belong together until one has another pause behind it than a sentence's. A
/// line of the opening (author, date, notice) is a paragraph of its own.
[[nodiscard]] std::vector<Paragraph> paragraphs_of(const script::Script& script);

/// A written form as everything published has it: on one line, white space runs as one space, what
/// XML can't hold left out.
[[nodiscard]] std::string plain_line(std::string_view written);

/// What stands between a sentence and the next of its paragraph: a space; nothing where the
/// sentence ends in Chinese or Japanese, which are set without.
[[nodiscard]] std::string_view space_after(std::string_view sentence);

/// The text for a tag: a line a paragraph, an empty line before headlines and subheadings.
[[nodiscard]] std::string plain_text(const script::Script& script);

}  // namespace lector::publish
