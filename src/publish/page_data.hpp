/// What programs read in a page: what it is, and when its words sound.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "publish/publication.hpp"

namespace lector::publish {

/// ISO 8601: "PT1H2M3.45S".
[[nodiscard]] std::string iso_duration(std::int64_t time_ms);

/// A time as people write it: "1:02:03", "0:07".
[[nodiscard]] std::string short_time(std::int64_t time_ms);

/// A row a sentence, in JSON: its start, its length, and where each of its words begins after its
/// start, in milliseconds. The player's own; other programs read `timing_json`.
[[nodiscard]] std::string times_json(const Publication& publication);

/// schema.org's JSON-LD, fit for a <script>: a NewsArticle, or a CollectionPage that has several;
/// its sound is an AudioObject (standards 6.8).
/// @param captions  address of the WebVTT beside it, if there is one.
[[nodiscard]] std::string linked_data(const Publication& publication,
                                      const std::optional<std::string>& captions);

}  // namespace lector::publish
