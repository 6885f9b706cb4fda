/// What the elements of a feed's entry say, whatever prefixes the feed gives them.
#pragma once

#include <string_view>

#include "article/xml_tree.hpp"

namespace lector::article {

/// What an element of an entry says.
enum class FeedRole {
  other,
  title,
  author,
  published,
  updated,
  link,
  guid,
  language,
  content,
  summary,
};

/// A role, and how much it counts among elements of the same role.
struct FeedMeaning {
  FeedRole role = FeedRole::other;
  int weight = 0;  ///< higher is better
};

/// What an element inside an entry, or inside the channel, says. Its namespace counts, by the URI
/// that its prefix stands for; an undeclared prefix is taken for what it usually means.
/// @param text  that the tree was parsed from.
[[nodiscard]] FeedMeaning feed_meaning(const XmlTree& tree, XmlId id, std::string_view text);

}  // namespace lector::article
