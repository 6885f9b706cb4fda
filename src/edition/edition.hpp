/// Door of `edition`: what a finished file carries beside its sound.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lector::edition {

/// A chapter as players see it, in milliseconds.
struct Chapter {
  std::string title;
  std::int64_t start_ms = 0;
  std::int64_t end_ms = 0;
  bool operator==(const Chapter&) const = default;
};

/// A picture as it stands in its file.
struct Picture {
  std::string mime_type;  ///< image/jpeg or image/png
  std::string bytes;
};

/// Tags and chapters of an edition; UTF-8.
struct Tags {
  std::string title;
  std::optional<std::string> artist;  ///< byline
  std::optional<std::string> album;   ///< publication
  std::optional<std::string> date;    ///< ISO 8601 as far as known
  std::string language;               ///< BCP 47
  std::optional<std::string> url;
  std::string notice;  ///< that an artificial voice reads (standards 4.15); comment
  std::optional<Picture> cover;
  std::vector<Chapter> chapters;  ///< contiguous from 0 to the end, at most 255
};

/// Kinds of file an edition can be; the ending of its name chooses.
enum class Format { mp3, wav, flac, ogg, opus };

}  // namespace lector::edition
