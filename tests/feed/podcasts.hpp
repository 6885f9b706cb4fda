/// A podcast and an episode made by hand, in which everything is there.
#pragma once

#include <string>

#include "feed/feed.hpp"

namespace lector::tests {

inline feed::Podcast podcast() {
  return {.title = "Coast Herald, read aloud",
          .description = "Articles, read by an artificial voice.",
          .link = "https://herald.example/",
          .language = "en-GB",
          .author = "Coast Herald",
          .owner_name = "Desk",
          .owner_email = "desk@herald.example",
          .categories = {{"News", "Daily News"}, {"Kids & Family", "Pets & Animals"}, {"History"}},
          .cover = "cover.jpg",
          .base_url = "https://herald.example/audio/",
          .feed_url = "https://herald.example/audio/feed.xml",
          .guid = "9b024349-ccf0-5f69-a609-6b82873eab3c",
          .type = "episodic",
          .medium = "podcast",
          .copyright = "2025 Coast Herald",
          .hub = "https://hub.example/",
          .is_explicit = false,
          .is_locked = true};
}

inline feed::Episode episode(const std::string& name = "2025-04-01-tide-1f3a9c02") {
  return {.file_name = name + ".mp3",
          .size_bytes = 123456,
          .length_ms = 61'500,
          .guid = "guid-of-" + name,
          .title = "The tide",
          .byline = "Ann Writer",
          .published = "2025-04-01T17:13+09:00",
          .url = "https://herald.example/tide",
          .language = "en",
          .lead = "The tide came in. It went out again.",
          .notice = "This article is read by an artificial voice.",
          .chapters = {{.title = "The tide", .start_ms = 0, .end_ms = 30'250},
                       {.title = "Afterwards", .start_ms = 30'250, .end_ms = 61'500}},
          .beside = {name + ".chapters.json",
                     name + ".vtt",
                     name + ".srt",
                     name + ".transcript.json",
                     name + ".timing.json",
                     name + ".html"}};
}

}  // namespace lector::tests
