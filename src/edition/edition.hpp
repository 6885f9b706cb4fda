/// Door of `edition`: what a finished file carries beside its sound.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lector::edition {

/// A picture as it stands in its file.
struct Picture {
  std::string mime_type;  ///< image/jpeg or image/png
  std::string bytes;
  bool operator==(const Picture&) const = default;
};

/// A chapter as players see it, in milliseconds.
struct Chapter {
  std::string title;
  std::int64_t start_ms = 0;
  std::int64_t end_ms = 0;
  std::optional<Picture> picture{};  ///< small: JPEG or PNG of at most 100 KB (standards 1.15)
  bool operator==(const Chapter&) const = default;
};

/// Whose identities a tag's UFID holds.
inline constexpr const char* kIdentityOwner = "lector";

/// Most chapters of an edition: a table of contents counts them in one byte (standards 1.6).
inline constexpr std::size_t kMostChapters = 255;

/// Tags and chapters of an edition; UTF-8.
struct Tags {
  std::string title;
  std::optional<std::string> artist;  ///< byline
  std::optional<std::string> album;   ///< publication
  std::optional<std::string> date;    ///< ISO 8601 as far as known
  std::string language;               ///< BCP 47
  std::optional<std::string> url;
  std::optional<std::string> identity{};  ///< of the article, for all time: 32 hex digits
  std::string notice;  ///< that an artificial voice reads (standards 4.15); comment
  std::string text{};  ///< all that is said, as it is written: lyrics, where a tag has such
  std::optional<Picture> cover;
  std::vector<Chapter> chapters;  ///< contiguous from 0 to the end, at most `kMostChapters`
};

/// Kinds of file an edition can be; the ending of its name chooses.
enum class Format { mp3, wav, flac, ogg, opus };

}  // namespace lector::edition
