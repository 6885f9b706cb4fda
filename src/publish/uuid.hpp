/// Names for podcasts and books that never change.
#pragma once

#include <string>
#include <string_view>

namespace lector::publish {

/// The namespace of addresses (RFC 9562).
inline constexpr std::string_view kAddresses = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";

/// A UUID of version 5 (RFC 9562): the same for the same name, always. @param space  a UUID.
[[nodiscard]] std::string named_uuid(std::string_view space, std::string_view name);

/// The `podcast:guid` of a feed: a UUID of version 5 (RFC 9562) of its address without scheme and
/// slashes at the end, in the namespace of podcasts
/// (podcast-namespace, "guid"): "podnews.net/rss" gives 9b024349-ccf0-5f69-a609-6b82873eab3c.
[[nodiscard]] std::string podcast_guid(std::string_view feed_url);

/// Whether a text is a UUID: hex digits in groups of 8, 4, 4, 4 and 12.
[[nodiscard]] bool is_uuid(const std::string& text);

}  // namespace lector::publish
