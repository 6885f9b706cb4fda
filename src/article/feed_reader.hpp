/// Feeds: RSS 2.0 and its forerunners, RSS 1.0, Atom.
#pragma once

#include "article/collection.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// The entries of a feed. Full content counts more than a summary, titles and names may be marked
/// up or not; prefixes are what the file says they are. What the XML does where it is broken stands
/// in the diagnostics.
/// @param input  must outlive the collection.
/// @throws Error(input) if the file is no feed.
[[nodiscard]] Collection open_feed(const text::Decoded& input);

}  // namespace lector::article
