/// A podcast's feed: RSS 2.0 with what PSP-1 and Apple require, and what players of Podcasting 2.0
/// show beside (output standards, section 4).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edition/edition.hpp"

namespace lector::feed {

/// Most characters of a value, and bytes of a description (Apple's guide; PSP-1).
inline constexpr std::size_t kMostCharacters = 255;
inline constexpr std::size_t kMostDescriptionBytes = 4000;

/// One of Apple's, with a subcategory or without.
struct Category {
  std::string name;
  std::string subcategory{};
  bool operator==(const Category&) const = default;
};

/// What is said of all episodes; see `podcast_file.hpp`. Addresses are of the web, in ASCII.
struct Podcast {
  std::string title;
  std::string description;
  std::string link;      ///< of its page
  std::string language;  ///< BCP 47
  std::string author;
  std::string owner_name{};
  std::string owner_email{};
  std::vector<Category> categories;  ///< at least one
  std::string cover;                 ///< name of a file in the folder
  std::string base_url;              ///< where the folder's files are found; ends in a slash
  std::string feed_url;              ///< where the feed is found
  std::string guid;                  ///< UUID
  std::string type = "episodic";
  std::string medium = "podcast";
  std::optional<std::string> copyright{};
  std::optional<std::string> hub{};  ///< of WebSub
  bool is_explicit = false;
  bool is_locked = false;
};

/// An episode and what lies beside it.
struct Episode {
  std::string file_name;  ///< of its MP3
  std::uint64_t size_bytes = 0;
  std::int64_t length_ms = 0;
  std::string guid;  ///< its own for all time
  std::string title;
  std::optional<std::string> byline{};
  std::optional<std::string> published{};  ///< ISO 8601 as far as known
  std::optional<std::string> url{};        ///< of the article
  std::string language{};                  ///< BCP 47
  std::string lead{};                      ///< how the article begins
  std::string notice{};                    ///< that an artificial voice reads
  std::vector<edition::Chapter> chapters{};
  std::vector<std::string> beside{};  ///< names of files that are published with it
};

/// The feed as XML: the newest episode first, those without a day last, by name; so the same
/// episodes give the same bytes, whatever their order here, and no clock is read. A title is cut to
/// 255 characters, a description far below 4,000 bytes. Whatever a text holds, it comes out as
/// text.
[[nodiscard]] std::string feed_xml(const Podcast& podcast, std::vector<Episode> episodes);

/// How an article begins, for its description: of a tag's text what follows the notice, without the
/// title; at most 400 characters.
[[nodiscard]] std::string lead_of(std::string_view text, const Episode& episode);

}  // namespace lector::feed
