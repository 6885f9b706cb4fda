/// What a podcast is, written by its publisher beside the episodes.
///
/// `podcast.toml`, version `lector.podcast/1`: TOML 1.0, UTF-8, at most 1 MB. Unknown keys are
/// refused. Fields may be added; none changes its meaning.
///
///     format = "lector.podcast/1"
///     title = "Coast Herald, read aloud"
///     description = "..."                     # at most 4000 bytes
///     link = "https://example.org/"           # the podcast's page
///     language = "en"                         # BCP 47
///     author = "Coast Herald"
///     category = "News > Daily News"          # one of Apple's; or several: ["News", "Sports"]
///     cover = "cover.jpg"                     # in this folder: square, 1400 to 3000 pixels
///     base_url = "https://example.org/audio/" # where the files of this folder are found
///     explicit = false                        # default: false
///     type = "episodic"                       # or "serial"
///     medium = "podcast"                      # or "newsletter", "audiobook"
///     locked = true                           # no other host may take it over; default: false
///     copyright = "..."                       # default: none
///     feed_url = "https://..."                # default: feed.xml below base_url
///     guid = "9b02..."                        # default: made of feed_url; never change it
///     hub = "https://..."                     # of WebSub; default: none
///
///     [owner]                                 # default: none
///     name = "..."                            # default: the author
///     email = "audio@example.org"
///
/// `format` to `base_url` must be there. Texts but the description have at most 255 characters.
#pragma once

#include <string>
#include <string_view>

#include "feed/feed.hpp"

namespace lector::feed {

/// Its name in the folder of episodes, and that of the feed.
inline constexpr const char* kPodcastFile = "podcast.toml";
inline constexpr const char* kFeedFile = "feed.xml";

/// @param file  its path, for messages.
/// @throws Error(config) that names file, line, key and value, and what is allowed.
[[nodiscard]] Podcast parse_podcast(std::string_view toml, const std::string& file);

/// A file to begin with: every key, with what it is for. It can be read as it is.
[[nodiscard]] std::string podcast_template();

}  // namespace lector::feed
