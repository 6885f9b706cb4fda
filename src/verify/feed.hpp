/// The feed of a folder: what it says of the episodes is true.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "verify/chapters.hpp"
#include "verify/facts.hpp"

namespace lector::verify {

/// A file that an element of the feed names.
struct Link {
  std::string url;
  std::string type;
  std::string length;  ///< of an enclosure: bytes, as it stands
};

/// An episode as the feed has it; texts as they stand.
struct FeedItem {
  std::string title;
  std::string guid;
  std::string date;
  std::string duration;
  std::vector<Link> enclosures;
  std::vector<Link> transcripts;
  std::vector<Link> chapter_files;
  bool has_markers = false;
  std::vector<Marker> markers;  ///< psc:chapters
};

/// A feed as it was read.
struct Feed {
  std::string cover;  ///< address of it
  std::vector<FeedItem> items;
};

/// Reads a feed and notes what isn't well-formed, or lacks what PSP-1 and Apple require (output
/// standards, section 4).
[[nodiscard]] Feed read_feed(std::string_view xml, Notes& notes);

/// A folder as the feed should have it.
struct Shelf {
  std::filesystem::path folder;
  std::vector<Facts> episodes;  ///< its MP3s
  std::set<std::string> files;  ///< names of all
};

/// Each item is an episode that is there, as long, as large and with the chapters that it says, and
/// each episode is an item.
void check_feed(const Feed& feed, const Shelf& shelf, Notes& notes);

/// When a mail was sent: "Tue, 01 Apr 2025 17:13:00 +0900", seconds since 1970.
/// @return nothing if it is no such date, or the day of the week is wrong.
[[nodiscard]] std::optional<std::int64_t> read_mail_date(std::string_view text);

}  // namespace lector::verify
