// podcast.toml: any bytes give a podcast whose values fit into a feed, or an Error(config). The
// feed that is written of it, with the same bytes for an episode's texts, is one that a reader of
// its own finds no fault with; and any bytes can be read as a feed.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/report.hpp"
#include "feed/feed.hpp"
#include "feed/podcast_file.hpp"
#include "verify/feed.hpp"

namespace {

constexpr std::size_t kMaxBytes = 64 * 1024;

using lector::feed::Episode;
using lector::feed::Podcast;
using Findings = std::vector<lector::verify::Finding>;

Episode episode_of(const std::string& text) {
  Episode episode{
      .file_name = "a.mp3", .size_bytes = 1, .length_ms = 1, .guid = "1", .title = "a" + text};
  episode.byline = episode.published = episode.url = episode.notice = text;
  episode.lead = lead_of(text, episode);
  episode.chapters = {{.title = text, .start_ms = 0, .end_ms = 1}};
  return episode;
}

void check(const Podcast& podcast, const std::string& text) {
  Findings findings;
  lector::verify::Notes notes("feed.xml", findings);
  const auto feed = lector::verify::read_feed(feed_xml(podcast, {episode_of(text)}), notes);
  if (!findings.empty() || feed.items.size() != 1) std::abort();
}

void read(const std::string& text) {
  Findings findings;
  lector::verify::Notes notes("feed.xml", findings);
  static_cast<void>(lector::verify::read_feed(text, notes));
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMaxBytes) return 0;
  const std::string text(data, data + size);
  static const auto kBegin = lector::feed::parse_podcast(lector::feed::podcast_template(), "");
  check(kBegin, text);
  read(text);
  try {
    check(lector::feed::parse_podcast(text, "fuzz.toml"), text);
  } catch (const lector::Error& error) {
    if (error.kind() != lector::ErrorKind::config) std::abort();
  }
  return 0;
}
