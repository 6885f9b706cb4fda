/// What an article is called: an identity that it keeps, and the name of its episode.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/hash.hpp"

namespace lector::batch {

/// What an article's identity is made of.
struct Origin {
  std::optional<std::string> url;  ///< its canonical address; nothing else counts if it has one
  std::string_view source;         ///< `Source::name`
  /// Of one of several articles in a file: headline and date, since its place moves.
  std::optional<std::string> entry;
};

/// Identity for all time, of headline, text and date independent: a corrected article keeps it. The
/// same on every machine. Of an address the fragment ("#comments") doesn't count, and one that is
/// only the site's front page counts as none.
[[nodiscard]] base::Key identity_of(const Origin& origin);

/// Name of an episode's file: date, headline in ASCII, the beginning of the identity:
/// "2025-04-01-orchard-goes-to-market-1f3a9c02.mp3". Of one article alone, never of others beside
/// it: so that machines that share a batch agree. Letters a to z, digits and hyphens; at most 90
/// bytes.
/// @param published  ISO 8601 as far as known; a name without date if it isn't.
[[nodiscard]] std::string episode_name(std::string_view headline,
                                       const std::optional<std::string>& published,
                                       const base::Key& identity);

}  // namespace lector::batch
